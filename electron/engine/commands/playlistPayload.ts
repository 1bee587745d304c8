/** What the commands of playlists have in common: their shapes in the outbox, and where they come from. */
import { z } from 'zod';
import type { Playlist, PlaylistEntry, PlaylistEntryChange } from '../../../shared/model/playlist.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { mayEditPlaylist } from '../../../shared/rules/playlistRights.ts';
import { refused, type Verdict } from '../../../shared/rules/taskActor.ts';
import type { PlanContext } from './command.ts';
import { entityActorOf } from './entityActorOf.ts';

export const entryShape = z.object({ entityId: z.string(), previewFileId: z.string().nullable() });
const seenShape = entryShape.extend({ isOnly: z.boolean() });

export const entryChangeShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add'), entry: entryShape, after: z.array(entryShape).nullable() }),
  z.object({ kind: z.literal('remove'), entry: seenShape, after: z.array(entryShape) }),
  z.object({ kind: z.literal('move'), entries: z.array(seenShape).min(1), after: z.array(entryShape) }),
  z.object({ kind: z.literal('revision'), entry: seenShape, previewFileId: z.string().nullable() }),
]);

/** Changes of one playlist go in the order in which they were made. */
export const playlistChain = (playlistId: Id): string => `playlist:${playlistId}`;

export const resolvedEntry = <Entry extends PlaylistEntry>(entry: Entry, resolve: (id: Id) => Id): Entry => ({
  ...entry,
  entityId: resolve(entry.entityId),
});

/** With the server's ids of shots and assets that had temporary ones. */
export function resolvedChange(change: PlaylistEntryChange, resolve: (id: Id) => Id): PlaylistEntryChange {
  const each = (entries: readonly PlaylistEntry[]): readonly PlaylistEntry[] =>
    entries.map((entry) => resolvedEntry(entry, resolve));
  switch (change.kind) {
    case 'add':
      return {
        ...change,
        entry: resolvedEntry(change.entry, resolve),
        after: change.after === null ? null : each(change.after),
      };
    case 'remove':
      return { ...change, entry: resolvedEntry(change.entry, resolve), after: each(change.after) };
    case 'move':
      return {
        ...change,
        entries: change.entries.map((entry) => resolvedEntry(entry, resolve)),
        after: each(change.after),
      };
    case 'revision':
      return { ...change, entry: resolvedEntry(change.entry, resolve) };
  }
}

/** The one it is about; of several the first. */
export const entryOf = (change: PlaylistEntryChange): PlaylistEntry | null =>
  change.kind === 'move' ? (change.entries[0] ?? null) : change.entry;

export const mayEditThis = (playlist: Playlist, context: PlanContext): Verdict =>
  mayEditPlaylist({ ...entityActorOf(playlist.productionId, context), playlist });

/** Names stand beside each other in lists, and servers refuse a second one within an episode. */
export function nameVerdict(
  wanted: Pick<Playlist, 'id' | 'productionId' | 'name' | 'episodeId' | 'isForAll'>,
  { tables, waitingPlaylists }: PlanContext,
): Verdict {
  const others = [...tables.playlists.named(wanted.productionId, wanted.name), ...waitingPlaylists()];
  const isTaken = others.some((other) => other.id !== wanted.id && isAlike(wanted, other));
  return isTaken ? refused('name-taken') : { allowed: true };
}

type Place = Pick<Playlist, 'productionId' | 'name' | 'episodeId' | 'isForAll'>;
export const isAlike = (one: Place, other: Place): boolean =>
  one.productionId === other.productionId &&
  one.name === other.name &&
  one.episodeId === other.episodeId &&
  one.isForAll === other.isForAll;
