/** A cut as the table that a file of cells would hold: from there on it is imported as one. */
import type { EntityRow } from '../../../../shared/model/screens.ts';
import { type Cut, type CutClip, joinedClips } from '../../../../shared/rules/cut/cut.ts';
import { indexNames, matchFileName, type NameIndex } from '../../../../shared/rules/fileNames.ts';

/** What a shot's range begins at: where it begins today, or what the source's timecode counts. */
export type RangeFrom = 'shot' | 'source';

type Labels = Readonly<Record<'episode' | 'parent' | 'name' | 'frames' | 'frameIn' | 'frameOut', string>>;

/** Of a new shot, where nothing says otherwise. */
const usualFirst = 1001;

export function cutTable(
  cut: Cut,
  rows: readonly EntityRow[],
  rangeFrom: RangeFrom,
  labels: Labels,
): readonly (readonly string[])[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const index = indexNames(
    rows.map(({ id, name, groupName, episodeName }) => ({ entityId: id, name, parentName: groupName, episodeName })),
  );
  const named = cut.clips.map((clip) => ({ clip, row: byId.get(shotOf(clip.name, index) ?? '') ?? null }));
  const cellsOf = ({ name, sourceIn, sourceOut }: CutClip): readonly string[] => {
    const row = byId.get(name) ?? null;
    const place = row === null ? newPlace(name) : [row.episodeName, row.groupName, row.name];
    const first = rangeFrom === 'source' ? sourceIn : (row?.frameIn ?? usualFirst);
    const frames = sourceOut - sourceIn;
    return [...place, String(frames), String(first), String(first + frames - 1)];
  };
  // Clips of the same shot are called differently (its versions): they are joined by what they are of.
  const clips = joinedClips(
    named.map(({ clip, row }) => (row === null ? { ...clip, name: stemOf(clip.name) } : { ...clip, name: row.id })),
  );
  return [
    [labels.episode, labels.parent, labels.name, labels.frames, labels.frameIn, labels.frameOut],
    ...clips.map(cellsOf),
  ];
}

const shotOf = (clipName: string, index: NameIndex): string | null =>
  matchFileName(clipName, index, new Map(), (entityId) => [{ taskTypeId: '', entityId }]).task?.entityId ?? null;

const stemOf = (name: string): string => name.replace(/\.[^.\s]{1,5}$/, '').replace(/[._ -]v\d+$/i, '');

/** Of a shot that is not there yet: what stands before the last part of its name is its sequence. */
function newPlace(stem: string): readonly [string, string, string] {
  const parts = stem.split(/[_\s/]+|-(?=\D)/).filter(Boolean);
  const at = parts.findIndex((part) => /^(sh|shot|pl|p|plan)\d+/i.test(part));
  if (at > 0) return ['', parts[at - 1] ?? '', parts[at] ?? ''];
  return parts.length === 2 ? ['', parts[0] ?? '', parts[1] ?? ''] : ['', '', stem];
}
