import type { Playlist, PlaylistEntry, PlaylistFieldChange } from '../../../../shared/model/playlist.ts';
import { brokenAnswer } from '../answerError.ts';
import type { Client } from '../client.ts';
import { readPlaylist } from '../decode/playlist.ts';
import { readRows } from '../decode/rows.ts';
import type { Kitsu } from '../kitsu.ts';

type PlaylistWrites = Pick<Kitsu, 'createPlaylist' | 'editPlaylist' | 'setPlaylistEntries' | 'deletePlaylist'>;

export function playlistWriting(client: Client): PlaylistWrites {
  return {
    createPlaylist: async (productionId, playlist) =>
      playlistOf(
        await client.sendJson('POST', '/data/playlists', {
          project_id: productionId,
          name: playlist.name,
          episode_id: playlist.episodeId,
          is_for_all: playlist.isForAll,
          for_client: playlist.isForClient,
          for_entity: playlist.kind.toLowerCase(),
          // 0.20.52 refuses a null here.
          ...(playlist.taskTypeId === null ? {} : { task_type_id: playlist.taskTypeId }),
          shots: playlist.entries.map(wireEntry),
        }),
      ),
    editPlaylist: async (playlistId, change) => {
      await client.sendJson('PUT', `/data/playlists/${playlistId}`, wireChange(change));
    },
    setPlaylistEntries: async (playlistId, entries) => {
      await client.sendJson('PUT', `/data/playlists/${playlistId}`, { shots: entries.map(wireEntry) });
    },
    deletePlaylist: async (playlistId) => {
      await client.sendJson('DELETE', `/data/playlists/${playlistId}`, undefined);
    },
  };
}

/** The key is there even where nothing was chosen: 0.20.52 drops entries without it. */
const wireEntry = ({ entityId, previewFileId }: PlaylistEntry) => ({
  entity_id: entityId,
  preview_file_id: previewFileId,
});

function wireChange(change: PlaylistFieldChange): Readonly<Record<string, unknown>> {
  switch (change.field) {
    case 'name':
      return { name: change.value };
    case 'isForClient':
      return { for_client: change.value };
    case 'taskTypeId':
      return { task_type_id: change.value };
  }
}

function playlistOf(answer: unknown): Playlist {
  const [playlist] = readRows([answer], readPlaylist).rows;
  if (playlist === undefined) throw brokenAnswer(201, 'no playlist');
  return playlist;
}
