import { readPlaylist } from '../decode/playlist.ts';
import type { Client } from '../client.ts';
import type { Kitsu } from '../kitsu.ts';
import { byId, readList, readPage } from './lists.ts';

export function playlistReading(client: Client): Pick<Kitsu, 'playlistsPage' | 'playlistsById' | 'playlistsNamed'> {
  return {
    playlistsPage: ({ productionId, page, limit }, signal) =>
      readPage(client, '/data/playlists', { project_id: productionId, page, limit }, readPlaylist, signal),
    playlistsById: (ids, signal) => byId(client, '/data/playlists', ids, {}, readPlaylist, signal),
    playlistsNamed: async (productionId, name, signal) =>
      // Names are compared by the server without case and with `%` for anything: only equal ones are meant.
      (await readList(client, '/data/playlists', { project_id: productionId, name }, readPlaylist, signal)).filter(
        (playlist) => playlist.name === name,
      ),
  };
}
