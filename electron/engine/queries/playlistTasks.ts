import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { PlaylistTask } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { firstFrameNumber } from '../../../shared/rules/frameNumbers.ts';
import { type Note, notesOf, notesSince } from '../../../shared/rules/notes.ts';
import { overlaidTask, shownPlaylist } from '../commands/overlay.ts';
import { comments } from './comments.ts';
import type { QueryContext } from './context.ts';
import { framesIn } from './entityRows.ts';
import { rightsOn } from './taskRightsOf.ts';

type Input = InputOf<Queries, 'playlistTasks'>;
type Answer = AnswerOf<Queries, 'playlistTasks'>;

/** Of each revision that a playlist shows, where its task stands and how much was said since. Apart: the player has no use for it. */
export function playlistTasks(context: QueryContext, { playlistId }: Input): Answer {
  const { tables } = context;
  const shown = shownPlaylist(tables.identities.resolve(playlistId), tables, context.overlay());
  const ids = new Set((shown?.entries ?? []).flatMap(({ previewFileId }) => previewFileId ?? []));
  /** One task may stand there with several of its revisions. */
  const told = new Map<Id, ReturnType<typeof toldOf>>();
  return tables.previewFiles.byIds([...ids]).flatMap(({ id, taskId, revision }): PlaylistTask | readonly [] => {
    const known = told.get(taskId) ?? toldOf(context, taskId);
    told.set(taskId, known);
    if (known === null) return [];
    return { ...known.task, previewFileId: id, noteCount: notesSince(known.notes, revision).length };
  });
}

function toldOf(
  context: QueryContext,
  taskId: Id,
): { readonly task: Omit<PlaylistTask, 'previewFileId' | 'noteCount'>; readonly notes: readonly Note[] } | null {
  const { tables } = context;
  const record = tables.tasks.get(taskId);
  if (record === null) return null;
  const overlay = context.overlay();
  const shown = overlaidTask(record, overlay);
  const { statusIds, canComment } = rightsOn(context, shown);
  const { frameIn } = framesIn(tables.entities.get(shown.entityId)?.data ?? {});
  return {
    task: {
      taskStatusId: shown.taskStatusId,
      statusMark: overlay.tasks.get(taskId)?.marks.status ?? null,
      statusIds,
      canComment,
    },
    notes: notesOf(comments(context, { taskId }).comments, firstFrameNumber('shot', frameIn)),
  };
}
