/**
 * From event to mirror: an event names ids, so it says what to read again. Events come in bursts and are not replayed, so
 * what they name is gathered for a moment and read in few requests; after a gap in the stream everything is caught up.
 */
import type { Id, Role } from '../../../shared/model/studio.ts';
import { maySeePlaylists } from '../../../shared/rules/playlistRights.ts';
import type { Database } from '../db/open.ts';
import type { Tables } from '../db/tables.ts';
import type { Host } from '../host.ts';
import type { LiveEvent } from '../kitsu/kitsu.ts';
import { forgetEntities, forgetTasks } from '../db/forgetRows.ts';
import { isAnythingStale, nothingStale, type Stale } from './stale.ts';
import type { Turns } from './turns.ts';

const gatherMs = 120;
const longestGatherMs = 600;

const entityNames: ReadonlySet<string> = new Set(['asset', 'shot', 'sequence', 'episode', 'edit', 'scene', 'concept']);
const studioNames: ReadonlySet<string> = new Set([
  'person',
  'project',
  'organisation',
  'department',
  'studio',
  'task-type',
  'task-status',
  'asset-type',
  'entity-type',
  'project-status',
  'preview-background-file',
]);

export type Live = { readonly onEvent: (event: LiveEvent) => void; readonly close: () => void };

