import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { QueryContext } from './context.ts';
import { isOnDisk } from './revisions.ts';

type Input = InputOf<Queries, 'mediaHere'>;
type Answer = AnswerOf<Queries, 'mediaHere'>;

/** Which of these can be played without a connection, and how far those are that arrive. */
export function mediaHere(context: QueryContext, { previewFileIds }: Input): Answer {
  const files = context.tables.previewFiles.sizesOf(previewFileIds);
  const arriving = new Map(
    (context.media?.downloads?.() ?? [])
      .filter(({ kind }) => kind !== 'thumbnail' && kind !== 'preview')
      .map((download) => [download.id, download]),
  );
  return files.map((file) => {
    const { receivedBytes = 0, totalBytes = null } = arriving.get(file.id) ?? {};
    return {
      previewFileId: file.id,
      // In the player the file stands in for the movie that was made of it.
      isOnDisk: isOnDisk(context, file) || context.media?.has('movie-source', file.id) === true,
      /** Null: nothing arrives. */
      share: !arriving.has(file.id) ? null : totalBytes === null ? 0 : receivedBytes / totalBytes,
    };
  });
}
