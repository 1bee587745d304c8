/**
 * What becomes of a playlist's entries by single changes, whoever else has changed them meanwhile: the same rules for what is
 * shown while a change waits and for what is sent in the end. The server keeps one list, and the last to write it wins.
 */
import type { PlaylistEntry, PlaylistEntryChange, SeenEntry } from '../model/playlist.ts';

/** `same`: there was nothing left to do. `gone`: what it is about is there no more. `taken`: another revision was chosen. */
export type EntryOutcome =
  | { readonly kind: 'changed' | 'same' | 'gone' }
  | { readonly kind: 'taken'; readonly previewFileId: PlaylistEntry['previewFileId'] };

type Entries = readonly PlaylistEntry[];

export const isSameEntry = (one: PlaylistEntry, other: PlaylistEntry): boolean =>
  one.entityId === other.entityId && one.previewFileId === other.previewFileId;

/** The entry as it is remembered by a change. */
export function seenEntry(entries: Entries, { entityId, previewFileId }: PlaylistEntry): SeenEntry {
  const isOnly = entries.filter((entry) => entry.entityId === entityId).length <= 1;
  return { entityId, previewFileId, isOnly };
}

/** What stands before a place, the nearest first. */
export function anchorsBefore(entries: Entries, index: number): Entries {
  return entries.slice(Math.max(0, index - mostAnchors), Math.max(0, index)).toReversed();
}
/** Enough to find a place again in a list that others work on. */
const mostAnchors = 12;

export function applyEntryChange(
  entries: Entries,
  change: PlaylistEntryChange,
): { readonly entries: Entries; readonly outcome: EntryOutcome } {
  switch (change.kind) {
    case 'add':
      return add(entries, change);
    case 'remove': {
      const index = indexOf(entries, change.entry);
      return index === -1 ? as(entries, 'same') : as(without(entries, [index]), 'changed');
    }
    case 'move':
      return move(entries, change);
    case 'revision':
      return choose(entries, change);
  }
}

const as = (entries: Entries, kind: 'changed' | 'same' | 'gone') => ({ entries, outcome: { kind } }) as const;
const without = (entries: Entries, indices: readonly number[]): Entries =>
  entries.filter((_entry, index) => !indices.includes(index));

/** As it was seen, or the only one of its entity with another revision by now. */
function indexOf(entries: Entries, seen: SeenEntry): number {
  const exact = entries.findIndex((entry) => isSameEntry(entry, seen));
  if (exact !== -1 || !seen.isOnly) return exact;
  const ofEntity = entries.flatMap((entry, index) => (entry.entityId === seen.entityId ? [index] : []));
  return ofEntity.length === 1 ? (ofEntity[0] ?? -1) : -1;
}

/** Where what comes after the nearest anchor that is there still begins. */
function placeAfter(entries: Entries, after: Entries): number {
  for (const anchor of after) {
    const exact = entries.findLastIndex((entry) => isSameEntry(entry, anchor));
    const index = exact === -1 ? entries.findLastIndex(({ entityId }) => entityId === anchor.entityId) : exact;
    if (index !== -1) return index + 1;
  }
  return 0;
}

function add(entries: Entries, { entry, after }: Extract<PlaylistEntryChange, { kind: 'add' }>) {
  // Added by both sides it stands there once.
  if (entries.some((known) => isSameEntry(known, entry))) return as(entries, 'same');
  const place = after === null ? entries.length : placeAfter(entries, after);
  return as(entries.toSpliced(place, 0, { entityId: entry.entityId, previewFileId: entry.previewFileId }), 'changed');
}

function move(entries: Entries, { entries: moved, after }: Extract<PlaylistEntryChange, { kind: 'move' }>) {
  const indices = [...new Set(moved.map((seen) => indexOf(entries, seen)))].filter((index) => index !== -1);
  if (indices.length === 0) return as(entries, 'gone');
  const rest = without(entries, indices);
  const taken = indices.flatMap((index) => entries[index] ?? []);
  const ordered = rest.toSpliced(placeAfter(rest, after), 0, ...taken);
  return as(ordered, ordered.every((entry, index) => entry === entries[index]) ? 'same' : 'changed');
}

function choose(
  entries: Entries,
  { entry: seen, previewFileId }: Extract<PlaylistEntryChange, { kind: 'revision' }>,
): { readonly entries: Entries; readonly outcome: EntryOutcome } {
  const { entityId } = seen;
  const index = entries.findIndex((entry) => isSameEntry(entry, seen));
  if (index !== -1)
    return previewFileId === seen.previewFileId
      ? as(entries, 'same')
      : as(entries.with(index, { entityId, previewFileId }), 'changed');
  if (entries.some((entry) => isSameEntry(entry, { entityId, previewFileId }))) return as(entries, 'same');
  const now = entries[indexOf(entries, seen)];
  return now === undefined
    ? as(entries, 'gone')
    : { entries, outcome: { kind: 'taken', previewFileId: now.previewFileId } };
}
