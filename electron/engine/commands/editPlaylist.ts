import { z } from 'zod';
import { fieldKey } from '../../../shared/model/changes.ts';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import type { CommandDefinition, Plan } from './command.ts';
import { mustSend, seenOnServer } from './fieldConflict.ts';
import { localRefusal } from './localRefusal.ts';
import { markOf } from './overlayBuilder.ts';
import { mayEditThis, nameVerdict, playlistChain } from './playlistPayload.ts';

export const playlistFieldShape = z.discriminatedUnion('field', [
  z.object({ field: z.literal('name'), value: z.string() }),
  z.object({ field: z.literal('isForClient'), value: z.boolean() }),
  z.object({ field: z.literal('taskTypeId'), value: z.string().nullable() }),
]);
const payload = z.object({
  /** Temporary where the playlist itself waits. */
  playlistId: z.string(),
  change: playlistFieldShape,
  /** What its author was looking at. */
  seen: z.union([z.string(), z.number(), z.boolean(), z.null()]),
});
type Payload = z.infer<typeof payload>;

/** One field of one playlist. */
export const editPlaylist: CommandDefinition<'editPlaylist', InputOf<Commands, 'editPlaylist'>, Payload> = {
  kind: 'editPlaylist',
  payload,
  plan: ({ playlistId, changes }, context) => {
    const playlist = context.playlistWithOverlay(playlistId);
    return changes.map((change): Plan<Payload> => {
      if (playlist === null) return { kind: 'refused', taskId: null, code: 'not-on-this-disk', detail: {} };
      const right = mayEditThis(playlist, context);
      const verdict =
        right.allowed && change.field === 'name' ? nameVerdict({ ...playlist, name: change.value }, context) : right;
      if (!verdict.allowed)
        return { kind: 'refused', taskId: null, code: 'not-allowed', detail: { reason: verdict.reason } };
      return {
        kind: 'accepted',
        taskId: null,
        chain: playlistChain(playlist.id),
        payload: { playlistId: playlist.id, change, seen: playlist[change.field] },
      };
    });
  },
  overlay: (builder, { payload: { playlistId, change }, state, error }) => {
    builder.editPlaylist(builder.resolve(playlistId), markOf(state, error?.code === 'conflict'), change);
  },
  send: async ({ payload: { playlistId: givenId, change, seen } }, { kitsu, resolve, signal, expectNoStraggler }) => {
    const playlistId = resolve(givenId);
    const [playlist] = await kitsu.playlistsById([playlistId], signal);
    if (playlist === undefined) throw localRefusal('gone', { playlistId });
    if (mustSend(fieldKey(change), { seen, server: playlist[change.field], own: change.value })) {
      expectNoStraggler();
      await kitsu.editPlaylist(playlistId, change);
    }
    return {
      serverId: null,
      apply: (tables) => {
        const known = tables.playlists.get(playlistId);
        if (known !== null) tables.playlists.upsert({ ...known, [change.field]: change.value });
      },
    };
  },
  insist: (before, error) => ({ ...before, seen: seenOnServer(error.detail) }),
  describe: ({ playlistId, change }) => ({
    excerpt: '',
    playlistId,
    needs: [playlistId],
    change: { field: fieldKey(change), value: change.value },
  }),
};
