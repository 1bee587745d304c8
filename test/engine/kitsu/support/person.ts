import { Buffer } from 'node:buffer';
import { createNodeHttp } from '../../../../electron/engine/host/nodeHttp.ts';
import type { LogLine } from '../../../../electron/engine/host.ts';
import type { Kitsu } from '../../../../electron/engine/kitsu/kitsu.ts';
import { createKitsu } from '../../../../electron/engine/kitsu/requests.ts';
import { createSession, type KitsuSession, type SessionTokens } from '../../../../electron/engine/kitsu/session.ts';

export const sendHttp = createNodeHttp({ routeFor: () => Promise.resolve({ agent: null, ca: null }) });

export type Signed = {
  readonly session: KitsuSession;
  readonly kitsu: Kitsu;
  readonly log: LogLine[];
  readonly stored: (SessionTokens | null)[];
  readonly expiries: () => number;
};

/** Somebody signed in at a server, with a clock that can be set. */
export function signedIn(
  serverUrl: string,
  options: { readonly version?: string; readonly tokens?: SessionTokens; readonly now?: () => number } = {},
): Signed {
  const log: LogLine[] = [];
  const stored: (SessionTokens | null)[] = [];
  let expiries = 0;
  const session = createSession({
    host: { sendHttp, now: options.now ?? Date.now, log: (line) => log.push(line) },
    serverUrl,
    tokens: options.tokens ?? { accessToken: 'access', refreshToken: 'refresh', sessionCookie: 'cookie' },
    onTokens: (tokens) => stored.push(tokens),
    onExpired: () => (expiries += 1),
  });
  return {
    session,
    kitsu: createKitsu(session, options.version ?? '1.0.97', (line) => log.push(line)),
    log,
    stored,
    expiries: () => expiries,
  };
}

/** A token as a server would make it, good from and until these seconds. */
export function token(name: string, issuedAtSeconds: number, endsAtSeconds: number): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none' })}.${part({ sub: name, iat: issuedAtSeconds, exp: endsAtSeconds })}.${name}`;
}

export const never = new AbortController().signal;
