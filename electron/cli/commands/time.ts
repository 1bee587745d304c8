import { parseDuration } from '../../../shared/rules/parseDuration.ts';
import type { CommandDefinition, Run } from '../command.ts';
import { today } from '../days.ts';
import { exitCodes } from '../exitCodes.ts';
import { usage } from '../failure.ts';
import { findTask } from '../findTask.ts';
import { reportQueued, settlingIfAsked, waitOption, waitWords } from '../queued.ts';
import { duration, table } from '../table.ts';

export const time: CommandDefinition = {
  usage: '[TASK TIME]',
  summary: 'the time you logged on a day, or the day’s time on a task',
  details: [
    'TIME is all of the day’s time on the task, as Kitsu keeps it: 1h30, 90m, 1.5 (hours), 0 for none.',
    'Without a task it lists what the day holds.',
  ],
  options: { day: { type: 'string' }, ...waitOption },
  optionWords: [['--day YYYY-MM-DD', 'another day than today'], waitWords],
  words: [0, 2],
  isOnline: (values) => values['wait'] === true,
  run: async (run) => {
    const day = run.text('day') ?? today();
    if (!/^\d{4}-\d\d-\d\d$/.test(day)) throw usage(`“${day}” is no day.`, 'time');
    if (run.positionals.length === 0) return list(run, day);
    const [given = '', time] = run.positionals;
    if (time === undefined) throw usage('Give the time, too: inari time TASK 1h30', 'time');
    const words = await run.words();
    const durationMinutes = parseDuration(time, words.studio.organisation.hoursByDay);
    if (durationMinutes === null) throw usage(`“${time}” is no time within a day.`, 'time');
    const taskId = await findTask(run.door, words, given);
    const waiting = await settlingIfAsked(run);
    return reportQueued(run, await run.door.command('logTime', { taskId, day, durationMinutes }), taskId, waiting);
  },
};

async function list(run: Run, day: string): Promise<0> {
  const words = await run.words();
  const log = await run.door.query('dayLog', { day });
  const entries = log.entries.map((entry) => ({
    taskId: entry.taskId,
    path: words.path(entry.productionId, entry.entity, entry.taskTypeId),
    durationMinutes: entry.durationMinutes,
    waiting: entry.mark,
  }));
  run.print(
    { day, totalMinutes: log.totalMinutes, entries },
    [
      table(
        ['TASK', 'TIME', 'WAITING'],
        entries.map((entry) => [entry.path, duration(entry.durationMinutes), entry.waiting ?? '']),
      ),
      `${duration(log.totalMinutes) || '0m'} on ${day}`,
    ]
      .filter((part) => part !== '')
      .join('\n'),
  );
  return exitCodes.done;
}
