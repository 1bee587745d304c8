import type { AnswerOf, InputOf, Queries } from '../../../shared/ipc.ts';
import type { Columns } from './columns.ts';
import type { QueryContext } from './context.ts';

type Input = InputOf<Queries, 'cellTasks'>;

/** For who selects far more than is in view: of ten thousand rows no more is told than the tasks' ids. */
export const createCellTasks =
  ({ tables }: QueryContext, columns: Columns) =>
  ({ productionId, kind, keys, taskTypeIds }: Input): AnswerOf<Queries, 'cellTasks'> => {
    const rows = new Map(
      columns
        .withTasks(productionId)
        .ofKind(kind)
        .map((row) => [row.key, row]),
    );
    return tables.tasks.idsOfKeys(
      keys.flatMap((key) => {
        const tasks = rows.get(key)?.tasks ?? [];
        // A second task of a type has no cell of its own.
        return taskTypeIds.flatMap((typeId) => tasks.find(({ taskTypeId }) => taskTypeId === typeId)?.key ?? []);
      }),
    );
  };
