/** Puts movies up for review as the revisions of one task, in their order, as another client of the server does. */
import { z } from 'zod';
import type { Colleague } from '../colleague.ts';
import { get, post, upload } from '../../contract/client.ts';
import { bytesOf, type CodedMovie } from './movies.ts';

const idRow = z.object({ id: z.string() });
const taskRow = z.object({ id: z.string(), task_status_id: z.string(), project_id: z.string() });

/** Starts with a task of nobody's revisions, so that they are v1, v2, …; answers their preview files, in order. */
export async function putUp(
  colleague: Colleague,
  taskId: string,
  folder: string,
  movies: readonly CodedMovie[],
): Promise<readonly string[]> {
  const task = await colleague.read(taskRow, get(`/data/tasks/${taskId}`));
  const ids: string[] = [];
  for (const movie of movies) {
    const comment = await colleague.read(
      idRow,
      post(`/actions/tasks/${taskId}/comment`, { task_status_id: task.task_status_id, comment: movie.name }),
    );
    const path = `/actions/tasks/${taskId}/comments/${comment.id}/add-preview`;
    const preview = await colleague.read(idRow, post(path, {}));
    const file = {
      name: 'file',
      fileName: `${movie.name}.mp4`,
      type: 'video/mp4',
      bytes: bytesOf(folder, movie),
    };
    await colleague.does(upload(`/pictures/preview-files/${preview.id}`, [file]));
    ids.push(preview.id);
  }
  return ids;
}
