/*
 * What anybody may ask: version, health, configuration.
 */
import { cpus, freemem, totalmem } from 'node:os';
import { answer, textAnswer } from '../answer.ts';
import { real } from '../json.ts';
import { organisation } from '../organisation.ts';
import { open, type Route } from '../route.ts';
import type { Studio } from '../studio.ts';

const health = {
  'database-up': true,
  'key-value-store-up': true,
  'event-stream-up': true,
  'job-queue-up': true,
  'indexer-up': false,
} as const;

const configuration = (studio: Studio): unknown => ({
  is_self_hosted: true,
  crisp_token: '',
  dark_theme_by_default: organisation(studio).dark_theme_by_default,
  indexer_configured: false,
  saml_enabled: false,
  saml_idp_name: '',
  ...(studio.isNew ? { oidc_enabled: false, oidc_idp_name: '' } : {}),
  default_locale: 'en_US',
  default_timezone: 'Europe/Paris',
  ...(studio.isNew
    ? { enforce_2fa: false, movie_highdef_bitrate: 28, movie_lowdef_bitrate: 6, preview_accounts_enabled: true }
    : {}),
});

const statusText = ({ version }: Studio): string =>
  [
    'name: Zou',
    `version: ${version}`,
    'database-up: up',
    'event-stream-up: up',
    'key-value-store-up: up',
    'job-queue-up: up',
    'indexer-up: down',
    '',
  ].join('\n');

export const indexRoutes: readonly Route[] = [
  open('GET', '/', ({ studio }) => answer({ api: 'Zou', version: studio.version })),
  open('GET', '/status', ({ studio }) => answer({ name: 'Zou', version: studio.version, ...health })),
  open('GET', '/status/influx', () =>
    answer({
      ...Object.fromEntries(Object.entries(health).map(([name, isUp]) => [name, isUp ? 1 : 0])),
      time: Date.now() / 1000 + 0.000001,
    }),
  ),
  open('GET', '/status.txt', ({ studio }) => textAnswer(statusText(studio), 'text')),
  open('GET', '/status/resources', () =>
    answer({
      date: new Date().toISOString().slice(0, -1),
      cpu: {
        percent: cpus().map(() => real(0)),
        loadavg: { 'last 1 min': real(0), 'last 5 min': real(0), 'last 10 min': real(0) },
      },
      memory: { total: totalmem(), used: totalmem() - freemem(), available: freemem(), percent: real(50) },
      jobs: { running_jobs: 0 },
    }),
  ),
  open('GET', '/config', ({ studio }) => answer(configuration(studio))),
  open('GET', '/status/test-event', (call) => {
    call.studio.publish('main:test', {});
    return answer({ success: true });
  }),
];
