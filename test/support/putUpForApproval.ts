/** A movie on each of some tasks, waiting for approval, as another client of the server puts them there. */
import { z } from 'zod';
import { get, post, upload } from '../contract/client.ts';
import type { Colleague } from './colleague.ts';
import { bytesOf, codedFolder, type CodedMovie } from './coded/movies.ts';

const idRow = z.object({ id: z.string() });
const statusRow = z.object({ id: z.string(), is_feedback_request: z.boolean() });

/** Answers their preview files, in order. */
export async function putUpForApproval(
  colleague: Colleague,
  taskIds: readonly string[],
  movie: CodedMovie,
): Promise<readonly string[]> {
  const statuses = await colleague.read(z.array(statusRow), get('/data/task-status'));
  const waiting = statuses.find(({ is_feedback_request: isAsking }) => isAsking)?.id;
  const bytes = bytesOf(codedFolder, movie);
  const previewIds: string[] = [];
  for (const taskId of taskIds) {
    const said = { task_status_id: waiting, comment: 'For approval.' };
    const { id: commentId } = await colleague.read(idRow, post(`/actions/tasks/${taskId}/comment`, said));
    const adds = post(`/actions/tasks/${taskId}/comments/${commentId}/add-preview`, {});
    const { id } = await colleague.read(idRow, adds);
    const file = { name: 'file', fileName: movie.file, type: 'video/mp4', bytes };
    await colleague.does(upload(`/pictures/preview-files/${id}`, [file]));
    previewIds.push(id);
  }
  return previewIds;
}
