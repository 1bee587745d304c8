/**
 * Whether two values of a field mean the same. Metadata has no types of its own on the server: a number may come as text,
 * a switch as the text "true", and a missing key is an empty value.
 */
export function isSameValue(one: unknown, other: unknown): boolean {
  return valueText(one) === valueText(other);
}

/** Null where it is empty. */
function valueText(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}
