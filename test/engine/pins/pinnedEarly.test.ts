// A set that is kept on purpose while the first reading of its production is still under way.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import type { PinnedSet } from '../../../shared/model/pins.ts';
import { startTestEngine, type TestEngine } from '../../support/testEngine.ts';

let studio: RunningStudio;
let engine: TestEngine;

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 8, tasksPerShot: 2, comments: 20, assets: 2 });
  engine = await startTestEngine();
});
afterAll(async () => {
  await engine.remove();
  await studio.stop();
});

test('is being counted until its revisions are known, and up to date afterwards alone', async () => {
  const account = studio.accounts.find(({ role }) => role === 'manager');
  if (account === undefined) throw new Error('nobody to sign in as');
  // The list of revisions comes last, and takes its time.
  studio.faults.set([{ method: 'GET', path: '/data/preview-files*', action: { kind: 'delay', ms: 8_000 } }]);
  await engine.call('signIn', { url: studio.url, email: account.email, password: account.password, code: null });
  const begun = async () =>
    (await engine.query('pullSteps', {})).steps.flatMap(({ subject: of, state }) =>
      of.kind === 'production' && state === 'running' ? of : [],
    )[0];
  let productionId = '';
  await engine.until(
    async () => {
      productionId = (await begun())?.productionId ?? '';
      return productionId !== '';
    },
    'a production is being read',
    60_000,
  );
  const subject = { kind: 'production', productionId } as const;
  const choice = { media: 'previews', revisionCount: 1, hasSources: true } as const;
  const measure = () => engine.query('pinMeasure', { subject, ...choice });
  const set = async (): Promise<PinnedSet | undefined> => (await engine.query('pinnedSets', {}))[0];
  await engine.until(
    async () => (await engine.query('playlists', { productionId })).freshness.state === 'complete',
    'its shots and tasks are known',
    60_000,
  );
  const early = await measure();
  expect(early).toMatchObject({ previewCount: 0, isCounted: false });
  await engine.call('pinSet', { subject, ...choice });
  await engine.until(async () => ((await set())?.taskCount ?? 0) > 0, 'it is counted for the first time', 60_000);
  expect((await set())?.state).toBe('counting');

  await engine.until(async () => (await set())?.state === 'up-to-date', 'it is up to date', 120_000);
  expect((await set())?.fileCount).toBeGreaterThan(early.fileCount);
  expect((await measure()).previewCount).toBeGreaterThan(0);
});
