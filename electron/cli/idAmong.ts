import type { Id } from '../../shared/model/studio.ts';
import { severalNames, unknownName } from './failure.ts';

/** The one that begins as was given. */
export function idAmong(ids: readonly Id[], given: string, what: string, todo: string): Id {
  const found = ids.filter((id) => id.startsWith(given));
  const [first] = found;
  if (first === undefined || given === '') throw unknownName(what, given, todo);
  if (found.length > 1) throw severalNames(what, given, found);
  return first;
}
