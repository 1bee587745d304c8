/**
 * Reads again what events named, in few requests. What could not be read stays stale: it is taken out before the request,
 * so that an event that comes during it counts, and put back when the request fails.
 */
import type { Id } from '../../../shared/model/studio.ts';
import { ApiError } from '../kitsu/ApiError.ts';
import { chunksOf, idsAtOnce } from './pull/chunks.ts';
import { productionsOwingCastings } from '../db/owedCastings.ts';
import { pullCastingOf, pullEntitiesById, pullPreviewFile } from './pull/entities.ts';
import { pullDay, pullNotifications } from './pull/mine.ts';
import type { PullParts } from './pull/parts.ts';
import { pullPlaylistsById } from './pull/playlists.ts';
import { pullTask, pullTasksById } from './pull/task.ts';
import type { Stale } from './stale.ts';

/** Above these a burst of events is cheaper to catch up than to follow one by one. */
const manyRows = 1_000;
const manyFeeds = 60;

/** @param catchUp adds a production's catch-up to what is to be done. */
export async function readStale(
  parts: PullParts,
  stale: Stale,
  today: () => string,
  catchUp: (productionId: Id) => void,
  signal: AbortSignal,
): Promise<void> {
  const { tables } = parts;
  dropClosed(parts, stale);
  if (stale.taskIds.size + stale.entityIds.size > manyRows || stale.feedTaskIds.size > manyFeeds) {
    const tasks = tables.tasks.byIds([...stale.taskIds, ...stale.feedTaskIds]);
    const entities = tables.entities.byIds([...stale.entityIds]);
    const productionIds = new Set([...stale.productionIds, ...[...tasks, ...entities].map((row) => row.productionId)]);
    const isMirrored = (id: Id): boolean => tables.scopes.get(`production:${id}`).state !== 'never';
    for (const id of productionIds) if (isMirrored(id)) catchUp(id);
    if ([...productionIds].some((id) => !isMirrored(id))) stale.areMyTasksStale = true;
    for (const ids of [stale.taskIds, stale.entityIds, stale.feedTaskIds]) ids.clear();
  }
  stale.productionIds.clear();

  const failures: ApiError[] = [];
  const attempt = async (ids: Set<Id>, some: readonly Id[], read: () => Promise<void>): Promise<void> => {
    for (const id of some) ids.delete(id);
    try {
      await read();
    } catch (error) {
      for (const id of some) ids.add(id);
      // Where nobody answers the others need not be asked.
      if (signal.aborted || !(error instanceof ApiError) || error.status === null) throw error;
      failures.push(error);
    }
  };
  const each = async (ids: Set<Id>, size: number, read: (some: readonly Id[]) => Promise<void>): Promise<void> => {
    for (const some of chunksOf([...ids], size)) await attempt(ids, some, () => read(some));
  };
  const one = (read: (id: Id) => Promise<void>) => async (some: readonly Id[]) => {
    for (const id of some) await read(id);
  };

  await each(stale.entityIds, idsAtOnce, (some) => pullEntitiesById(parts, some, signal));
  await each(stale.taskIds, idsAtOnce, async (some) => {
    await pullTasksById(parts, some, signal);
    // A task may be heard of before its entity, or be the first that a vendor has on it.
    const entityIds = new Set(tables.tasks.byIds(some).map((task) => task.entityId));
    for (const { id } of tables.entities.byIds([...entityIds])) entityIds.delete(id);
    if (entityIds.size > 0) await pullEntitiesById(parts, [...entityIds], signal, { areMissingGone: false });
  });
  await each(
    stale.feedTaskIds,
    1,
    one(async (id) => {
      if (tables.tasks.has(id)) await pullTask(parts, id, signal);
    }),
  );
  await each(
    stale.previewFileIds,
    1,
    one((id) => pullPreviewFile(parts, id, signal)),
  );
  // Requests by the dozen: in turn with what else is read whole.
  for (const productionId of productionsOwingCastings(tables))
    if (tables.productions.get(productionId)?.isOpen === true) catchUp(productionId);
  const castingEntityIds = [...stale.castingEntityIds];
  await each(
    stale.castingEntityIds,
    1,
    one(async (id) => {
      const productionId = tables.entities.get(id)?.productionId;
      if (productionId !== undefined) await pullCastingOf(parts, productionId, id, signal);
    }),
  );
  // An asset deleted between the two readings is in the one and not in the other.
  const uneven = castingEntityIds.filter(
    (id) => tables.entities.get(id)?.castCount !== tables.castings.ofEntity(id).length,
  );
  for (const ids of chunksOf(uneven)) await pullEntitiesById(parts, ids, signal);
  await each(stale.playlistIds, idsAtOnce, (some) => pullPlaylistsById(parts, some, signal));
  if (stale.areNotificationsStale) {
    stale.areNotificationsStale = false;
    await pullNotifications(parts, signal).catch((error: unknown) => {
      stale.areNotificationsStale = true;
      throw error;
    });
  }
  if (stale.isTimeStale) {
    stale.isTimeStale = false;
    await pullDay(parts, today(), signal).catch((error: unknown) => {
      stale.isTimeStale = true;
      throw error;
    });
  }
  const [failure] = failures;
  if (failure !== undefined) throw failure;
}

/** What is kept of a production that was closed is not to be seen any more: asked for by id, it would seem deleted. */
function dropClosed({ tables }: PullParts, stale: Stale): void {
  const closed = new Set(tables.productions.all().flatMap(({ id, isOpen }) => (isOpen ? [] : [id])));
  if (closed.size === 0) return;
  for (const { id, productionId } of tables.tasks.byIds([...stale.taskIds, ...stale.feedTaskIds]))
    if (closed.has(productionId)) {
      stale.taskIds.delete(id);
      stale.feedTaskIds.delete(id);
    }
  for (const id of [...stale.playlistIds])
    if (closed.has(tables.playlists.get(id)?.productionId ?? '')) stale.playlistIds.delete(id);
  for (const { id, productionId } of tables.entities.byIds([...stale.entityIds, ...stale.castingEntityIds]))
    if (closed.has(productionId)) {
      stale.entityIds.delete(id);
      stale.castingEntityIds.delete(id);
    }
}
