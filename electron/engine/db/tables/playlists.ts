import { z } from 'zod';
import { playlistKinds, type Playlist } from '../../../../shared/model/playlist.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import type { Database } from '../open.ts';
import { flag, json, oneOf, text, textOrNull, type Row } from '../row.ts';

export type Playlists = {
  readonly get: (id: Id) => Playlist | null;
  readonly ofProduction: (productionId: Id) => readonly Playlist[];
  readonly named: (productionId: Id, name: string) => readonly Playlist[];
  readonly idsOfProduction: (productionId: Id) => readonly Id[];
  /** Writes what differs. */
  readonly upsert: (playlist: Playlist) => void;
  readonly remove: (ids: readonly Id[]) => number;
};

const entries = z.array(z.object({ entityId: z.string(), previewFileId: z.string().nullable() }));

const readPlaylist = (row: Row): Playlist => ({
  id: text(row, 'id'),
  productionId: text(row, 'productionId'),
  name: text(row, 'name'),
  episodeId: textOrNull(row, 'episodeId'),
  isForAll: flag(row, 'isForAll'),
  isForClient: flag(row, 'isForClient'),
  kind: oneOf(row, 'kind', playlistKinds),
  taskTypeId: textOrNull(row, 'taskTypeId'),
  entries: entries.parse(json(row, 'entries')),
  createdBy: textOrNull(row, 'createdBy'),
  createdAt: textOrNull(row, 'createdAt'),
  updatedAt: textOrNull(row, 'updatedAt'),
});

export function createPlaylists(db: Database): Playlists {
  const get = db.prepare('SELECT * FROM playlist WHERE id = @id');
  const ofProduction = db.prepare('SELECT * FROM playlist WHERE productionId = @productionId');
  const named = db.prepare('SELECT * FROM playlist WHERE productionId = @productionId AND name = @name');
  const idsOfProduction = db.prepare('SELECT id FROM playlist WHERE productionId = @productionId');
  const upsert = db.prepare(`
    INSERT INTO playlist (id, productionId, name, episodeId, isForAll, isForClient, kind, taskTypeId, entries, createdBy,
      createdAt, updatedAt)
    VALUES (@id, @productionId, @name, @episodeId, @isForAll, @isForClient, @kind, @taskTypeId, @entries, @createdBy,
      @createdAt, @updatedAt)
    ON CONFLICT (id) DO UPDATE SET productionId = excluded.productionId, name = excluded.name,
      episodeId = excluded.episodeId, isForAll = excluded.isForAll, isForClient = excluded.isForClient,
      kind = excluded.kind, taskTypeId = excluded.taskTypeId, entries = excluded.entries,
      createdBy = excluded.createdBy, createdAt = excluded.createdAt, updatedAt = excluded.updatedAt
    WHERE (productionId, name, episodeId, isForAll, isForClient, kind, taskTypeId, entries, createdBy, createdAt, updatedAt)
    IS NOT (excluded.productionId, excluded.name, excluded.episodeId, excluded.isForAll, excluded.isForClient,
      excluded.kind, excluded.taskTypeId, excluded.entries, excluded.createdBy, excluded.createdAt, excluded.updatedAt)`);
  const remove = db.prepare('DELETE FROM playlist WHERE id IN (SELECT value FROM json_each(@ids))');

  return {
    get: (id) => {
      const row = get.get({ id });
      return row === undefined ? null : readPlaylist(row);
    },
    ofProduction: (productionId) => ofProduction.all({ productionId }).map(readPlaylist),
    named: (productionId, name) => named.all({ productionId, name }).map(readPlaylist),
    idsOfProduction: (productionId) => idsOfProduction.all({ productionId }).map((row) => text(row, 'id')),
    upsert: (playlist) => {
      upsert.run({
        id: playlist.id,
        productionId: playlist.productionId,
        name: playlist.name,
        episodeId: playlist.episodeId,
        isForAll: Number(playlist.isForAll),
        isForClient: Number(playlist.isForClient),
        kind: playlist.kind,
        taskTypeId: playlist.taskTypeId,
        entries: JSON.stringify(playlist.entries),
        createdBy: playlist.createdBy,
        createdAt: playlist.createdAt,
        updatedAt: playlist.updatedAt,
      });
    },
    remove: (ids) => remove.run({ ids: JSON.stringify(ids) }),
  };
}
