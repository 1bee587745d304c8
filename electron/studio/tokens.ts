/*
 * JSON web tokens (HS256) as flask-jwt-extended makes and refuses them, and the `session` cookie of 0.20.52.
 */
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

export type TokenKind = 'access' | 'refresh';

/** Whose token it is: a person at a screen, a bot, or a person's own API token. */
export type IdentityType = 'person' | 'bot' | 'person_api';

export type Claims = {
  readonly fresh: boolean;
  readonly iat: number;
  readonly jti: string;
  readonly type: TokenKind;
  readonly sub: string;
  readonly nbf: number;
  readonly exp?: number;
  readonly identity_type: IdentityType;
  /** From 1.0.53 an access token names the refresh token it came with, so that logout revokes both. */
  readonly refresh_jti?: string;
};

/** Why a token is refused: the answer is `{"msg"}` with the status. */
export type TokenRefusal = { readonly status: 401 | 422; readonly msg: string };

const encode = (value: string | Buffer): string => Buffer.from(value).toString('base64url');

const mostSignatures = 1_000;
const signatures = new Map<string, string>();

/** Each of a client's requests carries what the one before it did: reckoned once. */
function signature(text: string, secret: string): string {
  const key = `${secret} ${text}`;
  const known = signatures.get(key);
  if (known !== undefined) return known;
  if (signatures.size >= mostSignatures) signatures.clear();
  const made = createHmac('sha256', secret).update(text).digest('base64url');
  signatures.set(key, made);
  return made;
}

const isSame = (left: string, right: string): boolean =>
  left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));

export function makeToken(
  secret: string,
  {
    kind,
    personId,
    seconds,
    identityType = 'person',
    refreshJti,
  }: {
    readonly kind: TokenKind;
    readonly personId: string;
    /** Null: never expires (bots). */
    readonly seconds: number | null;
    readonly identityType?: IdentityType;
    readonly refreshJti?: string;
  },
): { readonly token: string; readonly jti: string } {
  const present = Math.floor(Date.now() / 1000);
  const claims: Claims = {
    fresh: false,
    iat: present,
    jti: randomUUID(),
    type: kind,
    sub: personId,
    nbf: present,
    ...(seconds === null ? {} : { exp: present + seconds }),
    identity_type: identityType,
    ...(refreshJti === undefined ? {} : { refresh_jti: refreshJti }),
  };
  const head = encode(JSON.stringify({ alg: 'HS256', typ: 'JWT' }));
  const text = `${head}.${encode(JSON.stringify(claims))}`;
  return { token: `${text}.${signature(text, secret)}`, jti: claims.jti };
}

const isClaims = (value: unknown): value is Claims =>
  typeof value === 'object' &&
  value !== null &&
  'sub' in value &&
  typeof value.sub === 'string' &&
  'jti' in value &&
  typeof value.jti === 'string' &&
  'type' in value &&
  (value.type === 'access' || value.type === 'refresh') &&
  (!('exp' in value) || typeof value.exp === 'number');

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Reads a token of the wanted kind. Expiry is told from a wrong signature, as PyJWT does: signature first. */
export function readToken(token: string, secret: string, kind: TokenKind): Claims | TokenRefusal {
  const parts = token.split('.');
  if (parts.length < 3) return { status: 422, msg: 'Not enough segments' };
  const [head = '', body = '', sign = ''] = parts;
  if (head.length % 4 === 1) return { status: 422, msg: 'Invalid header padding' };
  const header = decoded(head);
  if (typeof header !== 'object' || header === null) {
    return { status: 422, msg: `Invalid header string: ${describeJsonFault(head)}` };
  }
  if (!isSame(sign, signature(`${head}.${body}`, secret))) {
    return { status: 422, msg: 'Signature verification failed' };
  }
  const claims = decoded(body);
  if (!isClaims(claims)) return { status: 422, msg: 'Invalid payload string' };
  if (claims.exp !== undefined && claims.exp <= Date.now() / 1000) return { status: 401, msg: 'Token has expired' };
  if (claims.type !== kind) {
    return {
      status: 422,
      msg: kind === 'refresh' ? 'Only refresh tokens are allowed' : 'Only non-refresh tokens are allowed',
    };
  }
  return claims;
}

const describeJsonFault = (head: string): string => {
  const text = Buffer.from(head, 'base64url').toString('latin1');
  return /^[\x20-\x7e]*$/.test(text)
    ? 'Expecting value: line 1 column 1 (char 0)'
    : "'utf-8' codec can't decode byte 0x9e in position 0: invalid start byte";
};

/** The value of the `session` cookie: whose it was, signed. It only has to be ours; it gives no rights. */
export function makeSession(secret: string, personId: string): string {
  const text = encode(JSON.stringify({ 'identity.auth_type': 'person', 'identity.id': personId }));
  return `${text}.${signature(`session.${text}`, secret)}`;
}

export function isSession(secret: string, cookie: string): boolean {
  const [text = '', sign = ''] = cookie.split('.');
  return isSame(sign, signature(`session.${text}`, secret));
}
