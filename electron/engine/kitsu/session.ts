/**
 * One person signed in at one server: the two tokens, the one cookie that 0.20.52 wants, and the keeping alive of both.
 * Owned by an open account. It sends; what the answers mean is for the others in this folder.
 */
import type { Host, HttpBody, HttpRequest, HttpResponse } from '../host.ts';
import { isNearItsEnd } from './accessToken.ts';
import { answerError, asApiError, brokenAnswer } from './answerError.ts';
import { ApiError } from './ApiError.ts';
import { callOf } from './callOf.ts';
import { pingKitsu } from './pingKitsu.ts';
import { isRecord, parseJson, readText } from './wireJson.ts';

/** Kept together in the secret store, as one text. The cookie is the value of Zou's `session` cookie. */
export type SessionTokens = {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly sessionCookie: string | null;
};

export type SessionRequest = {
  readonly method: HttpRequest['method'];
  /** Below `/api`, with its query: `/data/tasks?page=1`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: HttpBody;
  readonly signal?: AbortSignal | null;
  readonly idleMs?: number;
};

export type KitsuSession = {
  /** Scheme, host, port and sub-path, without `/api`. */
  readonly serverUrl: string;
  /** The answer as it came, whatever its status. Fails with an ApiError: no answer, or `unauthorized` with no way to renew. */
  readonly send: (request: SessionRequest) => Promise<HttpResponse>;
  /** `expired`: reading from disk goes on, everything sent fails with `unauthorized` until new tokens are set. */
  readonly state: () => 'open' | 'expired' | 'none';
  /** A token good for now, renewed if need be: for the event stream. */
  readonly freshAccessToken: () => Promise<string>;
  /** After a new sign-in. */
  readonly setTokens: (tokens: SessionTokens) => void;
  /** GET /auth/logout: tells the server where it can be reached, and forgets the tokens in any case. */
  readonly signOut: () => Promise<void>;
  /** GET /api: is this Kitsu there, and which version? Learns the server's clock on the way. Fails with an ApiError. */
  readonly ping: () => Promise<{ readonly version: string }>;
  /** Server clock minus this computer's at the last answer, milliseconds; 0 until there was one. */
  readonly clockSkewMs: () => number;
  /** The server's clock at its last answer, in whole seconds; null until there was one. */
  readonly answeredAtMs: () => number | null;
};

export type SessionOptions = {
  readonly host: Pick<Host, 'sendHttp' | 'now' | 'log'>;
  readonly serverUrl: string;
  readonly tokens: SessionTokens | null;
  /** The tokens have changed and should be stored; null after a sign-out. */
  readonly onTokens: (tokens: SessionTokens | null) => void;
  readonly onExpired: () => void;
};

export const usualIdleMs = 30_000;
const refreshAgainMs = 60_000;
const refreshCall = 'GET /auth/refresh-token';
/** Routes that 0.20.52 answers with 403 to a token without the cookie. */
const cookieRoutes = /^\/(data|actions)\/user\//;

