/** `publish --by-name`: each file to the task that its name speaks of, all of them or none. */
import { basename } from 'node:path';
import type { PublishTarget } from '../../shared/model/files.ts';
import type { MatchedFile } from '../../shared/model/screens.ts';
import type { Id } from '../../shared/model/studio.ts';
import { checkFiles, isUnfit, targetOf, type CheckedFile } from './checkedFiles.ts';
import type { Run } from './command.ts';
import { exitCodes, type ExitCode } from './exitCodes.ts';
import { Failure, failureOfCode } from './failure.ts';
import { findingWords } from './findingWords.ts';
import { settlingIfAsked } from './queued.ts';
import { table } from './table.ts';
import type { Words } from './words.ts';

type Placed = { readonly match: MatchedFile; readonly file: CheckedFile };

export async function publishByName(
  run: Run,
  words: Words,
  paths: readonly string[],
  taskStatusId: Id | null,
): Promise<ExitCode> {
  const production = run.text('in');
  const matches = await run.door.query('fileMatches', {
    names: paths.map((path) => basename(path)),
    productionId: production === null ? null : words.findProduction(production).id,
  });
  const targets = new Map<Id, PublishTarget | null>();
  for (const { taskId } of matches)
    if (taskId !== null && !targets.has(taskId)) targets.set(taskId, await targetOf(run.door, taskId));
  const files = await checkFiles(run.door, paths, (index) => targets.get(matches[index]?.taskId ?? '') ?? null);
  const placed = files.flatMap((file, index): readonly Placed[] => {
    const match = matches[index];
    return match === undefined ? [] : [{ match, file }];
  });

  const isTry = run.flag('dry-run');
  refuseWhereUnclear(placed, words);
  const waiting = isTry ? null : await settlingIfAsked(run);
  const queued = isTry ? new Map<Id, Id>() : await queueAll(run, placed, taskStatusId);
  const left = waiting === null ? [] : await waiting.untilSent([...queued.values()]);
  const state = isTry ? 'checked' : waiting === null ? 'queued' : left.length === 0 ? 'sent' : 'kept';
  run.print(
    placed.map((one) => ({
      file: one.file.name,
      taskId: one.match.taskId,
      path: pathOf(one.match, words),
      commandId: queued.get(one.match.taskId ?? '') ?? null,
      state,
      findings: one.file.findings,
    })),
    table(
      ['FILE', 'TASK', 'REMARKS'],
      placed.map(({ match, file }) => [file.name, pathOf(match, words), file.findings.map(findingWords).join('; ')]),
    ),
  );
  if (state !== 'kept') return exitCodes.done;
  run.note('Not all of it could be sent. It is kept: see “inari outbox”.');
  return left.some(({ state: one }) => one === 'rejected') ? exitCodes.refused : exitCodes.notReached;
}

function pathOf({ taskId, candidates }: MatchedFile, words: Words): string {
  const found = candidates.find((candidate) => candidate.taskId === taskId);
  return found === undefined ? '' : words.path(found.productionId, found.entity, found.taskTypeId);
}

/** Nothing is guessed, and nothing is half done: one file that is not clear leaves all of them here. */
function refuseWhereUnclear(placed: readonly Placed[], words: Words): void {
  const unclear = placed.filter(({ match }) => match.taskId === null);
  const unfit = placed.filter(({ file }) => isUnfit(file));
  if (unclear.length === 0 && unfit.length === 0) return;
  const reasons = [
    ...unclear.map(({ match }) => {
      const paths = match.candidates.map((one) => words.path(one.productionId, one.entity, one.taskTypeId));
      return `${match.name}: ${paths.length === 0 ? 'no task of this name' : `perhaps ${paths.slice(0, 3).join(', ')}${paths.length > 3 ? ', …' : ''}`}`;
    }),
    ...unfit.map(({ file }) => `${file.name}: ${file.findings.map(findingWords).join('; ')}`),
  ];
  throw new Failure(
    unclear.length > 0 ? 'unknown-name' : 'not-allowed',
    unclear.length > 0 ? exitCodes.notFound : exitCodes.refused,
    {
      happened: `Not every file can be published. ${reasons.join('. ')}.`,
      safe: 'None of them was queued.',
      todo: 'Name the task yourself for what is not clear: inari publish TASK FILE…',
    },
    {
      unclear: unclear.map(({ match }) => match.name),
      unfit: unfit.map(({ file }) => file.name),
    },
  );
}

/** One revision a task, its files in the order given. @returns the command of each task */
async function queueAll(run: Run, placed: readonly Placed[], taskStatusId: Id | null): Promise<Map<Id, Id>> {
  const queued = new Map<Id, Id>();
  for (const taskId of new Set(placed.flatMap(({ match }) => match.taskId ?? []))) {
    const { commandIds, refused } = await run.door.command('publishRevision', {
      taskId,
      taskStatusId,
      text: run.text('text') ?? '',
      checklist: [],
      handles: placed.filter(({ match }) => match.taskId === taskId).map(({ file }) => file.handle),
      draftKey: null,
    });
    const [no] = refused;
    if (no !== undefined) throw failureOfCode(no.code, { ...no.detail, queuedBefore: queued.size });
    for (const commandId of commandIds) queued.set(taskId, commandId);
  }
  return queued;
}
