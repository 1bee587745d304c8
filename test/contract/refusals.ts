import { forbidden, tokenRefused } from './shapes/errors.ts';
import type { Version } from './version.ts';

/** Who has no token is refused, whatever the role would be. */
export const withoutToken = { as: 'nobody', status: 401, body: tokenRefused } as const;

/** The older version asks for the role before it looks for a token. */
export const withoutTokenOnUserRoute = {
  as: 'nobody',
  status: { '0.20.52': 403, '1.0.97': 401 },
  body: (version: Version) => (version === '0.20.52' ? forbidden(version) : tokenRefused(version)),
} as const;
