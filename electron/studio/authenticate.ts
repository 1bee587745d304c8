/*
 * From a request's headers to the person calling, or the refusal flask-jwt-extended gives.
 */
import { ApiError, fixedError, forbidden } from './errors.ts';
import type { Studio } from './studio.ts';
import type { PersonRow } from './tables.ts';
import { isSession, readToken, type Claims, type TokenKind } from './tokens.ts';

type Headers = Readonly<Record<string, string | string[] | undefined>>;

const refusal = (status: number, msg: string): ApiError => fixedError(status, { msg });

function cookies(headers: Headers): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const part of String(headers['cookie'] ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0) found[part.slice(0, at).trim()] = part.slice(at + 1).trim();
  }
  return found;
}

/** The token a request carries. The cookie is tried first: only when there is none does the header count. */
function carriedToken(headers: Headers, kind: TokenKind): string {
  const cookieName = kind === 'access' ? 'access_token_cookie' : 'refresh_token_cookie';
  const cookie = cookies(headers)[cookieName];
  if (cookie !== undefined && cookie !== '') return cookie;
  const missing = (reason: string): ApiError =>
    refusal(401, `Missing JWT in cookies or headers (Missing cookie "${cookieName}"; ${reason})`);
  const header = headers['authorization'];
  if (typeof header !== 'string' || header === '') throw missing('Missing Authorization Header');
  const words = header.trim().split(/\s+/);
  if (words[0] !== 'Bearer') {
    throw missing("Missing 'Bearer' type in 'Authorization' header. Expected 'Authorization: Bearer <JWT>'");
  }
  const token = words[1];
  if (token === undefined || words.length > 2) {
    throw refusal(422, "Bad Authorization header. Expected 'Authorization: Bearer <JWT>'");
  }
  return token;
}

export type Authenticated = { readonly caller: PersonRow; readonly claims: Claims };

const unauthorised = (): ApiError =>
  new ApiError(401, {
    kind: 'plain',
    message:
      "The server could not verify that you are authorized to access the URL requested. You either supplied the wrong credentials (e.g. a bad password), or your browser doesn't understand how to supply the credentials required.",
  });

/** Throws 401 or 422 as the server does. */
export function authenticate(studio: Studio, headers: Headers, kind: TokenKind = 'access'): Authenticated {
  const claims = readToken(carriedToken(headers, kind), studio.secret, kind);
  if ('msg' in claims) throw refusal(claims.status, claims.msg);
  const caller = studio.store.person.get(claims.sub);
  const isRevoked = claims.identity_type === 'person' ? studio.revoked.has(claims.jti) : caller?.jti !== claims.jti;
  if (isRevoked || (claims.refresh_jti !== undefined && studio.revoked.has(claims.refresh_jti))) {
    throw refusal(401, 'Token has been revoked');
  }
  if (caller === undefined || !caller.active) throw unauthorised();
  return { caller, claims };
}

const personPath = /^\/(data|actions)\/user\//;

/**
 * 0.20.52 checks the role of `/data/user/*` and `/actions/user/*` before it reads the token, and answers from the
 * `session` cookie: without one of its own cookies it is 403, whatever the token.
 */
export function checkSession(studio: Studio, path: string, headers: Headers): void {
  if (studio.isNew || !personPath.test(path)) return;
  const cookie = cookies(headers)['session'];
  if (cookie === undefined || !isSession(studio.secret, cookie)) throw forbidden();
}
