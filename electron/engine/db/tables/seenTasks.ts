import type { Day, Id } from '../../../../shared/model/studio.ts';
import type { Database } from '../open.ts';
import { flag, text, textOrNull } from '../row.ts';

/** A task as it was when its owner last looked through what had changed. */
export type SeenTask = {
  readonly taskId: Id;
  readonly isMine: boolean;
  readonly isToCheck: boolean;
  readonly taskStatusId: Id;
  readonly dueDate: Day | null;
  /** By the server's clock; empty where nothing had been said. */
  readonly lastSaidAt: string;
  readonly lastPreviewFileId: Id | null;
};

export type SeenTasks = {
  readonly all: () => readonly SeenTask[];
  readonly replaceAll: (seen: readonly SeenTask[]) => void;
};

export function createSeenTasks(db: Database): SeenTasks {
  const all = db.prepare('SELECT * FROM seen_task');
  const upsert = db.prepare(`
    INSERT INTO seen_task (taskId, isMine, isToCheck, taskStatusId, dueDate, lastSaidAt, lastPreviewFileId)
    VALUES (@taskId, @isMine, @isToCheck, @taskStatusId, @dueDate, @lastSaidAt, @lastPreviewFileId)
    ON CONFLICT (taskId) DO UPDATE SET isMine = excluded.isMine, isToCheck = excluded.isToCheck,
      taskStatusId = excluded.taskStatusId, dueDate = excluded.dueDate, lastSaidAt = excluded.lastSaidAt,
      lastPreviewFileId = excluded.lastPreviewFileId`);
  const removeOthers = db.prepare('DELETE FROM seen_task WHERE taskId NOT IN (SELECT value FROM json_each(@ids))');
  const put = (seen: SeenTask): void => {
    upsert.run({ ...seen, isMine: Number(seen.isMine), isToCheck: Number(seen.isToCheck) });
  };
  return {
    all: () =>
      all.all({}).map((row) => ({
        taskId: text(row, 'taskId'),
        isMine: flag(row, 'isMine'),
        isToCheck: flag(row, 'isToCheck'),
        taskStatusId: text(row, 'taskStatusId'),
        dueDate: textOrNull(row, 'dueDate'),
        lastSaidAt: text(row, 'lastSaidAt'),
        lastPreviewFileId: textOrNull(row, 'lastPreviewFileId'),
      })),
    replaceAll: (seen) => {
      for (const task of seen) put(task);
      removeOthers.run({ ids: JSON.stringify(seen.map(({ taskId }) => taskId)) });
    },
  };
}
