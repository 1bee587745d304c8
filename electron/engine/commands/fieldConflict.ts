/** Both sides changed one field of a task or an entity: its author chooses. Different fields never meet here. */
import { InariError, type ErrorDetail } from '../../../shared/errors.ts';
import type { FieldKey } from '../../../shared/model/changes.ts';
import { isSameValue } from '../../../shared/rules/sameValue.ts';

/**
 * @returns whether there is anything to send: not where the server has one's own value already.
 * @throws conflict, where the server's value is neither what its author saw nor what they want
 */
export function mustSend(
  field: FieldKey | 'priority',
  { seen, server, own }: { readonly seen: unknown; readonly server: unknown; readonly own: unknown },
): boolean {
  if (isSameValue(server, own)) return false;
  if (isSameValue(server, seen)) return true;
  throw new InariError('conflict', { field, serverValue: plainValue(server), ownValue: plainValue(own) });
}

/** As it can be kept with a failed command and be said; what is no plain value as JSON text, which compares as the same. */
export function plainValue(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : JSON.stringify(value);
}

/** Its author keeps their own: from now on what the server holds is what they have seen. */
export const seenOnServer = (detail: ErrorDetail): string | number | boolean | null =>
  plainValue(detail['serverValue']);