export function createSession({
  host,
  serverUrl,
  tokens: storedTokens,
  onTokens,
  onExpired,
}: SessionOptions): KitsuSession {
  let tokens = storedTokens;
  let isExpired = false;
  let skewMs = 0;
  let answeredAtMs: number | null = null;
  let refreshing: Promise<void> | null = null;
  /** An answer to a valid token sets the cookie on the servers that have one; after it, no cookie means that none is needed. */
  let hasBeenAnswered = false;
  let hasRenewedCookie = false;
  /** Fifteen days after the sign-in; the last access token outlives it. */
  let isRefreshRefused = false;
  /** A refresh that failed is not tried again with each call: the token is good for hours still. */
  let refreshNotBeforeMs = 0;

  const store = (next: SessionTokens | null): void => {
    tokens = next;
    onTokens(next);
  };

  const noteClock = ({ headers }: HttpResponse): void => {
    const date = Date.parse(headers['date'] ?? '');
    if (Number.isNaN(date)) return;
    answeredAtMs = date;
    // The header is cut to whole seconds: half of one is the best guess for the rest.
    skewMs = date + 500 - host.now();
  };

  const note = (response: HttpResponse): void => {
    noteClock(response);
    const cookie = sessionCookieOf(response.setCookies);
    // The first one stays good: the newer ones that each answer brings need not be stored.
    if (cookie !== null && tokens !== null && tokens.sessionCookie === null)
      store({ ...tokens, sessionCookie: cookie });
    if (response.status < 400) hasBeenAnswered = true;
  };

  const expire = (): void => {
    if (isExpired) return;
    isExpired = true;
    host.log({ level: 'warning', event: 'session-expired' });
    onExpired();
  };

  const sendWith = async (token: string, request: SessionRequest): Promise<HttpResponse> => {
    const cookie = tokens?.sessionCookie ?? null;
    return host.sendHttp({
      url: `${serverUrl}/api${request.path}`,
      method: request.method,
      headers: {
        accept: 'application/json',
        ...request.headers,
        authorization: `Bearer ${token}`,
        ...(cookie === null ? {} : { cookie: `session=${cookie}` }),
      },
      body: request.body ?? null,
      signal: request.signal ?? null,
      idleMs: request.idleMs ?? usualIdleMs,
    });
  };

  const currentTokens = (): SessionTokens => {
    if (tokens === null || isExpired) throw unauthorized();
    return tokens;
  };

  const refreshOnce = async (): Promise<void> => {
    const { refreshToken } = currentTokens();
    if (refreshToken === null) throw unauthorized();
    const response = await sendWith(refreshToken, { method: 'GET', path: '/auth/refresh-token' });
    note(response);
    const text = await readText(response.body);
    if (response.status !== 200) {
      if (isTokenRefused(response)) isRefreshRefused = true;
      throw answerError(response, text, refreshCall);
    }
    const answer = parseJson(text);
    const accessToken = isRecord(answer) ? answer['access_token'] : null;
    if (typeof accessToken !== 'string') throw brokenAnswer(response.status, 'no access token');
    store({ ...currentTokens(), accessToken });
    host.log({ level: 'info', event: 'session-refreshed' });
  };

  /** Many calls may find the token old at once: one refresh serves them all. */
  const refresh = (): Promise<void> => {
    refreshing ??= refreshOnce().finally(() => (refreshing = null));
    return refreshing;
  };

  const freshAccessToken = async (): Promise<string> => {
    const { accessToken, refreshToken } = currentTokens();
    const mayRefresh = refreshToken !== null && !isRefreshRefused && host.now() >= refreshNotBeforeMs;
    if (!mayRefresh || !isNearItsEnd(accessToken, host.now() + skewMs)) return accessToken;
    try {
      await refresh();
    } catch (error) {
      // This one is still good for a while, and the server will say when it is not.
      refreshNotBeforeMs = host.now() + refreshAgainMs;
      host.log({ level: 'warning', event: 'session-not-refreshed', detail: { code: asApiError(error).code } });
    }
    return currentTokens().accessToken;
  };

  /** After the server refused a token: a new one, or the end of the session. */
  const renew = async (refused: string, refusal: ApiError): Promise<void> => {
    // Another call may have renewed it meanwhile.
    if (currentTokens().accessToken !== refused) return;
    try {
      await refresh();
    } catch (error) {
      if (asApiError(error).code !== 'unauthorized') throw error;
      expire();
      throw refusal;
    }
  };

  const sendRenewing = async (request: SessionRequest): Promise<HttpResponse> => {
    const token = await freshAccessToken();
    const first = await sendWith(token, request);
    note(first);
    if (!isTokenRefused(first)) return first;
    await renew(token, answerError(first, await readText(first.body), callOf(request)));
    const second = await sendWith(currentTokens().accessToken, request);
    note(second);
    if (!isTokenRefused(second)) return second;
    // A token made a moment ago is refused: the account was disabled.
    expire();
    throw answerError(second, await readText(second.body), callOf(request));
  };

  const askForCookie = async (): Promise<void> => {
    const response = await sendRenewing({ method: 'GET', path: '/auth/authenticated' });
    await readText(response.body);
  };

  const send = async (request: SessionRequest): Promise<HttpResponse> => {
    try {
      const needsCookie = cookieRoutes.test(request.path);
      if (needsCookie && currentTokens().sessionCookie === null && !hasBeenAnswered) await askForCookie();
      const response = await sendRenewing(request);
      if (response.status !== 403 || !needsCookie || hasRenewedCookie || currentTokens().sessionCookie === null) {
        return response;
      }
      // Perhaps a cookie of a server that was set up anew: get another one, once.
      hasRenewedCookie = true;
      await readText(response.body);
      store({ ...currentTokens(), sessionCookie: null });
      await askForCookie();
      return await sendRenewing(request);
    } catch (error) {
      throw asApiError(error);
    }
  };

  return {
    serverUrl,
    send,
    state: () => (tokens === null ? 'none' : isExpired ? 'expired' : 'open'),
    freshAccessToken: async () => {
      try {
        return await freshAccessToken();
      } catch (error) {
        throw asApiError(error);
      }
    },
    setTokens: (next) => {
      isExpired = false;
      hasBeenAnswered = next.sessionCookie !== null;
      hasRenewedCookie = false;
      isRefreshRefused = false;
      refreshNotBeforeMs = 0;
      store(next);
    },
    signOut: async () => {
      const leaving = tokens;
      store(null);
      if (leaving === null) return;
      try {
        const response = await sendWith(leaving.accessToken, { method: 'GET', path: '/auth/logout', idleMs: 5_000 });
        await readText(response.body);
      } catch (error) {
        // The token stays good on the server until it ends; here it is forgotten, which is what was asked for.
        host.log({ level: 'warning', event: 'sign-out-not-told', detail: { code: asApiError(error).code } });
      }
    },
    ping: () =>
      pingKitsu(
        {
          sendHttp: async (request) => {
            const response = await host.sendHttp(request);
            noteClock(response);
            return response;
          },
        },
        serverUrl,
      ),
    clockSkewMs: () => skewMs,
    answeredAtMs: () => answeredAtMs,
  };
}

export function sessionCookieOf(setCookies: readonly string[]): string | null {
  for (const line of setCookies) {
    const found = /^\s*session=([^;]+)/.exec(line)?.[1];
    if (found !== undefined) return found;
  }
  return null;
}

/** 401 for an old or revoked token, 422 for one that was made with another key; a page is not Kitsu's answer. */
function isTokenRefused(response: HttpResponse): boolean {
  return (response.status === 401 || response.status === 422) && !isPage(response);
}

function isPage(response: HttpResponse): boolean {
  return (response.headers['content-type'] ?? '').includes('text/html');
}

function unauthorized(): ApiError {
  return new ApiError('unauthorized', { status: null, mayHaveActed: false, serverMessage: '' });
}
