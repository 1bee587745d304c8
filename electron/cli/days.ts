import type { Day } from '../../shared/model/studio.ts';

/** The user's own day. */
export function today(now = new Date()): Day {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
