/** What is copied of a casting, and what becomes of another one by it. */
import type { CastAssetRow, CastingEntry } from '../../../shared/model/casting.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { CastChange } from '../../parts/useCast.ts';

export const copiedLines = (cast: readonly CastAssetRow[]): readonly CastingEntry[] =>
  cast
    .filter(({ occurrences }) => occurrences > 0)
    .map(({ assetId, occurrences, label }) => ({ assetId, occurrences, label }));

type Holder = { readonly entityId: Id; readonly cast: readonly CastAssetRow[] };

/** What was copied plays there as it did where it came from; what else plays there stays. */
export function pasteChanges(holders: readonly Holder[], lines: readonly CastingEntry[]): readonly CastChange[] {
  return holders.flatMap(({ entityId, cast }) =>
    lines.flatMap(({ assetId, occurrences, label }): readonly CastChange[] => {
      const known = cast.find((row) => row.assetId === assetId);
      const isThere = known?.occurrences === occurrences && known.label === label;
      return isThere || assetId === entityId ? [] : [{ entityId, assetId, occurrences, label }];
    }),
  );
}

/** For other programs: an asset a line, with how often and how. */
export const castingText = (cast: readonly CastAssetRow[]): string =>
  cast
    .filter(({ occurrences }) => occurrences > 0)
    .map(({ name, occurrences, label }) => [name, String(occurrences), label].join('\t'))
    .join('\n');
