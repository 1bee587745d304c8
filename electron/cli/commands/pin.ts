import { setTimeout as wait } from 'node:timers/promises';
import type { PinChoice, PinMeasure, PinMedia, PinnedSet } from '../../../shared/model/pins.ts';
import type { CommandDefinition, Run } from '../command.ts';
import { exitCodes, type ExitCode } from '../exitCodes.ts';
import { failureOfCode, usage } from '../failure.ts';
import { idAmong } from '../idAmong.ts';
import { findPinSubject } from '../pinSubject.ts';
import { settling } from '../settle.ts';
import { bytes, table } from '../table.ts';
import type { Words } from '../words.ts';

const media: readonly PinMedia[] = ['thumbnails', 'previews', 'originals'];
const usualRevisions = 3;

export const pin: CommandDefinition = {
  usage: '[list | add WHAT [SEARCH…] | add --my-tasks | remove SET… | pause SET… | resume SET…]',
  summary: 'what is kept on this computer on purpose: pictures and movies to have without a network',
  details: [
    'WHAT is a production, or Production/Sequence, Production/Episode, Production/Episode/Sequence.',
    'With SEARCH it is what that finds, now and later: sq020, animation=wip … SET is a set’s id, or as much of it as no other has.',
    'The app fetches what is pinned, or the command does with --wait.',
  ],
  options: {
    'my-tasks': { type: 'boolean' },
    assets: { type: 'boolean' },
    playlist: { type: 'boolean' },
    media: { type: 'string' },
    revisions: { type: 'string' },
    'dry-run': { type: 'boolean' },
    wait: { type: 'boolean' },
  },
  optionWords: [
    ['--my-tasks', 'add: your own tasks, as they come and go'],
    ['--assets', 'add: assets, not shots'],
    ['--playlist', 'add: WHAT is Production/Playlist: what it shows of its shots'],
    ['--media KIND', 'add: thumbnails, previews (as a rule) or originals'],
    ['--revisions N', `add: the newest of each task, ${String(usualRevisions)} as a rule, or all`],
    ['--dry-run', 'add: only say what it holds and costs'],
    ['--wait', 'end when everything pinned is here (exits 5 where the server did not give it, 7 on a full disk)'],
  ],
  words: [0, Infinity],
  isOnline: (values) => values['wait'] === true,
  run: async (run) => {
    const [verb = 'list', ...given] = run.positionals;
    if (verb === 'add') return add(run, given);
    if (verb === 'list' && given.length === 0) return list(run);
    if (given.length > 0 && verb === 'remove')
      return change(run, given, 'removed', (setId) => run.door.call('unpinSet', { setId }));
    if (given.length > 0 && verb === 'pause')
      return change(run, given, 'paused', (setId) => run.door.call('pausePinnedSet', { setId, isPaused: true }));
    if (given.length > 0 && verb === 'resume')
      return change(run, given, 'resumed', (setId) => run.door.call('pausePinnedSet', { setId, isPaused: false }));
    throw usage(`“pin ${run.positionals.join(' ')}” cannot be done.`, 'pin');
  },
};

async function add(run: Run, [path, ...search]: readonly string[]): Promise<ExitCode> {
  const isMine = run.flag('my-tasks');
  if (isMine === (path !== undefined)) throw usage('Say what to pin, or --my-tasks.', 'pin');
  const choice = choiceOf(run);
  const words = await run.words();
  const subject =
    path === undefined
      ? ({ kind: 'my-tasks' } as const)
      : await findPinSubject(run.door, words, {
          path,
          search: search.join(' '),
          entityKind: run.flag('assets') ? 'Asset' : 'Shot',
          isPlaylist: run.flag('playlist'),
        });
  const measure = await run.door.query('pinMeasure', { subject, ...choice });
  if (!measure.isCounted) run.note('Its production is not all on this disk: more may come. “inari sync” brings it.');
  if (run.flag('dry-run')) {
    run.print({ subject, ...choice, ...measure }, measureWords(measure));
    return exitCodes.done;
  }
  const neededBytes = measure.totalBytes - measure.hereBytes + measure.doubtfulBytes;
  if (neededBytes > measure.freeBytes) throw failureOfCode('disk-full', { neededBytes, freeBytes: measure.freeBytes });
  const { setId } = await run.door.call('pinSet', { subject, ...choice });
  if (run.flag('wait')) return untilHere(run, [setId]);
  run.print({ id: setId, subject, ...choice, ...measure }, `Pinned: ${measureWords(measure)}`);
  return exitCodes.done;
}

function choiceOf(run: Run): PinChoice {
  const asked = run.text('media') ?? 'previews';
  const found = media.find((kind) => kind === asked);
  if (found === undefined) throw usage(`“${asked}” is none of ${media.join(', ')}.`, 'pin');
  const revisions = run.text('revisions') ?? String(usualRevisions);
  if (revisions !== 'all' && !/^[1-9]\d{0,2}$/.test(revisions))
    throw usage(`“${revisions}” is no number of revisions.`, 'pin');
  const revisionCount = revisions === 'all' ? null : Number(revisions);
  return { media: found, revisionCount, hasSources: found === 'originals' };
}

