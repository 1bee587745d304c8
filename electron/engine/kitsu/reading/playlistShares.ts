/** Links by which people without an account look at a playlist. */
import { z } from 'zod';
import type { PlaylistShare } from '../../../../shared/model/playlist.ts';
import { brokenAnswer } from '../answerError.ts';
import type { Client } from '../client.ts';
import { idOf, instantOf } from '../decode/wireValues.ts';
import type { Kitsu } from '../kitsu.ts';

const link = z
  .object({
    token: z.string(),
    created_at: z.unknown(),
    created_by: z.unknown(),
    expiration_date: z.string().nullable().catch(null),
    can_comment: z.boolean().catch(true),
    has_password: z.boolean().catch(false),
  })
  .transform((row): PlaylistShare => ({
    token: row.token,
    createdAt: instantOf(row.created_at),
    createdBy: idOf(row.created_by),
    // The end of a day, which is all that this app asks for.
    lastDay: row.expiration_date?.slice(0, 10) ?? null,
    canComment: row.can_comment,
    hasPassword: row.has_password,
  }));

type Shares = Pick<Kitsu, 'playlistShares' | 'sharePlaylist' | 'revokePlaylistShare'>;

export function playlistSharing(client: Client): Shares {
  return {
    playlistShares: async (playlistId) => {
      const read = z.array(link).safeParse(await client.getJson(`/data/playlists/${playlistId}/share`, {}, null));
      if (!read.success) throw brokenAnswer(200, 'no share links');
      return read.data;
    },
    sharePlaylist: async (playlistId, { lastDay, canComment, password }) => {
      const answer = await client.sendJson('POST', `/data/playlists/${playlistId}/share`, {
        expiration_date: lastDay,
        can_comment: canComment,
        password,
      });
      const made = link.safeParse(answer);
      if (!made.success) throw brokenAnswer(201, 'no share link');
      return made.data;
    },
    revokePlaylistShare: async (playlistId, token) => {
      await client.sendJson('DELETE', `/data/playlists/${playlistId}/share/${encodeURIComponent(token)}`, undefined);
    },
  };
}
