/**
 * Whether the server keeps files that movies were made of, as far as sets have found out. Most keep none; one that was told to
 * later on keeps those since then, however many of before it has not.
 */
import type { Tables } from './tables.ts';

const key = 'givenSources';

/** `some`: it gave one. `none`: it was asked for a few, and gave none. */
export function givenSources({ meta }: Pick<Tables, 'meta'>): 'some' | 'none' | 'unknown' {
  const written = meta.get(key);
  return written === 'some' || written === 'none' ? written : 'unknown';
}

export function noteGivenSources({ meta }: Pick<Tables, 'meta'>, given: 'some' | 'none'): void {
  meta.set(key, given);
}
