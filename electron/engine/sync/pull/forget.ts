import type { Id } from '../../../../shared/model/studio.ts';
import type { Tables } from '../../db/tables.ts';
import { forgetFeedDebts, oweFeed } from './owedFeeds.ts';
import { forgetEntities, forgetTasks } from '../../db/forgetRows.ts';

/** Everything of a production but its own row; its scopes begin anew. What it had on disk beside the mirror is to follow. */
export function forgetProduction(tables: Tables, productionId: Id): void {
  const taskIds = tables.tasks.idsOf(productionId);
  tables.forgottenMedia.add(productionId, [
    ...tables.previewFiles.idsOfProduction(productionId),
    ...tables.comments.attachmentsOf(taskIds).map(({ id }) => id),
    ...tables.entities.mainPreviewsOf(productionId),
  ]);
  forgetTasks(tables, taskIds);
  forgetEntities(tables, tables.entities.idsOfProduction(productionId));
  tables.playlists.remove(tables.playlists.idsOfProduction(productionId));
  tables.news.removeOfProduction(productionId);
  tables.chats.removeOfProduction(productionId);
  forgetFeedDebts(tables, productionId);
  beginAnew(tables, productionId);
}

/** Whose team was left: nothing of it stays, and what was kept offline of it is kept no longer. */
export function leaveProduction(tables: Tables, productionId: Id): void {
  forgetProduction(tables, productionId);
  for (const { id, subject } of tables.pinnedSets.all()) {
    if (subject.kind === 'my-tasks' || subject.productionId !== productionId) continue;
    tables.pinnedSets.remove(id);
    tables.pinnedFiles.removeSet(id);
  }
}

/**
 * Clients of a production are kept apart from each other from now on, or no longer: nothing of what they could read stays, and
 * what they have opened is read again.
 */
export function forgetFeeds(tables: Tables, productionId: Id): void {
  const taskIds = tables.tasks.idsOf(productionId);
  tables.forgottenMedia.add(
    productionId,
    tables.comments.attachmentsOf(taskIds).map(({ id }) => id),
  );
  tables.comments.removeOfTasks(taskIds);
  const wereOpened = new Set(tables.scopes.keysBelow('task'));
  for (const id of taskIds.filter((taskId) => wereOpened.has(taskId))) {
    tables.scopes.note(`task:${id}`, { state: 'partial' });
    oweFeed(tables, { productionId, id });
  }
}

/**
 * Keeps the rows, and reads all of them again. What was deleted meanwhile is in no list: every conversation is owed, until as
 * much is here as on the server.
 */
export function beginAnew(tables: Tables, productionId: Id): void {
  for (const id of tables.tasks.idsOf(productionId)) oweFeed(tables, { productionId, id });
  for (const prefix of [
    'tied',
    'owed-casting',
    'production',
    'board',
    'entities',
    'tasks',
    'comments',
    'previews',
    'casting',
    'whole',
    'playlists',
    'news',
    'news-from',
    'checks',
  ])
    tables.scopes.remove(`${prefix}:${productionId}`);
}
