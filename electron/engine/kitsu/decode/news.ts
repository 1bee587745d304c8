import type { News } from '../../../../shared/model/news.ts';
import type { WireRow } from './rows.ts';
import { BrokenRow, extensionOf, flagOf, idOf, instantOf, neededId, numberOf, textOf } from './wireValues.ts';

/** A row of a production's news. 0.20.52 does not tell the revision of its file. */
export function readNews(row: WireRow): News {
  const createdAt = instantOf(row['created_at']);
  if (createdAt === null) throw new BrokenRow('created_at');
  return {
    id: neededId(row['id'], 'id'),
    productionId: neededId(row['project_id'], 'project_id'),
    taskId: neededId(row['task_id'], 'task_id'),
    entityId: idOf(row['task_entity_id']),
    taskTypeId: idOf(row['task_type_id']),
    taskStatusId: idOf(row['task_status_id']),
    isStatusChange: flagOf(row['change']),
    authorId: idOf(row['author_id']),
    commentId: idOf(row['comment_id']),
    previewFileId: idOf(row['preview_file_id']),
    previewExtension: extensionOf(row['preview_file_extension']),
    previewRevision: numberOf(row['preview_file_revision']),
    entityName: textOf(row['full_entity_name']),
    createdAt,
  };
}
