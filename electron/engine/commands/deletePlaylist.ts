import { z } from 'zod';
import { InariError } from '../../../shared/errors.ts';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import type { Playlist } from '../../../shared/model/playlist.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { CommandDefinition } from './command.ts';
import { doneWhenGone } from './doneWhenGone.ts';
import { markOf } from './overlayBuilder.ts';
import { entryShape, mayEditThis, playlistChain, resolvedEntry } from './playlistPayload.ts';

const payload = z.object({
  playlistId: z.string(),
  /** What its author was looking at: what others have put there since is not theirs to throw away unseen. */
  seen: z.object({ name: z.string(), entries: z.array(entryShape) }),
  /** They have been told, and want it gone all the same. */
  isSure: z.boolean().default(false),
});
type Payload = z.infer<typeof payload>;

export const deletePlaylist: CommandDefinition<'deletePlaylist', InputOf<Commands, 'deletePlaylist'>, Payload> = {
  kind: 'deletePlaylist',
  payload,
  plan: ({ playlistId }, context) => {
    const playlist = context.playlistWithOverlay(playlistId);
    if (playlist === null) return [{ kind: 'refused', taskId: null, code: 'not-on-this-disk', detail: {} }];
    const verdict = mayEditThis(playlist, context);
    if (!verdict.allowed)
      return [{ kind: 'refused', taskId: null, code: 'not-allowed', detail: { reason: verdict.reason } }];
    const { id, name, entries } = playlist;
    return [
      {
        kind: 'accepted',
        taskId: null,
        chain: playlistChain(id),
        payload: { playlistId: id, seen: { name, entries: [...entries] }, isSure: false },
      },
    ];
  },
  overlay: (builder, { payload: { playlistId }, state, error }) => {
    builder.deletePlaylist(builder.resolve(playlistId), markOf(state, error?.code === 'conflict'));
  },
  send: async ({ payload: { playlistId: givenId, seen, isSure } }, { kitsu, resolve, signal }) => {
    const playlistId = resolve(givenId);
    const [playlist] = isSure ? [] : await kitsu.playlistsById([playlistId], signal);
    if (playlist !== undefined && !isAsSeen(playlist, seen, resolve))
      throw new InariError('conflict', {
        field: 'entries',
        serverValue: playlist.entries.length,
        ownValue: null,
      });
    // Where the list does not have it as well: it is gone, or its author may not see it any more, and only the server knows.
    await doneWhenGone(kitsu.deletePlaylist(playlistId));
    return {
      serverId: null,
      apply: (tables) => {
        tables.playlists.remove([playlistId]);
      },
    };
  },
  insist: (before) => ({ ...before, isSure: true }),
  describe: ({ playlistId, seen }) => ({ excerpt: seen.name, playlistId, needs: [playlistId] }),
};

const isAsSeen = (playlist: Playlist, seen: Payload['seen'], resolve: (id: Id) => Id): boolean =>
  playlist.name === seen.name &&
  JSON.stringify(playlist.entries) === JSON.stringify(seen.entries.map((entry) => resolvedEntry(entry, resolve)));
