/** Movies that the server builds of playlists: one asks for one, and looks until it is there. */
import { z } from 'zod';
import { ApiError } from '../ApiError.ts';
import { brokenAnswer } from '../answerError.ts';
import type { Client } from '../client.ts';
import type { Kitsu } from '../kitsu.ts';

const job = z.object({ id: z.string(), status: z.string() });
/** Of all that were ever begun, by their ids alone, in no certain order. */
const jobs = z.object({ build_jobs: z.array(z.string()) });

export function playlistMovieReading(client: Client): Pick<Kitsu, 'buildPlaylistMovie' | 'playlistMovieState'> {
  const begin = async (playlistId: string): Promise<string> => {
    const answer = await client.getJson(`/data/playlists/${playlistId}/build/mp4`, { full: true }, null);
    const begun = job.safeParse(answer).data;
    if (begun === undefined) throw brokenAnswer(200, 'no build job');
    return begun.id;
  };
  const stateOf: Kitsu['playlistMovieState'] = async (playlistId, jobId) => {
    const read = job.safeParse(await client.getJson(`/data/playlists/${playlistId}/jobs/${jobId}`, {}, null)).data;
    if (read === undefined) throw brokenAnswer(200, 'no build job');
    return read.status === 'succeeded' ? 'built' : read.status === 'failed' ? 'failed' : 'building';
  };
  return {
    buildPlaylistMovie: async (playlistId) => {
      try {
        return await begin(playlistId);
      } catch (error) {
        // Somebody has asked for the same just now: newer servers build one at a time.
        if (!(error instanceof ApiError) || error.status !== 409) throw error;
        const read = jobs.safeParse(await client.getJson(`/data/playlists/${playlistId}`, {}, null)).data;
        for (const jobId of read?.build_jobs ?? []) if ((await stateOf(playlistId, jobId)) === 'building') return jobId;
        throw error;
      }
    },
    playlistMovieState: stateOf,
  };
}
