import type { EntityRow } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { CommandDefinition, Run } from '../command.ts';
import { listEntities } from '../entities.ts';
import { exitCodes } from '../exitCodes.ts';
import { usage } from '../failure.ts';
import { settling } from '../settle.ts';
import { entityOf, type Words } from '../words.ts';

export const watch: CommandDefinition = {
  usage: '[PRODUCTION]',
  summary: 'says what happens, as it happens, a line each',
  details: [
    'Says what was sent and refused; with a production also each task that is new or has another status or assignee.',
    'Goes on until it is stopped (Ctrl-C), also while the app takes over or the server is away for a while.',
  ],
  options: { count: { type: 'string' } },
  optionWords: [['--count N', 'end after so many lines']],
  words: [0, 1],
  isOnline: () => true,
  run: async (run) => {
    const limit = run.text('count');
    if (limit !== null && !/^[1-9]\d*$/.test(limit)) throw usage(`“${limit}” is no number of lines.`, 'watch');
    const settle = await settling(run.door);
    await settle.untilPulled();
    const words = await run.words();
    const [name] = run.positionals;
    const productionId = name === undefined ? null : words.findProduction(name).id;
    if (productionId !== null) {
      await run.door.call('pullProduction', { productionId });
      await settle.untilPulled();
    }
    await follow(run, words, productionId, limit === null ? Infinity : Number(limit));
    return exitCodes.done;
  },
};

type Cell = { readonly path: string; readonly statusId: Id; readonly assigneeIds: readonly Id[] };

async function follow(run: Run, words: Words, productionId: Id | null, limit: number): Promise<void> {
  let left = limit;
  let onEnd: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => (onEnd = resolve));
  const say = (json: object, text: string): void => {
    if (left === 0) return;
    left -= 1;
    run.printLine({ at: new Date().toISOString(), ...json }, text);
    if (left === 0) onEnd();
  };
  let before = productionId === null ? null : await cellsOf(run, words, productionId);
  let looking: Promise<void> | null = null;
  let isStale = false;

  const look = async (): Promise<void> => {
    if (productionId === null || before === null) return;
    while (isStale) {
      isStale = false;
      const now = await cellsOf(run, words, productionId);
      for (const [taskId, cell] of now) tellChange(taskId, before.get(taskId), cell, words, say);
      before = now;
    }
  };

  run.door.onEvent((event) => {
    if (event.kind === 'sent') say({ event: 'sent', ...event, kind: undefined }, `${event.outcome} ${event.commandId}`);
    if (event.kind !== 'changed' || !event.sources.some((source) => source === 'task' || source === '*')) return;
    isStale = true;
    looking ??= look()
      // The owner of the data changed in the middle: the next one is asked when it is there.
      .catch(() => undefined)
      .finally(() => (looking = null));
  });
  run.onStop(onEnd);
  run.note(productionId === null ? 'Watching.' : `Watching ${words.production(productionId)}.`);
  await ended;
}

async function cellsOf(run: Run, words: Words, productionId: Id): Promise<ReadonlyMap<Id, Cell>> {
  // Said each time: whoever owns the data by now follows at once what is looked at.
  await run.door.call('wantScopes', { scopes: [{ kind: 'production', productionId }] });
  const cells = new Map<Id, Cell>();
  const add = (row: EntityRow): void => {
    for (const [taskTypeId, cell] of Object.entries(row.cells))
      cells.set(cell.taskId, {
        path: words.path(productionId, entityOf(row), taskTypeId),
        statusId: cell.taskStatusId,
        assigneeIds: cell.assigneeIds,
      });
  };
  for (const kind of ['Shot', 'Asset'] as const)
    for (const row of (await listEntities(run.door, { productionId, kind })).rows) add(row);
  return cells;
}

function tellChange(
  taskId: Id,
  before: Cell | undefined,
  now: Cell,
  words: Words,
  say: (json: object, text: string) => void,
): void {
  const status = words.status(now.statusId);
  const assignees = now.assigneeIds.map(words.person);
  const task = { taskId, path: now.path, status, assignees };
  if (before === undefined) say({ event: 'task-added', ...task }, `${now.path}: new, ${status}`);
  else if (before.statusId !== now.statusId) {
    const was = words.status(before.statusId);
    say({ event: 'task-status', ...task, before: was }, `${now.path}: ${was} → ${status}`);
  } else if (before.assigneeIds.join() !== now.assigneeIds.join())
    say({ event: 'task-assignees', ...task }, `${now.path}: ${assignees.join(', ') || 'nobody'}`);
}