async function list(run: Run): Promise<ExitCode> {
  if (run.flag('wait')) return untilHere(run, null);
  const words = await run.words();
  print(run, await countedSets(run), words);
  return exitCodes.done;
}

function print(run: Run, sets: readonly PinnedSet[], words: Words): void {
  const lines = sets.map((set) => [
    set.id.slice(0, 8),
    nameWords(set, words),
    contentWords(set),
    set.media,
    `${bytes(set.hereBytes)} of ${bytes(set.totalBytes)}`,
    set.failed.length === 0 ? set.state : `${set.state}, ${String(failedCount(set))} not to be had`,
  ]);
  run.print(
    sets.map((set) => asJson(set, words)),
    table(['SET', 'WHAT', 'HOLDS', 'MEDIA', 'HERE', 'STATE'], lines) || 'Nothing is pinned.',
  );
}

async function change(
  run: Run,
  given: readonly string[],
  done: 'removed' | 'paused' | 'resumed',
  doIt: (setId: string) => Promise<null>,
): Promise<ExitCode> {
  const known = (await run.door.query('pinnedSets', {})).map(({ id }) => id);
  const ids = given.map((id) => idAmong(known, id, 'pinned set', 'See “inari pin”.'));
  for (const id of ids) await doIt(id);
  run.print({ [done]: ids }, `${String(ids.length)} ${done}.`);
  return exitCodes.done;
}

/** Until each of them (null: all) is on this disk; answers by the exit status what could not be had. */
async function untilHere(run: Run, setIds: readonly string[] | null): Promise<ExitCode> {
  const settle = await settling(run.door);
  const asked = async (): Promise<readonly PinnedSet[]> =>
    (await run.door.query('pinnedSets', {})).filter(({ id }) => setIds?.includes(id) ?? true);
  await settle.until(async () => {
    const { pulling } = await run.door.query('sync', {});
    return pulling === null && (await asked()).every(isOver);
  });
  const sets = await asked();
  print(run, sets, await run.words());
  if (sets.some(({ state }) => state === 'disk-full')) throw failureOfCode('disk-full', {});
  const [failed] = sets.flatMap((set) => set.failed);
  if (failed !== undefined) throw failureOfCode('broken-answer', { reason: failed.code, count: failed.count });
  return exitCodes.done;
}

/** What the server cannot give now is given up: a command is not there for ever. */
const isOver = ({ state, failed }: PinnedSet): boolean =>
  state === 'up-to-date' || state === 'paused' || state === 'disk-full' || (state === 'waiting' && failed.length > 0);

const countAgainMs = 100;
const longestCountMs = 10_000;

/** An engine that has only begun counts what its sets hold first. */
async function countedSets(run: Run): Promise<readonly PinnedSet[]> {
  for (const end = Date.now() + longestCountMs; ; await wait(countAgainMs)) {
    const sets = await run.door.query('pinnedSets', {});
    if (sets.every(({ state }) => state !== 'counting') || Date.now() > end) return sets;
  }
}

function nameWords({ subject, name }: PinnedSet, words: Words): string {
  switch (subject.kind) {
    case 'my-tasks':
      return 'my tasks';
    case 'production':
      return name;
    case 'search':
      return `${name} ${subject.search === '' ? (subject.entityKind === 'Shot' ? 'shots' : 'assets') : `“${subject.search}”`}`;
    case 'selection':
      return `${name}, ${String(subject.taskIds.length)} tasks`;
    case 'playlist':
    case 'episode':
    case 'sequence':
      return `${words.production(subject.productionId)}/${name}`;
  }
}

const contentWords = ({
  shotCount,
  assetCount,
  taskCount,
}: Pick<PinMeasure, 'shotCount' | 'assetCount' | 'taskCount'>): string =>
  [
    shotCount === 0 ? '' : `${String(shotCount)} shots`,
    assetCount === 0 ? '' : `${String(assetCount)} assets`,
    `${String(taskCount)} tasks`,
  ]
    .filter((part) => part !== '')
    .join(', ');

const measureWords = (measure: PinMeasure): string =>
  `${contentWords(measure)}, ${String(measure.fileCount)} files, about ${bytes(measure.totalBytes)}, of which ${bytes(measure.hereBytes)} are here; ${bytes(measure.freeBytes)} are free.`;

const failedCount = ({ failed }: PinnedSet): number => failed.reduce((sum, { count }) => sum + count, 0);

const asJson = (set: PinnedSet, words: Words) => ({
  id: set.id,
  what: nameWords(set, words),
  subject: set.subject,
  media: set.media,
  revisions: set.revisionCount,
  hasSources: set.hasSources,
  state: set.state,
  shots: set.shotCount,
  assets: set.assetCount,
  tasks: set.taskCount,
  files: set.fileCount,
  filesHere: set.hereCount,
  totalBytes: set.totalBytes,
  hereBytes: set.hereBytes,
  failed: set.failed,
});
