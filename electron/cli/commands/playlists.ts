import type { CommandAnswer } from '../../../shared/ipc.ts';
import type { PlaylistEntry, PlaylistKind } from '../../../shared/model/playlist.ts';
import type { EntityRow, PlaylistDetail, PlaylistRow } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { revisionToShow } from '../../../shared/rules/playlistRevision.ts';
import type { CommandDefinition, Run } from '../command.ts';
import { listEntities } from '../entities.ts';
import { exitCodes, type ExitCode } from '../exitCodes.ts';
import { failureOfCode, severalNames, unknownName, usage } from '../failure.ts';
import { reportQueued, settlingIfAsked, waitOption, waitWords } from '../queued.ts';
import { table } from '../table.ts';
import { entityOf, type Words } from '../words.ts';

export const playlists: CommandDefinition = {
  usage: '[list] PRODUCTION | show PLAYLIST | create PRODUCTION NAME [SHOT…] | add PLAYLIST SHOT…',
  summary: 'playlists of a production: what is in them, new ones, and shots added to them',
  details: [
    'PLAYLIST is Production/Name as the list prints it, or an id. SHOT is Sequence/Shot (with the episode in front where there are some).',
    'Of each shot the newest revision of --task-type is shown, else of the playlist’s own task type, else its main one.',
    'Kept first, then sent; what others change in the same playlist meanwhile stays.',
  ],
  options: {
    assets: { type: 'boolean' },
    search: { type: 'string' },
    'task-type': { type: 'string' },
    'for-client': { type: 'boolean' },
    ...waitOption,
  },
  optionWords: [
    ['--search TEXT', 'create, add: also everything that this finds, in Kitsu’s search language'],
    ['--task-type NAME', 'create, add: whose newest revisions are to be shown'],
    ['--assets', 'create: of assets, each given as Type/Asset'],
    ['--for-client', 'create: clients may see it'],
    waitWords,
  ],
  words: [1, Infinity],
  isOnline: (values) => values['wait'] === true,
  run: async (run) => {
    const [first = '', ...rest] = run.positionals;
    const [given] = rest;
    if (first === 'show' && given !== undefined && rest.length === 1) return show(run, given);
    if (first === 'create' && rest.length >= 2) return create(run, rest);
    if (first === 'add' && given !== undefined) return add(run, given, rest.slice(1));
    if (first === 'list' && given !== undefined && rest.length === 1) return list(run, given);
    if (rest.length === 0 && !['show', 'create', 'add', 'list'].includes(first)) return list(run, first);
    throw usage(`“playlists ${run.positionals.join(' ')}” cannot be done.`, 'playlists');
  },
};

async function list(run: Run, name: string): Promise<ExitCode> {
  const words = await run.words();
  const production = words.findProduction(name);
  const { rows, freshness } = await run.door.query('playlists', { productionId: production.id });
  if (freshness.state === 'never' && rows.length === 0) throw failureOfCode('not-on-this-disk', { name });
  run.noteAge(freshness, production.name);
  run.print(
    rows.map((row) => asJson(row, words)),
    table(
      ['PLAYLIST', 'OF', 'ENTRIES', 'TASK TYPE', 'FOR CLIENT', 'CHANGED', ''],
      rows.map((row) => [
        `${production.name}/${row.name}`,
        kindWord(row.kind),
        String(row.entryCount),
        row.taskTypeId === null ? '' : words.taskType(row.taskTypeId),
        row.isForClient ? 'yes' : '',
        row.updatedAt ?? '',
        row.isBeingDeleted ? 'to be deleted' : (row.marks.any ?? ''),
      ]),
    ) || 'No playlist.',
  );
  return exitCodes.done;
}

