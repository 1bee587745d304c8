import type { Id } from '../../../../shared/model/studio.ts';
import type { PreviewFile } from '../../../../shared/model/task.ts';
import { mayRead, type Audience } from '../audience.ts';
import type { Client } from '../client.ts';
import { readComment, type DecodedComment } from '../decode/comment.ts';
import { previewFile } from '../decode/previewFile.ts';
import { readRows, reader } from '../decode/rows.ts';
import type { Feed, Kitsu } from '../kitsu.ts';
import { readList, readPage } from './lists.ts';

type Comments = Pick<Kitsu, 'taskComments' | 'feedOf' | 'commentsPage'>;

export function commentReading(client: Client, audience: (signal: AbortSignal) => Promise<Audience>): Comments {
  const told = (taskId: Id, signal: AbortSignal): Promise<readonly DecodedComment[]> =>
    readList(client, `/data/tasks/${taskId}/comments`, {}, readComment, signal);
  return {
    taskComments: async (taskId, signal) => feedFrom(await told(taskId, signal)),
    feedOf: async ({ id, productionId }, signal) => {
      const reads = await audience(signal);
      const role = reads.roleIn(productionId);
      return feedFrom((await told(id, signal)).filter((comment) => mayRead(reads, role, comment)));
    },
    commentsPage: async ({ productionId, page, limit }, signal) => {
      const reads = await audience(signal);
      const role = reads.roleIn(productionId);
      const read = await readPage(
        client,
        `/data/projects/${productionId}/comments`,
        { page, limit },
        readComment,
        signal,
      );
      return {
        ...read,
        rows: read.rows.filter((comment) => mayRead(reads, role, comment)).map(({ comment }) => comment),
      };
    },
  };
}

const feedFrom = (told: readonly DecodedComment[]): Feed => ({
  comments: told.map(({ comment }) => comment),
  previewFiles: told.flatMap(previewFilesOf),
});

/**
 * The files inside a comment come short: without a date, a person or a size. The comment knows two of them; the size is
 * null until the file's own row has been read.
 */
function previewFilesOf({ comment, wirePreviews }: DecodedComment): readonly PreviewFile[] {
  const known = { task_id: comment.taskId, person_id: comment.personId, created_at: comment.createdAt };
  return readRows(wirePreviews, (row) => reader(previewFile)({ ...known, ...row })).rows;
}