export function createLive(parts: {
  readonly db: Database;
  readonly tables: Tables;
  readonly turns: Turns;
  readonly log: Host['log'];
  readonly personId: Id;
  readonly read: (stale: Stale) => void;
}): Live {
  const { db, tables } = parts;
  let stale = nothingStale();
  let timer: NodeJS.Timeout | null = null;
  let gatheringSince = 0;

  const flush = (): void => {
    timer = null;
    const read = stale;
    stale = nothingStale();
    parts.read(read);
  };
  const gather = (): void => {
    if (!isAnythingStale(stale)) return;
    const now = Date.now();
    if (timer === null) gatheringSince = now;
    else clearTimeout(timer);
    timer = setTimeout(flush, Math.max(0, Math.min(gatherMs, gatheringSince + longestGatherMs - now)));
  };

  /** Not before the pulls that began earlier, or one of them would bring it back. */
  const remove = (ids: readonly Id[], change: () => void): void => {
    parts.turns
      .alone(ids, () => {
        db.write(change);
      })
      .catch((error: unknown) => {
        // On a full disk, or one that is being closed: the next catch-up finds what is gone.
        parts.log({ level: 'warning', event: 'deletion-not-kept', detail: { message: String(error) } });
      });
  };

  /** Productions that are mirrored; of the others, and where the event does not say, only what is known already. */
  const isMirrored = (productionId: string | undefined): boolean =>
    productionId !== undefined &&
    tables.productions.get(productionId)?.isOpen !== false &&
    tables.scopes.get(`production:${productionId}`).state !== 'never';
  const roleIn = (productionId: string | undefined): Role =>
    tables.productions.get(productionId ?? '')?.role ?? 'vendor';
  const isKnownTask = (taskId: Id | null | undefined): taskId is Id =>
    taskId !== null && taskId !== undefined && tables.tasks.get(taskId) !== null;
  /** With its files an entity may lose the one that it is seen by, and no event says so. */
  const staleEntityOf = (taskId: Id | null | undefined): void => {
    addIfSet(stale.entityIds, tables.tasks.get(taskId ?? '')?.entityId);
  };
  /** Of a task that is not here yet too: its own event may be on the way, and it is looked for only when it is read. */
  const staleFeed = (taskId: Id | null | undefined, isMirroredHere: boolean): void => {
    if (taskId !== null && taskId !== undefined && (isMirroredHere || isKnownTask(taskId)))
      stale.feedTaskIds.add(taskId);
  };

  const onEvent = ({ name, ids }: LiveEvent): void => {
    const [subject = '', action = ''] = name.split(':');
    const isMirroredHere = isMirrored(ids['project_id']);
    if (isMirroredHere) addIfSet(stale.productionIds, ids['project_id']);
    if (subject === 'task') onTask(action, ids, isMirroredHere);
    else if (subject === 'comment') onComment(action, ids, isMirroredHere);
    else if (subject === 'preview-file') onPreviewFile(action, ids, isMirroredHere);
    else if (entityNames.has(subject)) onEntity(subject, action, ids, isMirroredHere);
    else if (subject === 'entity-link' && isMirroredHere) addIfSet(stale.castingEntityIds, ids['entity_in_id']);
    else if (subject === 'playlist') onPlaylist(action, ids, isMirroredHere);
    else if (subject === 'news') onNews(action, ids);
    else if (subject === 'chat') onChat(action, ids);
    else if (subject === 'metadata-descriptor') {
      stale.isAccountStale = true;
      // A renamed descriptor renames a key inside every entity, and moves none of their dates.
      if (ids['project_id'] !== undefined && isMirroredHere && action !== 'new')
        stale.boardProductionIds.add(ids['project_id']);
    } else if (subject === 'person' && action === 'update' && ids['person_id'] !== parts.personId)
      stale.areOthersStale = true;
    else if (studioNames.has(subject)) stale.isAccountStale = true;
    else if (subject === 'notification' && ids['person_id'] === parts.personId) stale.areNotificationsStale = true;
    else if (subject === 'time-spent' || subject === 'day-off') stale.isTimeStale = true;
    else return;
    gather();
  };

  const onTask = (action: string, ids: LiveEvent['ids'], isMirroredHere: boolean): void => {
    const taskId = ids['task_id'];
    if (taskId === undefined) return;
    if (action === 'delete') {
      staleEntityOf(taskId);
      remove([taskId], () => {
        forgetTasks(tables, [taskId]);
        tables.timeSpents.removeOfTasks([taskId]);
      });
      return;
    }
    if (isMirroredHere || tables.tasks.get(taskId) !== null) stale.taskIds.add(taskId);
    // Of productions that are not mirrored nothing else tells.
    else if (action === 'status-changed') stale.areChecksStale = true;
    else if (action === 'assign' && ids['person_id'] === parts.personId) stale.areMyTasksStale = true;
  };

  const onEntity = (subject: string, action: string, ids: LiveEvent['ids'], isMirroredHere: boolean): void => {
    const entityId = ids[`${subject}_id`] ?? ids['asset_in'];
    if (entityId === undefined) return;
    if (action === 'delete') {
      // What it was cast in counts one less, and no event says so.
      for (const holderId of tables.castings.holdersOf([entityId])) stale.entityIds.add(holderId);
      const taskIds = tables.tasks.idsOfEntities([entityId]);
      remove([entityId, ...taskIds], () => {
        forgetEntities(tables, [entityId]);
        tables.timeSpents.removeOfTasks(taskIds);
      });
      return;
    }
    if (!isMirroredHere && tables.entities.get(entityId) === null) return;
    stale.entityIds.add(entityId);
    if (action === 'casting-update' || action === 'new-link' || action === 'remove-link')
      stale.castingEntityIds.add(entityId);
  };

  const onPlaylist = (action: string, ids: LiveEvent['ids'], isMirroredHere: boolean): void => {
    const playlistId = ids['playlist_id'];
    if (playlistId === undefined) return;
    if (action === 'delete')
      remove([playlistId], () => {
        tables.playlists.remove([playlistId]);
      });
    else if (isMirroredHere ? maySeePlaylists(roleIn(ids['project_id'])) : tables.playlists.get(playlistId) !== null)
      stale.playlistIds.add(playlistId);
  };

  /** No event says which entity a chat is of: one that is not known is found by its list. */
  const onChat = (action: string, ids: LiveEvent['ids']): void => {
    const messageId = ids['chat_message_id'];
    if (action === 'deleted-message' && messageId !== undefined)
      remove([messageId], () => {
        tables.chats.removeMessages([messageId]);
      });
    else if (action === 'new-message') {
      stale.areChatsStale = true;
      addIfSet(stale.chatEntityIds, tables.chats.entityOf(ids['chat_id'] ?? '') ?? undefined);
    } else if (ids['person_id'] === parts.personId) stale.areChatsStale = true;
  };

  const onNews = (action: string, ids: LiveEvent['ids']): void => {
    const newsId = ids['news_id'];
    if (action === 'delete' && newsId !== undefined)
      remove([newsId], () => {
        tables.news.remove([newsId]);
      });
    else addIfSet(stale.newsProductionIds, ids['project_id']);
  };

  const onComment = (action: string, ids: LiveEvent['ids'], isMirroredHere: boolean): void => {
    const commentId = ids['comment_id'];
    // Servers up to 1.0.67 do not say the task of an update.
    const taskId = ids['task_id'] ?? (commentId === undefined ? null : tables.comments.taskOf(commentId));
    staleFeed(taskId, isMirroredHere);
    if ((action === 'new' || action === 'delete') && isKnownTask(taskId)) stale.taskIds.add(taskId);
    if (action === 'delete' && commentId !== undefined) {
      staleEntityOf(taskId);
      remove([commentId], () => {
        tables.comments.remove([commentId]);
        // 0.20.52 says nothing of its news.
        tables.news.removeOfComments([commentId]);
      });
    }
  };

  const onPreviewFile = (action: string, ids: LiveEvent['ids'], isMirroredHere: boolean): void => {
    const previewFileId = ids['preview_file_id'];
    if (previewFileId === undefined) return;
    const known = tables.previewFiles.get(previewFileId);
    const commentId = ids['comment_id'];
    const taskId =
      known?.taskId ?? ids['task_id'] ?? (commentId === undefined ? null : tables.comments.taskOf(commentId));
    if (action === 'delete') {
      staleEntityOf(taskId);
      remove([previewFileId], () => {
        tables.previewFiles.remove([previewFileId]);
      });
      staleFeed(taskId, isMirroredHere);
    } else if (action === 'set-main') addIfSet(stale.entityIds, tables.entities.get(ids['entity_id'] ?? '')?.id);
    else if (known !== null) stale.previewFileIds.add(previewFileId);
    else {
      staleFeed(taskId, isMirroredHere);
      // The conversation tells neither size nor date of its files, and the file's own row comes in full.
      if (action !== 'new' && isMirroredHere) stale.previewFileIds.add(previewFileId);
    }
    if (isKnownTask(taskId) && action !== 'annotation-update') stale.taskIds.add(taskId);
  };

  return {
    onEvent,
    close: () => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}

function addIfSet(ids: Set<Id>, id: Id | undefined): void {
  if (id !== undefined) ids.add(id);
}
