import { hashKey, type QueryKey } from '@tanstack/react-query';

/** A list of ten thousand ids is written out once, not each time that something which asks about it is drawn. */
const known = new WeakMap<object, string>();

/** What a question is known by. Inputs are never changed: whoever asks about something else makes another one. */
export function hashOf(queryKey: QueryKey): string {
  const [name, input] = queryKey;
  if (typeof input !== 'object' || input === null) return hashKey(queryKey);
  const written = known.get(input) ?? hashKey([input]);
  known.set(input, written);
  return `${String(name)} ${written}`;
}