async function show(run: Run, given: string): Promise<ExitCode> {
  const words = await run.words();
  const { row, entries, freshness } = await findPlaylist(run, words, given);
  run.noteAge(freshness, words.production(row.productionId));
  const shown = entries.map(({ entityId, entity, previewFileId, shown: revision, newer, mark }) => ({
    entityId,
    name:
      entity === null
        ? ''
        : [entity.episodeName, entity.parentName, entity.name].filter((part) => part !== '').join('/'),
    previewFileId,
    taskType: revision === null ? null : words.taskType(revision.taskTypeId),
    revision: revision?.revision ?? null,
    newest: newer?.revision ?? null,
    waiting: mark,
  }));
  run.print(
    { ...asJson(row, words), shown },
    table(
      ['', kindWord(row.kind).toUpperCase(), 'TASK TYPE', 'REVISION', ''],
      shown.map((entry, index) => [
        String(index + 1),
        entry.name === '' ? '(not on this disk)' : entry.name,
        entry.taskType ?? '',
        entry.revision === null ? '' : `v${String(entry.revision)}${newerWords(entry.newest)}`,
        entry.waiting ?? '',
      ]),
    ) || 'Nothing is in it.',
  );
  return exitCodes.done;
}

const newerWords = (newest: number | null): string => (newest === null ? '' : `, there is v${String(newest)}`);

async function create(run: Run, [productionName = '', name = '', ...shots]: readonly string[]): Promise<ExitCode> {
  const words = await run.words();
  const production = words.findProduction(productionName);
  const kind: PlaylistKind = run.flag('assets') ? 'Asset' : 'Shot';
  const taskTypeId = taskTypeOf(run, words);
  const entries = await entriesFor(run, { productionId: production.id, kind, taskTypeId, shots });
  const waiting = await settlingIfAsked(run);
  const answer = await run.door.command('createPlaylist', {
    productionId: production.id,
    name,
    kind,
    episodeId: null,
    isForAll: false,
    isForClient: run.flag('for-client'),
    taskTypeId,
    entries: [...entries],
  });
  return reportQueued(run, answer, null, waiting);
}

async function add(run: Run, given: string, shots: readonly string[]): Promise<ExitCode> {
  const words = await run.words();
  const { row, entries } = await findPlaylist(run, words, given);
  if (row.kind !== 'Shot' && row.kind !== 'Asset')
    throw usage(`“${row.name}” is of ${kindWord(row.kind)}: only shots and assets can be added here.`, 'playlists');
  const wanted = await entriesFor(run, {
    productionId: row.productionId,
    kind: row.kind,
    taskTypeId: taskTypeOf(run, words) ?? row.taskTypeId,
    shots,
  });
  if (wanted.length === 0) throw usage('Say what to add: shots, or --search.', 'playlists');
  const isIn = (entry: PlaylistEntry): boolean =>
    entries.some(({ entityId, previewFileId }) => entityId === entry.entityId && previewFileId === entry.previewFileId);
  const missing = wanted.filter((entry) => !isIn(entry));
  if (missing.length < wanted.length) run.note(`${String(wanted.length - missing.length)} are in it already.`);
  if (missing.length === 0) {
    run.print({ taskId: null, commandIds: [], state: 'there' }, 'Nothing to add.');
    return exitCodes.done;
  }
  const waiting = await settlingIfAsked(run);
  const answer: CommandAnswer = await run.door.command('changePlaylist', {
    playlistId: row.id,
    changes: missing.map((entry) => ({ kind: 'add' as const, entry, after: null })),
  });
  return reportQueued(run, answer, null, waiting);
}

