import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { PlaylistRevision, ShownPlaylistEntry } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { PreviewFile } from '../../../shared/model/task.ts';
import { shownPlaylist } from '../commands/overlay.ts';
import type { QueryContext } from './context.ts';
import { entityLabels } from './entityLabels.ts';
import { freshnessOf } from './freshness.ts';
import { actorIn, playlistRow } from './playlists.ts';

type Input = InputOf<Queries, 'playlist'>;
type Answer = AnswerOf<Queries, 'playlist'>;

/** One with its entries in order; null where it is not on this disk. */
export function playlist(context: QueryContext, { playlistId }: Input): Answer {
  const { tables } = context;
  const overlay = context.overlay();
  const id = tables.identities.resolve(playlistId);
  const base = overlay.newPlaylists.get(id)?.playlist ?? tables.playlists.get(id);
  const shown = shownPlaylist(id, tables, overlay);
  if (base === null || shown === null) return null;
  const labels = entityLabels(
    context,
    shown.entries.map(({ entityId }) => entityId),
  );
  const marks = overlay.playlists.get(id)?.entryMarks;
  const chosen = new Map(
    tables.previewFiles
      .byIds(shown.entries.flatMap(({ previewFileId }) => previewFileId ?? []))
      .map((file) => [file.id, file]),
  );
  const taskTypes = taskTypesOf(context, [...chosen.values()]);
  const newest = newestOf(context, [...taskTypes.keys()]);
  const revisionOf = (file: PreviewFile | undefined): PlaylistRevision | null =>
    file === undefined ? null : asRevision(file, taskTypes.get(file.taskId) ?? '');
  return {
    row: playlistRow(base, overlay, actorIn(context, base.productionId)),
    entries: shown.entries.map(({ entityId, previewFileId }): ShownPlaylistEntry => {
      const file = chosen.get(previewFileId ?? '');
      const latest = file === undefined ? undefined : newest.get(file.taskId);
      const isNewer = latest !== undefined && file !== undefined && latest.revision > file.revision;
      return {
        entityId,
        previewFileId,
        entity: labels.get(entityId)?.label ?? null,
        shown: revisionOf(file),
        newer: isNewer ? { ...latest, taskTypeId: taskTypes.get(latest.taskId) ?? '' } : null,
        mark: marks?.get(entityId) ?? null,
      };
    }),
    freshness: freshnessOf(context, `production:${base.productionId}`),
  };
}

type File = Pick<PreviewFile, 'id' | 'taskId' | 'revision' | 'extension'>;

export const asRevision = ({ id, taskId, revision, extension }: File, taskTypeId: Id): PlaylistRevision => ({
  previewFileId: id,
  taskId,
  taskTypeId,
  revision,
  extension,
});

function taskTypesOf({ tables }: QueryContext, files: readonly PreviewFile[]): ReadonlyMap<Id, Id> {
  const tasks = tables.tasks.byIds([...new Set(files.map(({ taskId }) => taskId))]);
  return new Map(tasks.map(({ id, taskTypeId }) => [id, taskTypeId]));
}

/** The main file of the newest revision of each task. */
function newestOf({ tables }: QueryContext, taskIds: readonly Id[]): ReadonlyMap<Id, PlaylistRevision> {
  const newest = new Map<Id, PlaylistRevision>();
  for (const file of tables.previewFiles.ofTasks(taskIds))
    if (!newest.has(file.taskId)) newest.set(file.taskId, asRevision(file, ''));
  return newest;
}
