/**
 * What windows show is read as soon as an event names it. The rest is caught up a little later, all that came meanwhile in a few
 * requests, and not by a whole studio at the same moment: a change of one person is news to a hundred computers at once.
 */
import type { Id } from '../../../shared/model/studio.ts';
import type { Tables } from '../db/tables.ts';
import type { Stale } from './stale.ts';

const laterMs = 60_000;
const spreadMs = 60_000;

/** What the windows show, all together. */
export type Shown = {
  readonly productionIds: ReadonlySet<Id>;
  readonly taskIds: ReadonlySet<Id>;
  /** Whether the news of a production are: they say what was said. */
  readonly areNewsOf: (productionId: Id) => boolean;
  readonly areChecks: boolean;
  /** No window says what it shows: all of it may be looked at. */
  readonly isUnsaid: boolean;
};

/**
 * Takes out of `stale` what nobody looks at, and answers the productions it is of.
 * @param canCatchUp whether a production can be caught up in few requests
 */
export function takeUnseen(
  stale: Stale,
  { productionIds, taskIds, areNewsOf, areChecks, isUnsaid }: Shown,
  { tables, personId }: { readonly tables: Tables; readonly personId: Id },
  canCatchUp: (productionId: Id) => boolean,
): ReadonlySet<Id> {
  const unseen = new Set<Id>();
  if (isUnsaid || areChecks) return unseen;
  /** Of what is not here yet nobody can tell whose it is. */
  const take = (ids: Set<Id>, productionOf: (id: Id) => Id | null): void => {
    for (const id of ids) {
      const productionId = productionOf(id);
      if (productionId === null || !canCatchUp(productionId)) continue;
      ids.delete(id);
      unseen.add(productionId);
    }
  };
  const unseenTask = (id: Id): Id | null => {
    const task = tables.tasks.get(id);
    return task === null || taskIds.has(id) || task.assigneeIds.includes(personId) ? null : task.productionId;
  };
  take(stale.taskIds, (id) => {
    const productionId = unseenTask(id);
    return productionId === null || productionIds.has(productionId) ? null : productionId;
  });
  // What one is told of is read by whoever opens it there and then.
  if (!stale.areNotificationsStale)
    take(stale.feedTaskIds, (id) => {
      const productionId = unseenTask(id);
      return productionId === null || areNewsOf(productionId) ? null : productionId;
    });
  // A task that is open shows its entity and what is cast in it.
  if (taskIds.size === 0)
    take(stale.entityIds, (id) => {
      const productionId = tables.entities.get(id)?.productionId ?? null;
      return productionId === null || productionIds.has(productionId) ? null : productionId;
    });
  return unseen;
}

export type Later = {
  readonly add: (productionIds: ReadonlySet<Id>) => void;
  /** Something else is looked at now: what waits may be seen. */
  readonly now: () => void;
  /** All of it is being caught up anyway. */
  readonly drop: () => void;
};

/** Gathers the productions that can wait. */
export function createLater(catchUp: (productionId: Id) => void): Later {
  const waiting = new Set<Id>();
  let timer: NodeJS.Timeout | null = null;

  const drop = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    waiting.clear();
  };
  const now = (): void => {
    const due = [...waiting];
    drop();
    for (const productionId of due) catchUp(productionId);
  };
  return {
    add: (productionIds) => {
      if (productionIds.size === 0) return;
      for (const productionId of productionIds) waiting.add(productionId);
      timer ??= setTimeout(now, laterMs + Math.random() * spreadMs);
    },
    now,
    drop,
  };
}
