/** Keeps what one has looked through: at first what the first reading brought, later what one says one has seen. */
import type { Instant } from '../../shared/model/studio.ts';
import { maySupervise } from '../../shared/rules/toCheck.ts';
import type { QueryContext } from './queries/context.ts';
import { seenAtKey, workAsSeen } from './queries/since.ts';

export type SeenWork = {
  /** Once one's work has been read for the first time: nothing of it is news. */
  readonly begin: () => void;
  readonly mark: () => void;
};

export function createSeenWork(context: QueryContext, now: () => Instant): SeenWork {
  const { db, tables } = context;
  const mark = (): void => {
    const seen = workAsSeen(context);
    db.write(() => {
      tables.seenTasks.replaceAll(seen);
      tables.meta.set(seenAtKey, now());
    });
  };
  let hasBegun = tables.meta.get(seenAtKey) !== null;
  return {
    begin: () => {
      if (hasBegun || db.isWriting()) return;
      const isRead = (key: string): boolean => tables.scopes.get(key).state === 'complete';
      const isChecking = maySupervise(context.me().role, tables.productions.all());
      if (!isRead('my-tasks') || (isChecking && !isRead('my-checks'))) return;
      hasBegun = true;
      mark();
    },
    mark,
  };
}
