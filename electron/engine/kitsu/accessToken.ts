import { z } from 'zod';
import { parseJson } from './wireJson.ts';

const claims = z.object({ exp: z.number(), iat: z.number().optional() });

/** When a token was made and ends, milliseconds since 1970 by the server's clock; null where it does not say. */
function tokenLife(token: string): { readonly issuedAtMs: number | null; readonly endsAtMs: number } | null {
  const payload = token.split('.')[1];
  if (payload === undefined) return null;
  const parsed = claims.safeParse(parseJson(Buffer.from(payload, 'base64url').toString('utf8')));
  if (!parsed.success) return null;
  const { exp, iat } = parsed.data;
  return { issuedAtMs: iat === undefined ? null : iat * 1000, endsAtMs: exp * 1000 };
}

/** True in the last tenth of its life, but not earlier than a day before its end. */
export function isNearItsEnd(token: string, serverNowMs: number): boolean {
  const life = tokenLife(token);
  if (life === null) return false;
  const hourMs = 3_600_000;
  const tenthMs = life.issuedAtMs === null ? hourMs : (life.endsAtMs - life.issuedAtMs) / 10;
  return serverNowMs >= life.endsAtMs - Math.min(tenthMs, 24 * hourMs);
}
