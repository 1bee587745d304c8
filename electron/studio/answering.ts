/*
 * From a request, whoever carried it, to a route's answer.
 */
import { answer, type Answer } from './answer.ts';
import { authenticate, checkSession } from './authenticate.ts';
import { isId, type Body, type OpenCall } from './call.ts';
import { ApiError, CutConnection, crash, errorBody, forbidden, notFound, wrongMethod } from './errors.ts';
import type { Route } from './route.ts';
import { Router, type Method } from './router.ts';
import { routes } from './routes/all.ts';
import type { Studio } from './studio.ts';
import { makeSession } from './tokens.ts';

export type Asked = {
  readonly method: string;
  /** Lower-case names. */
  readonly headers: OpenCall['headers'];
  /** Below `/api`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Body;
};

/** Refusals are answers too; a route that dies without one throws CutConnection. */
export type Answering = (studio: Studio, asked: Asked) => Promise<Answer>;

/** @param log what went wrong inside a route. */
export function openAnswering(isNew: boolean, log: (line: string) => void): Answering {
  const router = openRouter(isNew);
  return async (studio, asked) => {
    const headers: Record<string, string> = {};
    try {
      if (asked.method === 'OPTIONS') return { status: 200, headers: preflight, body: { kind: 'empty' } };
      return await routed(studio, router, asked, headers);
    } catch (error) {
      if (error instanceof CutConnection) throw error;
      const known = error instanceof ApiError ? error : crash();
      if (known !== error) log(error instanceof Error ? (error.stack ?? error.message) : String(error));
      const value = errorBody(known, studio.version, {
        isJson: asked.body.kind === 'json',
        isReading: asked.method === 'GET' || asked.method === 'HEAD',
      });
      const failed = answer(value, known.status, headers);
      return typeof value === 'string'
        ? { ...failed, body: { kind: 'text', text: value, contentType: 'text/html' } }
        : failed;
    }
  };
}

function openRouter(isNew: boolean): Router<Route> {
  const router = new Router<Route>();
  const other = isNew ? '0.20' : '1.x';
  for (const route of routes) if (route.only !== other) router.add(route.method, route.pattern, route);
  return router;
}

/** @param headers filled with what an error's answer carries as well. */
async function routed(
  studio: Studio,
  router: Router<Route>,
  asked: Asked,
  headers: Record<string, string>,
): Promise<Answer> {
  const { path } = asked;
  const method = (asked.method === 'HEAD' ? 'GET' : asked.method) as Method;
  const match = router.match(method, path);
  if (match.kind === 'unknown') throw notFound();
  if (match.kind === 'wrong method') throw wrongMethod();
  const route = match.target;
  const { query, body } = asked;
  const open: OpenCall = { studio, method, path, params: match.params, query, headers: asked.headers, body };
  if (route.access === 'public') return await route.handler(open);
  checkSession(studio, path, asked.headers);
  const { caller, claims } = authenticate(studio, asked.headers, route.access === 'refresh' ? 'refresh' : 'access');
  if (!studio.isNew) headers['Set-Cookie'] = `session=${makeSession(studio.secret, caller.id)}; HttpOnly; Path=/`;
  if (route.access !== 'token' && claims.identity_type === 'bot') throw forbidden();
  const given = await route.handler({
    ...open,
    caller,
    identity: claims.identity_type,
    jti: claims.jti,
    refreshJti: claims.refresh_jti ?? null,
  });
  // Who got this far with a malformed id has found nothing by it; the real server's database refuses to look.
  if (route.takesAnyId !== true && hasMalformedId(match.params)) throw crash();
  return { ...given, headers: { ...headers, ...given.headers } };
}

const hasMalformedId = (params: Readonly<Record<string, string>>): boolean =>
  Object.entries(params).some(
    ([name, value]) => name.endsWith('_id') && !isId(value) && !(name === 'episode_id' && isEpisodeWord(value)),
  );

// What boards and playlists say where they mean no single episode.
const isEpisodeWord = (value: string): boolean => value === 'main' || value === 'all';

const preflight = {
  'Access-Control-Allow-Methods': 'GET,POST,PUT,DELETE,OPTIONS,HEAD,PATCH',
  'Access-Control-Allow-Headers': 'Content-Type, Authorization',
} as const;
