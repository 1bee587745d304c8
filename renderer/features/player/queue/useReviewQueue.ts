import { useEffect } from 'react';
import type { EntityLabel } from '../../../../shared/model/screens.ts';
import type { Id, Instant } from '../../../../shared/model/studio.ts';
import { useEngine, useEngineAll } from '../../../data/useEngine.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { type ListPage, pageOfKind, reviewPlace, type ReviewPlace, type ReviewQueue } from '../../../place/place.ts';
import { useNow } from '../../../ui/useNow.ts';
import { keptTogether, keyOfQueue, rememberItems, type Session, useSession } from './reviewSession.ts';

export type QueueItem = {
  readonly key: string;
  readonly place: ReviewPlace;
  readonly entityId: Id | null;
  readonly entity: EntityLabel | null;
  readonly taskStatusId: Id | null;
  readonly thumbnailId: Id | null;
  /** Of what waits for approval: whose it is, and since when it waits. */
  readonly check?: { readonly taskTypeId: Id; readonly assigneeId: Id | null; readonly askedAt: Instant | null };
};

export type UsedQueue = {
  /** Of its session; empty where nothing is gone through. */
  readonly key: string;
  readonly items: readonly QueueItem[];
  /** Of what is on screen; -1 where it is none of them. */
  readonly index: number;
  /** What has been answered in this sitting. */
  readonly given: Session['given'];
  readonly title: string | null;
};

const listOf = (entity: EntityLabel | null): ListPage => pageOfKind(entity?.kind ?? 'Shot');

/** What is gone through in the player, in its order: a playlist, what waits for one's approval, or what was selected. */
export function useReviewQueue(place: ReviewPlace): UsedQueue {
  const format = useFormat();
  const now = useNow(60_000);
  const { queue } = place;
  const playlistId = queue?.kind === 'playlist' ? queue.playlistId : null;
  const playlist = useEngine('playlist', { playlistId: playlistId ?? '-' }, { isOff: playlistId === null }).value;
  const checks = useEngine(
    'todoList',
    { tab: 'checks', search: '', grouping: 'taskType', sort: 'default', today: format.dayOf(now) },
    { isOff: queue?.kind !== 'checks' },
  ).value;
  const entryTasks = playlist?.entries.flatMap(({ shown }) => shown?.taskId ?? []) ?? [];
  const taskIds = queue?.kind === 'tasks' ? queue.taskIds : [...new Set(entryTasks)];
  const tasks = useEngineAll(
    'task',
    taskIds.slice(0, mostLookedUp).map((taskId) => ({ taskId })),
  );
  const known = new Map(tasks.flatMap((task) => (task ? [[task.task.id, task] as const] : [])));

  function itemsOf(of: ReviewQueue): readonly QueueItem[] {
    if (of.kind === 'playlist') {
      return (playlist?.entries ?? []).flatMap(({ entityId, entity, shown }, index) =>
        shown === null || playlist === undefined || playlist === null
          ? []
          : {
              key: `${String(index)} ${shown.previewFileId}`,
              place: reviewPlace(
                { productionId: playlist.row.productionId, list: listOf(entity), taskId: shown.taskId },
                { previewFileId: shown.previewFileId, queue: of },
              ),
              entityId,
              entity,
              taskStatusId: known.get(shown.taskId)?.task.taskStatusId ?? null,
              thumbnailId: shown.previewFileId,
            },
      );
    }
    if (of.kind === 'checks') {
      return (checks?.rows ?? []).map((row) => ({
        key: row.taskId,
        place: reviewPlace(
          { productionId: row.productionId, list: listOf(row.entity), taskId: row.taskId },
          { queue: of },
        ),
        entityId: null,
        entity: row.entity,
        taskStatusId: row.taskStatusId,
        thumbnailId: row.previewFileId,
        check: {
          taskTypeId: row.taskTypeId,
          assigneeId: row.assigneeIds[0] ?? null,
          askedAt: row.feedbackAskedAt,
        },
      }));
    }
    return of.taskIds.flatMap((taskId) => {
      const task = known.get(taskId);
      if (task === undefined) return [];
      return {
        key: taskId,
        place: reviewPlace({ productionId: task.production.id, list: listOf(task.entity), taskId }, { queue: of }),
        entityId: task.task.entityId,
        entity: task.entity,
        taskStatusId: task.task.taskStatusId,
        thumbnailId: task.revisions[0]?.files[0]?.file.id ?? null,
      };
    });
  }

  const key = keyOfQueue(queue);
  const session = useSession(key);
  const listed = queue === null ? [] : itemsOf(queue);
  // What waits for approval leaves its list as soon as it is answered: here it stays where it was.
  const items = queue?.kind === 'checks' ? keptTogether(session.items, listed, session.given) : listed;
  const signature = listed.map((item) => item.key).join('\n');
  useEffect(() => {
    if (queue?.kind === 'checks') rememberItems(key, items);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the same keys are the same items
  }, [key, signature]);
  const exact = items.findIndex(
    (item) => item.place.taskId === place.taskId && item.place.previewFileId === place.previewFileId,
  );
  const index = exact >= 0 ? exact : items.findIndex((item) => item.place.taskId === place.taskId);
  return { key, items, index, given: session.given, title: playlist?.row.name ?? null };
}
const mostLookedUp = 200;
