/** What plays in a shot or an asset as the user sees it: the mirror's casting, with what waits laid over. */
import type { CastingEntry } from '../../../shared/model/casting.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { withLine } from '../../../shared/rules/castingLines.ts';
import type { Tables } from '../db/tables.ts';
import { castingEntries } from './changeCasting.ts';
import type { Overlay } from './overlayView.ts';

export const shownCasting = (entityId: Id, tables: Tables, overlay: Overlay): readonly CastingEntry[] =>
  overlaidCasting(castingEntries(tables, entityId), entityId, overlay);

export function overlaidCasting(
  entries: readonly CastingEntry[],
  entityId: Id,
  overlay: Overlay,
): readonly CastingEntry[] {
  const patch = overlay.castings.get(entityId);
  return patch === undefined
    ? entries
    : patch.changes.reduce((list, { assetId, own }) => withLine(list, assetId, own), entries);
}
