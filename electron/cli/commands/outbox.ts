import { join, resolve } from 'node:path';
import type { QueueRow } from '../../../shared/model/sync.ts';
import type { CommandDefinition, Run } from '../command.ts';
import { noteDisk } from '../diskNotes.ts';
import { exitCodes, type ExitCode } from '../exitCodes.ts';
import { Failure, usage } from '../failure.ts';
import { idAmong } from '../idAmong.ts';
import { contentWords, kindWords, reasonWords } from '../queueWords.ts';
import { table } from '../table.ts';
import type { Words } from '../words.ts';

export const outbox: CommandDefinition = {
  usage: '[list | hold ID… | release ID… | retry ID… | discard ID… | export FOLDER]',
  summary: 'what has not reached the server: holds it, lets it go, sends it again, gives it up, writes it down',
  details: [
    'ID is a command’s id, or as much of its beginning as no other has.',
    'What is held is not sent, and what comes after it on the same task waits with it.',
    'export writes a page, and for each a folder with its text and its files: it can be read without Inari.',
  ],
  options: { all: { type: 'boolean' } },
  optionWords: [['--all', 'hold, release: everything; retry: what the server refused or did not take']],
  words: [0, Infinity],
  isOnline: () => false,
  run: async (run) => {
    const [verb = 'list', ...given] = run.positionals;
    const { rows } = await run.door.query('queue', {});
    if (verb === 'list' && given.length === 0) return list(run, rows);
    if (verb === 'retry') return retry(run, rows, given);
    if (verb === 'hold') return hold(run, rows, given);
    if (verb === 'release') return release(run, rows, given);
    if (verb === 'discard' && given.length > 0) return discard(run, rows, given);
    const [folder] = given;
    if (verb === 'export' && folder !== undefined && given.length === 1) return exportTo(run, folder);
    throw usage(`“outbox ${run.positionals.join(' ')}” cannot be done.`, 'outbox');
  },
};

async function list(run: Run, rows: readonly QueueRow[]): Promise<ExitCode> {
  await noteDisk(run);
  const words = await run.words();
  const shown: ReturnType<typeof asJson>[] = [];
  // Of many changes of one task it is asked once.
  const paths = new Map<string, string | null>();
  for (const row of rows) {
    const { taskId } = row;
    if (taskId !== null && !paths.has(taskId)) paths.set(taskId, await pathOf(run, taskId, words));
    shown.push(asJson(row, taskId === null ? null : (paths.get(taskId) ?? null), words));
  }
  const lines = shown.map((row, index) => {
    const queued = rows[index];
    return [
      row.id.slice(0, 8),
      queued === undefined ? '' : kindWords(queued.kind),
      row.path ?? '',
      row.hold === null ? row.state : 'held',
      queued === undefined ? '' : contentWords(queued, words),
      row.reason,
    ];
  });
  run.print(
    shown,
    table(['ID', 'WHAT', 'TASK', 'STATE', 'CONTENT', 'REASON'], lines) || 'Everything is on the server.',
  );
  return exitCodes.done;
}

/** Those that were named, or with `--all` every one. */
function idsOf(run: Run, rows: readonly QueueRow[], given: readonly string[]): readonly string[] {
  if (run.flag('all') === given.length > 0) throw usage('Give the ids, or --all.', 'outbox');
  const known = rows.map(({ commandId }) => commandId);
  return run.flag('all') ? known : given.map((id) => inQueue(known, id));
}

async function hold(run: Run, rows: readonly QueueRow[], given: readonly string[]): Promise<ExitCode> {
  const ids = idsOf(run, rows, given);
  if (ids.length > 0) await run.door.call('holdCommands', { commandIds: [...ids] });
  // What is being sent in this moment, or was refused, cannot be held.
  const after = (await run.door.query('queue', {})).rows;
  const held = after.flatMap((row) => (row.hold !== null && ids.includes(row.commandId) ? [row.commandId] : []));
  run.print({ held }, `${String(held.length)} held.`);
  if (!run.flag('all') && held.length < ids.length)
    throw new Failure('rejected', exitCodes.refused, {
      happened: `${String(ids.length - held.length)} could not be held: the server refused it, or it is on its way.`,
      safe: 'It is kept until the server has it.',
      todo: 'See “inari outbox”.',
    });
  return exitCodes.done;
}

async function release(run: Run, rows: readonly QueueRow[], given: readonly string[]): Promise<ExitCode> {
  const wanted = idsOf(run, rows, given);
  const released = rows.flatMap((row) => (row.hold !== null && wanted.includes(row.commandId) ? [row.commandId] : []));
  if (released.length > 0) await run.door.call('releaseCommands', { commandIds: [...released] });
  run.print({ released }, `${String(released.length)} released, to be sent by the app or at the next sync.`);
  return exitCodes.done;
}

async function exportTo(run: Run, folder: string): Promise<ExitCode> {
  const handle = run.door.addFolder(folder);
  run.onStop(() => void run.door.call('cancelQueueExport', {}).catch(() => undefined));
  const { folderName, commandCount, incompleteCount } = await run.door.call('exportQueue', { handle, language: 'en' });
  const path = join(resolve(folder), folderName);
  run.print({ folder: path, commandCount, incompleteCount }, path);
  if (incompleteCount > 0)
    run.note(`${String(incompleteCount)} files were not there any more, or changed: the pages say which.`);
  return exitCodes.done;
}

async function retry(run: Run, rows: readonly QueueRow[], given: readonly string[]): Promise<ExitCode> {
  const ids = idsOf(run, rows, given);
  if (run.flag('all')) await run.door.call('retryAll', {});
  else for (const commandId of ids) await run.door.call('retryCommand', { commandId });
  run.print({ retried: ids }, `${String(ids.length)} to be sent again, by the app or at the next sync.`);
  return exitCodes.done;
}

async function discard(run: Run, rows: readonly QueueRow[], given: readonly string[]): Promise<ExitCode> {
  const known = rows.map(({ commandId }) => commandId);
  const ids = given.map((id) => inQueue(known, id));
  for (const commandId of ids) await run.door.call('discardCommand', { commandId });
  run.print({ discarded: ids }, `${String(ids.length)} discarded.`);
  return exitCodes.done;
}

const inQueue = (known: readonly string[], given: string): string =>
  idAmong(known, given, 'command in the outbox', 'See “inari outbox”.');

async function pathOf(run: Run, taskId: string, words: Words): Promise<string | null> {
  const detail = await run.door.query('task', { taskId });
  return detail === null ? null : words.path(detail.production.id, detail.entity, detail.task.taskTypeId);
}

const asJson = (row: QueueRow, path: string | null, words: Words) => ({
  id: row.commandId,
  kind: row.kind,
  taskId: row.taskId,
  path,
  state: row.state,
  hold: row.hold,
  writtenAt: row.writtenAt,
  entity: row.entity === null ? null : { id: row.entity.entityId, name: row.entity.name },
  playlist: row.playlist,
  change: row.change,
  text: row.excerpt,
  status: row.taskStatusId === null ? null : words.status(row.taskStatusId),
  durationMinutes: row.durationMinutes,
  day: row.day,
  files: row.files.map(({ name, sizeBytes }) => ({ name, sizeBytes })),
  attempts: row.attempts,
  error: row.error,
  reason: reasonWords(row),
});
