import type { CommandDefinition } from '../command.ts';
import { exitCodes } from '../exitCodes.ts';
import { today } from '../days.ts';
import { duration, table } from '../table.ts';

export const tasks: CommandDefinition = {
  usage: '[SEARCH…]',
  summary: 'your own tasks',
  details: ['SEARCH is Kitsu’s search language, as in the app: a name, a status, due<friday …'],
  options: { done: { type: 'boolean' } },
  optionWords: [['--done', 'those that are done']],
  words: [0, Infinity],
  isOnline: () => false,
  run: async (run) => {
    const words = await run.words();
    const list = await run.door.query('todoList', {
      tab: run.flag('done') ? 'done' : 'todo',
      search: run.positionals.join(' '),
      grouping: 'none',
      sort: 'default',
      today: today(),
    });
    run.noteAge(list.freshness, 'your tasks');
    const rows = list.rows.map((row) => ({
      id: row.taskId,
      path: words.path(row.productionId, row.entity, row.taskTypeId),
      production: words.production(row.productionId),
      entity: row.entity.name,
      entityId: row.entity.entityId,
      taskType: words.taskType(row.taskTypeId),
      status: words.status(row.taskStatusId),
      priority: row.priority,
      dueDate: row.dueDate,
      estimationMinutes: row.estimationMinutes,
      durationMinutes: row.durationMinutes,
      waiting: row.mark,
    }));
    run.print(
      rows,
      table(
        ['TASK', 'STATUS', 'DUE', 'PRIORITY', 'ESTIMATED', 'LOGGED', 'WAITING'],
        rows.map((row) => [
          row.path,
          row.status,
          row.dueDate ?? '',
          row.priority === 0 ? '' : String(row.priority),
          duration(row.estimationMinutes),
          duration(row.durationMinutes),
          row.waiting ?? '',
        ]),
      ),
    );
    return exitCodes.done;
  },
};
