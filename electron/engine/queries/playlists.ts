import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { Playlist } from '../../../shared/model/playlist.ts';
import type { PlaylistRow } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { EntityActor } from '../../../shared/rules/entityRights.ts';
import { naturalOrder } from '../../../shared/rules/naturalOrder.ts';
import { mayCreatePlaylist, mayEditPlaylist } from '../../../shared/rules/playlistRights.ts';
import { overlaidPlaylist } from '../commands/overlay.ts';
import type { Overlay } from '../commands/overlayView.ts';
import type { QueryContext } from './context.ts';
import { freshnessOf } from './freshness.ts';
import { roleIn } from './roles.ts';

type Input = InputOf<Queries, 'playlists'>;
type Answer = AnswerOf<Queries, 'playlists'>;

/** Those that wait to be made first, then the one changed last. */
export function playlists(context: QueryContext, { productionId }: Input): Answer {
  const { tables } = context;
  const overlay = context.overlay();
  const actor = actorIn(context, productionId);
  const waiting = [...overlay.newPlaylists.values()]
    .map(({ playlist }) => playlist)
    .filter((playlist) => playlist.productionId === productionId);
  const known = tables.playlists.ofProduction(productionId).toSorted(newestFirst);
  return {
    rows: [...waiting, ...known].map((playlist) => playlistRow(playlist, overlay, actor)),
    canCreate: mayCreatePlaylist(actor).allowed,
    freshness: freshnessOf(context, `production:${productionId}`),
  };
}

const newestFirst = (one: Playlist, other: Playlist): number =>
  (other.updatedAt ?? '').localeCompare(one.updatedAt ?? '') || naturalOrder(one.name, other.name);

export function actorIn(context: QueryContext, productionId: Id): EntityActor {
  const { tables, me } = context;
  const { personId } = me();
  return {
    role: roleIn(context, productionId),
    person: tables.people.get(personId) ?? { id: personId, departmentIds: [] },
    production: tables.productions.get(productionId),
  };
}

/** @param playlist as the mirror holds it, or as it waits to be made. */
export function playlistRow(playlist: Playlist, overlay: Overlay, actor: EntityActor): PlaylistRow {
  const { entries, ...row } = overlaidPlaylist(playlist, overlay);
  const patch = overlay.playlists.get(playlist.id);
  const made = overlay.newPlaylists.get(playlist.id)?.mark;
  return {
    ...row,
    entryCount: entries.length,
    thumbnailId: entries.find(({ previewFileId }) => previewFileId !== null)?.previewFileId ?? null,
    canEdit: mayEditPlaylist({ ...actor, playlist }).allowed,
    isBeingDeleted: patch?.isDeleted === true,
    marks: made === undefined ? (patch?.marks ?? {}) : { name: made, ...patch?.marks, any: made },
  };
}
