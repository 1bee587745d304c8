/*
 * An engine of its own process, busy until it is killed: gives command after command and says, a line of JSON each, what
 * it is about to give and what the engine has taken.
 *
 *   node test/engine/killed/load.ts FOLDER FIRST_NUMBER SEED TASK_IDS
 */
import { flushCompileCache } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import type { CommandAnswer } from '../../../shared/ipc.ts';
import { chanceOf } from '../../support/chance.ts';
import { pictureFixture, textFixture } from '../../support/files.ts';
import { startTestEngine } from '../../support/testEngine.ts';
import { attachmentText, day, type LoadGiven, type LoadKind, type LoadLine } from './loadLine.ts';

const [dataFolder = '', first = '', seed = '', taskIds = ''] = process.argv.slice(2);
const chance = chanceOf(Number(seed));
const tasks = taskIds.split(',');
const kinds: readonly LoadKind[] = ['comment', 'comment', 'comment', 'attachment', 'publish', 'time', 'status'];

const say = (line: LoadLine): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

const engine = await startTestEngine({ dataFolder });
const { taskStatuses } = await engine.query('studio', {});
const statusIds = ['wip', 'wfa'].map((name) => taskStatuses.find(({ shortName }) => shortName === name)?.id ?? '');
// Whoever is killed would not keep it.
flushCompileCache();
say({ kind: 'ready' });

for (let number = Number(first); ; number += 1) {
  const given = {
    number,
    taskId: chance.pick(tasks) ?? '',
    what: chance.pick(kinds) ?? 'comment',
    minutes: 1 + chance.below(400),
  };
  say({ kind: 'given', ...given });
  const { commandIds } = await give(given);
  if (commandIds.length !== 1) throw new Error(`not taken: ${JSON.stringify(given)}`);
  say({ kind: 'taken', number });
  await wait(chance.below(25));
}

async function give({ number, taskId, what, minutes }: Omit<LoadGiven, 'kind'>): Promise<CommandAnswer> {
  const taskStatusId = chance.pick(statusIds) ?? '';
  const text = `load ${String(number)}`;
  const said = { taskId, taskStatusId, text, checklist: [], draftKey: null };
  switch (what) {
    case 'time':
      return engine.command('logTime', { taskId, day, durationMinutes: minutes });
    case 'status':
      return engine.command('setTaskStatus', { taskIds: [taskId], taskStatusId });
    case 'publish':
      return engine.command('publishRevision', {
        ...said,
        handles: [await pictureFixture(engine, `load-${String(number)}.png`)],
      });
    case 'attachment': {
      const { handle } = await textFixture(engine, `load-${String(number)}.txt`, attachmentText(number));
      return engine.command('postComment', { ...said, handles: [handle] });
    }
    case 'comment':
      return engine.command('postComment', { ...said, handles: [] });
  }
}
