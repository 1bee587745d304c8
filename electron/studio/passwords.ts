import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * The text kept in `person.password`. One cheap round: the studio is a demonstration on loopback and must start with
 * hundreds of accounts at once. The salt may be any text, so that a seeded studio is the same every day.
 */
export function hashPassword(password: string, salt: string): string {
  return `sha256$${salt}$${createHash('sha256').update(`${salt}:${password}`).digest('hex')}`;
}

export function isPassword(password: string, stored: string | null): boolean {
  const salt = stored?.split('$')[1];
  if (stored === null || salt === undefined) return false;
  const given = Buffer.from(hashPassword(password, salt));
  const kept = Buffer.from(stored);
  return given.length === kept.length && timingSafeEqual(given, kept);
}
