/** The playlists of a production: GET /data/playlists, newest change first. Who may see none keeps none. */
import type { Playlist } from '../../../../shared/model/playlist.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { maySeePlaylist, maySeePlaylists } from '../../../../shared/rules/playlistRights.ts';
import { forgetGap, isGapNew, rememberGap } from './gaps.ts';
import { instantOf, type PullParts } from './parts.ts';
import { goneIn, goneOf } from './stillOpen.ts';
import { walk, walkScope } from './walk.ts';

const scopeKeyOf = (productionId: Id): string => `playlists:${productionId}`;

export async function pullPlaylists(parts: PullParts, productionId: Id, signal: AbortSignal): Promise<void> {
  const { tables, db, kitsu } = parts;
  const key = scopeKeyOf(productionId);
  if (!maySeePlaylists(roleIn(parts, productionId))) return;
  const read = (page: number, limit: number) => kitsu.playlistsPage({ productionId, page, limit }, signal);
  const { totalCount } = await walkScope(parts, key, {
    read,
    apply: (rows) => {
      if (keepPlaylists(parts, rows) > 0) forgetGap(parts, key);
    },
  });
  const hereCount = (): number => tables.playlists.idsOfProduction(productionId).length;
  if (!isGapNew(parts, key, totalCount, hereCount())) return;
  // Something was deleted, or is not for this person's eyes: what a whole list does not hold is gone.
  const known = tables.playlists.idsOfProduction(productionId);
  const seen = new Set<Id>();
  const walked = await walk(parts, null, {
    read,
    apply: (rows) => {
      keepPlaylists(parts, rows);
      for (const { id } of rows) seen.add(id);
    },
  });
  if (!walked.isWhole) return;
  const gone = await goneIn(
    parts,
    productionId,
    known.filter((id) => !seen.has(id)),
    signal,
  );
  db.write(() => {
    tables.playlists.remove(gone);
    tables.scopes.note(key, { asOf: instantOf(parts.now()) });
  });
  rememberGap(parts, key, walked.totalCount, hereCount());
}

/** At most 100. What is asked for and missing is gone or no longer to be seen. */
export async function pullPlaylistsById(parts: PullParts, ids: readonly Id[], signal: AbortSignal): Promise<void> {
  await parts.turns.shared(async () => {
    const playlists = await parts.kitsu.playlistsById(ids, signal);
    const found = new Set(playlists.map(({ id }) => id));
    const missing = ids.filter((id) => !found.has(id)).flatMap((id) => parts.tables.playlists.get(id) ?? []);
    const gone = await goneOf(parts, missing, signal);
    parts.db.write(() => {
      keepPlaylists(parts, playlists);
      parts.tables.playlists.remove(gone.map(({ id }) => id));
    });
  });
}

/** Within a transaction. What was for clients and is no more goes from whoever is one. Answers how many are left out. */
function keepPlaylists(parts: PullParts, playlists: readonly Playlist[]): number {
  const { playlists: table } = parts.tables;
  const isSeen = (playlist: Playlist): boolean => maySeePlaylist(roleIn(parts, playlist.productionId), playlist);
  for (const playlist of playlists) if (isSeen(playlist)) table.upsert(playlist);
  const leftOut = playlists.filter((playlist) => !isSeen(playlist)).map(({ id }) => id);
  table.remove(leftOut);
  return leftOut.length;
}

const roleIn = ({ tables, me }: PullParts, productionId: Id) => tables.productions.get(productionId)?.role ?? me().role;
