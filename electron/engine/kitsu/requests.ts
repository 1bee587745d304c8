import type { LogLine } from '../host.ts';
import type { Audience } from './audience.ts';
import { asApiError } from './answerError.ts';
import { createClient, type Client } from './client.ts';
import { dialectOf } from './drift.ts';
import type { Kitsu } from './kitsu.ts';
import { boardReading } from './reading/board.ts';
import { readBootstrap } from './reading/bootstrap.ts';
import { productionAccess } from './reading/productionAccess.ts';
import { castingReading } from './reading/casting.ts';
import { pipelineFileReading } from './reading/pipelineFiles.ts';
import { chatReading } from './reading/chats.ts';
import { commentReading } from './reading/comments.ts';
import { listReading } from './reading/lists.ts';
import { mineReading } from './reading/mine.ts';
import { newsReading } from './reading/news.ts';
import { playlistMovieReading } from './reading/playlistMovies.ts';
import { playlistSharing } from './reading/playlistShares.ts';
import { playlistReading } from './reading/playlists.ts';
import { savedSearchReading } from './reading/savedSearches.ts';
import type { KitsuSession } from './session.ts';
import { chatWriting } from './writing/chats.ts';
import { commentWriting } from './writing/comments.ts';
import { descriptorCalls } from './writing/descriptors.ts';
import { entityWriting } from './writing/entities.ts';
import { playlistWriting } from './writing/playlists.ts';
import { previewWriting } from './writing/previews.ts';
import { notificationWriting } from './writing/notifications.ts';
import { profileWriting } from './writing/profile.ts';
import { savedSearchWriting } from './writing/savedSearches.ts';
import { teamWriting } from './writing/teams.ts';
import { taskWriting } from './writing/tasks.ts';

/** Longer than calls: a movie may have to be fetched from an object store first. */
const fileIdleMs = 60_000;

/** What one signed-in person may ask of one server. `version` as the server said it at its check or last start. */
export function createKitsu(session: KitsuSession, version: string, log: (line: LogLine) => void): Kitsu {
  const client = createClient(session, log);
  const dialect = dialectOf(version);

  let audience: Promise<Audience> | null = null;
  const bootstrap = async (signal: AbortSignal | null): ReturnType<typeof readBootstrap> => {
    const read = await readBootstrap(client, dialect, signal);
    audience = Promise.resolve(read.audience);
    return read;
  };
  /** After a start from the mirror nobody has asked yet: then it is asked for once, before the first comments. */
  const knownAudience = (signal: AbortSignal): Promise<Audience> => {
    audience ??= bootstrap(signal).then(
      (read) => read.audience,
      (error: unknown) => {
        audience = null;
        throw error;
      },
    );
    return audience;
  };

  return {
    serverUrl: session.serverUrl,
    version,
    features: dialect.features,
    clockSkewMs: session.clockSkewMs,
    answeredAtMs: session.answeredAtMs,
    bootstrap: async (signal) => (await bootstrap(signal)).bootstrap,
    board: boardReading(client, dialect),
    ...listReading(client, dialect),
    ...commentReading(client, knownAudience),
    ...productionAccess(client),
    ...castingReading(client),
    ...pipelineFileReading(client),
    ...playlistReading(client),
    ...playlistMovieReading(client),
    ...playlistSharing(client),
    ...savedSearchReading(client),
    ...newsReading(client),
    ...chatReading(client),
    ...mineReading(client),
    ...commentWriting(client),
    ...taskWriting(client, dialect),
    ...teamWriting(client),
    ...chatWriting(client),
    ...entityWriting(client, dialect),
    ...notificationWriting(client),
    ...playlistWriting(client),
    ...savedSearchWriting(client),
    ...profileWriting(client),
    ...descriptorCalls(client),
    ...previewWriting(client),
    openFile: fileReading(client),
  };
}

function fileReading(client: Client): Kitsu['openFile'] {
  return async (path, { range, etag }, signal) => {
    const response = await client.open({
      method: 'GET',
      path,
      headers: {
        // Asked for JSON before anything else, 1.0.97 answers 202 while it still makes the file; asked for whatever there is, 404.
        accept: 'application/json, */*;q=0.9',
        'accept-encoding': 'identity',
        ...(range === null ? {} : { range }),
        ...(etag === null ? {} : { 'if-none-match': etag }),
      },
      signal,
      idleMs: fileIdleMs,
    });
    return { ...response, body: failingAsApiErrors(response.body) };
  };
}

async function* failingAsApiErrors(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw asApiError(error);
  }
}
