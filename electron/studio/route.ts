/*
 * How routes are written down: a method, a pattern below `/api`, who may call, and a handler.
 */
import type { Answer } from './answer.ts';
import type { Call, OpenCall } from './call.ts';
import type { Method } from './router.ts';

export type Handler<C> = (call: C) => Answer | Promise<Answer>;

export type Route = {
  readonly method: Method;
  readonly pattern: string;
  /** Only servers of this line know it. */
  readonly only?: '0.20' | '1.x';
  /** An id of its path that is none leads nowhere, but is not asked of the database, which would refuse it. */
  readonly takesAnyId?: true;
} & (
  | { readonly access: 'public'; readonly handler: Handler<OpenCall> }
  /** `token`: anybody signed in. `person`: not a bot. `refresh`: a refresh token instead of an access token. */
  | { readonly access: 'token' | 'person' | 'refresh'; readonly handler: Handler<Call> }
);

export const open = (method: Method, pattern: string, handler: Handler<OpenCall>): Route => ({
  method,
  pattern,
  access: 'public',
  handler,
});

const route =
  (method: Method) =>
  (pattern: string, handler: Handler<Call>, access: 'token' | 'person' | 'refresh' = 'token'): Route => ({
    method,
    pattern,
    access: access === 'token' && /^\/(data|actions)\/user\//.test(pattern) ? 'person' : access,
    handler,
  });

/** Routes that do not mind a malformed id in their path. */
export const takingAnyId = (...routes: readonly Route[]): readonly Route[] =>
  routes.map((one) => ({ ...one, takesAnyId: true }));

/** Routes that 0.20.52 does not know. */
export const sinceOne = (...routes: readonly Route[]): readonly Route[] =>
  routes.map((one) => ({ ...one, only: '1.x' }));

/** Routes that were gone by 1.0.97. */
export const untilOne = (...routes: readonly Route[]): readonly Route[] =>
  routes.map((one) => ({ ...one, only: '0.20' }));

export const get = route('GET');
export const post = route('POST');
export const put = route('PUT');
export const del = route('DELETE');
