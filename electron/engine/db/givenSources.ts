/**
 * Whether the server ever gave a file that a movie was made of. Most keep none; one that was told to later on keeps those since
 * then, however many of before it has not.
 */
import type { Tables } from './tables.ts';

const key = 'hasGivenSources';

export const hasGivenSources = ({ meta }: Pick<Tables, 'meta'>): boolean => meta.get(key) === '1';

export function noteSourceGiven({ meta }: Pick<Tables, 'meta'>): void {
  meta.set(key, '1');
}
