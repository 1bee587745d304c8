import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { PreviewTile } from '../../../shared/model/entityPage.ts';
import type { Revision } from '../../../shared/model/screens.ts';
import type { QueryContext } from './context.ts';
import { inTaskOrder } from './entityDetail.ts';
import { revisionsOf } from './revisions.ts';

type Input = InputOf<Queries, 'entityPreviews'>;
type Answer = AnswerOf<Queries, 'entityPreviews'>;

/** All that was put up for review of an entity, by task, those that wait to be published among them; tasks without any left out. */
export function entityPreviews(context: QueryContext, { entityId }: Input): Answer {
  const tasks = context.tables.tasks.ofEntity(context.tables.identities.resolve(entityId));
  const [first] = tasks;
  if (first === undefined) return [];
  return inTaskOrder(context, first.productionId, tasks).flatMap(({ id, taskTypeId }) => {
    const revisions = revisionsOf(context, id).flatMap((revision) => tileOf(revision) ?? []);
    return revisions.length === 0 ? [] : [{ taskId: id, taskTypeId, revisions }];
  });
}

function tileOf({ files, revision, mark }: Revision): PreviewTile | null {
  const [main] = files;
  if (main === undefined) return null;
  const { file, media, isOnDisk } = main;
  return {
    previewFileId: file.id,
    revision,
    fileCount: files.length,
    originalName: file.originalName,
    extension: file.extension,
    media,
    status: file.status,
    validationStatus: file.validationStatus,
    personId: file.personId,
    createdAt: file.createdAt,
    isOnDisk,
    mark,
  };
}
