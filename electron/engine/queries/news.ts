import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { News, NewsRow } from '../../../shared/model/news.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { maySeeNewsOf } from '../../../shared/rules/newsRights.ts';
import { mostKept, newsFromKey, newsKey } from '../db/newsKept.ts';
import type { QueryContext } from './context.ts';
import { entityLabels } from './entityLabels.ts';
import { freshnessOf } from './freshness.ts';
import { roleIn } from './roles.ts';

type Input = InputOf<Queries, 'news'>;
type Answer = AnswerOf<Queries, 'news'>;

/** What happened in a production, or in all of them, with what was said where the conversation is here. */
export function news(context: QueryContext, input: Input): Answer {
  const { tables } = context;
  const { productionId } = input;
  const reach = tables.scopes.get(newsFromKey(productionId));
  const here = reach.watermark === null ? [] : visibleNews(context, productionId, reach.watermark);
  const matched = here.filter((row) => passes(row, input));
  const shown = matched.slice(0, input.limit);
  const labels = entityLabels(
    context,
    shown.map(({ entityId }) => entityId).filter((id) => id !== null),
  );
  const isFull = productionId !== null && here.length >= mostKept - 1;
  return {
    rows: shown.map((row) => newsRow(context, row, labels.get(row.entityId ?? '')?.label ?? null)),
    matchedCount: matched.length,
    hereCount: here.length,
    personIds: distinct(here, ({ authorId }) => authorId),
    taskTypeIds: distinct(here, ({ taskTypeId }) => taskTypeId),
    taskStatusIds: distinct(here, ({ isStatusChange, taskStatusId }) => (isStatusChange ? taskStatusId : null)),
    from: reach.watermark,
    older: reach.state === 'complete' ? 'none' : isFull ? 'full' : 'server',
    freshness: freshnessOf(context, newsKey(productionId)),
  };
}

/** A role may have changed since they came. */
function visibleNews(context: QueryContext, productionId: Id | null, from: string): readonly News[] {
  const { tables } = context;
  const rows = productionId === null ? tables.news.ofAll(from) : tables.news.ofProduction(productionId, from);
  const roles = new Map(tables.people.all().map(({ id, role }) => [id, role]));
  const ownRoles = new Map<Id, ReturnType<typeof roleIn>>();
  return rows.filter(({ productionId: of, authorId, taskId }) => {
    const own = ownRoles.get(of) ?? roleIn(context, of);
    ownRoles.set(of, own);
    return maySeeNewsOf(own, roles.get(authorId ?? '') ?? null, own !== 'vendor' || tables.tasks.has(taskId));
  });
}

function passes(row: News, { personId, taskTypeId, taskStatusId, withPreviewsOnly, from, until }: Input): boolean {
  return (
    (personId === null || row.authorId === personId) &&
    (taskTypeId === null || row.taskTypeId === taskTypeId) &&
    // As Kitsu counts it: what became of that status, not what was said while it was.
    (taskStatusId === null || (row.isStatusChange && row.taskStatusId === taskStatusId)) &&
    (!withPreviewsOnly || row.previewFileId !== null) &&
    (from === null || row.createdAt >= from) &&
    (until === null || row.createdAt < until)
  );
}

function newsRow({ tables }: QueryContext, row: News, entity: NewsRow['entity']): NewsRow {
  const { previewFileId, previewExtension, previewRevision, entityId: _entityId, ...rest } = row;
  const comment = row.commentId === null ? null : tables.comments.get(row.commentId);
  // The conversation is read more often than the news of it.
  const fileId = comment?.previewFileIds[0] ?? previewFileId;
  const file = fileId === null ? null : tables.previewFiles.get(fileId);
  return {
    ...rest,
    entity,
    text: comment?.text ?? '',
    preview:
      fileId === null
        ? null
        : {
            previewFileId: fileId,
            extension: file?.extension ?? previewExtension,
            revision: file?.revision ?? previewRevision,
            isReady: file === null || file.status === 'ready',
          },
  };
}

function distinct(rows: readonly News[], idOf: (row: News) => Id | null): readonly Id[] {
  return [...new Set(rows.map(idOf).filter((id) => id !== null))];
}