/** By id, or `Production/Name`: either may hold a slash itself. */
async function findPlaylist(run: Run, words: Words, given: string): Promise<PlaylistDetail> {
  const byId = await run.door.query('playlist', { playlistId: given });
  if (byId !== null) return byId;
  const found: PlaylistRow[] = [];
  for (const production of words.studio.productions)
    for (const head of [production.name, production.code])
      if (head !== '' && given.toLowerCase().startsWith(`${head.toLowerCase()}/`)) {
        const name = given.slice(head.length + 1).toLowerCase();
        const { rows } = await run.door.query('playlists', { productionId: production.id });
        found.push(...rows.filter((row) => row.name.toLowerCase() === name && !found.some(({ id }) => id === row.id)));
      }
  const [first] = found;
  if (first === undefined) throw unknownName('playlist', given, 'See “inari playlists PRODUCTION”.');
  if (found.length > 1)
    throw severalNames(
      'playlist',
      given,
      found.map(({ id }) => id),
    );
  const detail = await run.door.query('playlist', { playlistId: first.id });
  if (detail === null) throw unknownName('playlist', given, 'See “inari playlists PRODUCTION”.');
  return detail;
}

function taskTypeOf(run: Run, { studio }: Words): Id | null {
  const asked = run.text('task-type');
  if (asked === null) return null;
  const found = studio.taskTypes.find(({ id, name }) => id === asked || name.toLowerCase() === asked.toLowerCase());
  if (found === undefined)
    throw unknownName('task type', asked, `There are: ${studio.taskTypes.map(({ name }) => name).join(', ')}.`);
  return found.id;
}

async function entriesFor(
  run: Run,
  asked: {
    readonly productionId: Id;
    readonly kind: 'Shot' | 'Asset';
    readonly taskTypeId: Id | null;
    readonly shots: readonly string[];
  },
): Promise<readonly PlaylistEntry[]> {
  const { productionId, kind } = asked;
  const rows: EntityRow[] = [];
  if (asked.shots.length > 0) {
    const all = (await listEntities(run.door, { productionId, kind })).rows;
    for (const shot of asked.shots) rows.push(rowOf(all, shot, kind));
  }
  const search = run.text('search');
  if (search !== null) rows.push(...(await listEntities(run.door, { productionId, kind, search })).rows);
  const unique = [...new Map(rows.map((row) => [row.id, row])).values()];
  const choices = new Map<Id, readonly Parameters<typeof revisionToShow>[0][number][]>();
  for (let start = 0; start < unique.length; start += mostAtOnce)
    for (const { entityId, revisions } of await run.door.query('revisionChoices', {
      entityIds: unique.slice(start, start + mostAtOnce).map(({ id }) => id),
    }))
      choices.set(entityId, revisions);
  return unique.map(({ id, mainPreviewFileId }) => ({
    entityId: id,
    previewFileId: revisionToShow(choices.get(id) ?? [], { taskTypeId: asked.taskTypeId, mainPreviewFileId }),
  }));
}
const mostAtOnce = 500;

function rowOf(rows: readonly EntityRow[], given: string, kind: 'Shot' | 'Asset'): EntityRow {
  const asked = given.toLowerCase();
  const pathOf = (row: EntityRow): string => {
    const { episodeName, parentName, name } = entityOf(row);
    return [episodeName, parentName, name].filter((part) => part !== '').join('/');
  };
  const found = rows.filter((row) => row.id === given || pathOf(row).toLowerCase() === asked);
  const [first] = found;
  const what = kind === 'Shot' ? 'shot' : 'asset';
  if (first === undefined) throw unknownName(what, given, `See “inari ${what}s PRODUCTION”.`);
  if (found.length > 1)
    throw severalNames(
      what,
      given,
      found.map(({ id }) => id),
    );
  return first;
}

const kindWord = (kind: PlaylistKind): string => `${kind.toLowerCase()}s`;

const asJson = (row: PlaylistRow, words: Words) => ({
  id: row.id,
  name: row.name,
  production: words.production(row.productionId),
  of: kindWord(row.kind),
  entries: row.entryCount,
  taskType: row.taskTypeId === null ? null : words.taskType(row.taskTypeId),
  isForClient: row.isForClient,
  episodeId: row.episodeId,
  isForAllEpisodes: row.isForAll,
  createdBy: row.createdBy === null ? null : words.person(row.createdBy),
  updatedAt: row.updatedAt,
  waiting: row.marks.any ?? null,
});
