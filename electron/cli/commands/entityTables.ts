import type { EntityRow } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { CommandDefinition, Run } from '../command.ts';
import { listEntities } from '../entities.ts';
import { exitCodes } from '../exitCodes.ts';
import { failureOfCode, unknownName } from '../failure.ts';
import { table } from '../table.ts';
import type { Words } from '../words.ts';

const searchHelp =
  'SEARCH is Kitsu’s search language, as in the app: sq020, animation=wip, assignedto[ada lovelace], -compositing=done …';

export const shots: CommandDefinition = {
  usage: 'PRODUCTION [SEARCH…]',
  summary: 'shots of a production, with the state of every task',
  details: [searchHelp],
  options: { episode: { type: 'string' } },
  optionWords: [['--episode NAME', 'those of one episode']],
  words: [1, Infinity],
  isOnline: () => false,
  run: (run) => list(run, 'Shot'),
};

export const assets: CommandDefinition = {
  ...shots,
  summary: 'assets of a production, with the state of every task',
  run: (run) => list(run, 'Asset'),
};

async function list(run: Run, kind: 'Shot' | 'Asset'): Promise<0> {
  const words = await run.words();
  const [name = '', ...search] = run.positionals;
  const production = words.findProduction(name);
  const episodeId = await episodeOf(run, production.id);
  const found = await listEntities(run.door, {
    productionId: production.id,
    kind,
    episodeId,
    search: search.join(' '),
  });
  const { freshness, taskTypeIds, matchedCount, totalCount, tokens } = found.list;
  if (freshness.state === 'never' && totalCount === 0) throw failureOfCode('not-on-this-disk', { name });
  run.noteAge(freshness, production.name);
  for (const { problem, start, end } of tokens)
    if (problem !== null) run.note(`“${search.join(' ').slice(start, end)}” asks nothing here (${problem}).`);
  run.print(
    found.rows.map((row) => asJson(row, words)),
    `${asTable(found.rows, taskTypeIds, kind, words)}\n${String(matchedCount)} of ${String(totalCount)}`.trimStart(),
  );
  return exitCodes.done;
}

async function episodeOf(run: Run, productionId: Id): Promise<Id | null> {
  const asked = run.text('episode');
  if (asked === null) return null;
  const episodes = await run.door.query('episodes', { productionId });
  const found = episodes.find(({ id, name }) => id === asked || name.toLowerCase() === asked.toLowerCase());
  if (found === undefined)
    throw unknownName('episode', asked, `There are: ${episodes.map(({ name }) => name).join(', ')}`);
  return found.id;
}

const asJson = (row: EntityRow, words: Words) => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  group: row.groupName,
  episode: row.episodeName,
  description: row.description,
  isCanceled: row.isCanceled,
  frames: row.lengthFrames,
  frameIn: row.frameIn,
  frameOut: row.frameOut,
  fps: row.fps,
  data: row.data,
  tasks: Object.entries(row.cells).map(([taskTypeId, cell]) => ({
    id: cell.taskId,
    taskType: words.taskType(taskTypeId),
    status: words.status(cell.taskStatusId),
    assignees: cell.assigneeIds.map(words.person),
    priority: cell.priority,
    dueDate: cell.dueDate,
    estimationMinutes: cell.estimationMinutes,
    durationMinutes: cell.durationMinutes,
    waiting: cell.mark,
  })),
});

function asTable(rows: readonly EntityRow[], taskTypeIds: readonly Id[], kind: 'Shot' | 'Asset', words: Words): string {
  const headings = [
    ...['EPISODE', kind === 'Shot' ? 'SEQUENCE' : 'TYPE', kind.toUpperCase(), 'FRAMES'],
    ...taskTypeIds.map((id) => words.taskType(id).toUpperCase()),
  ];
  return table(
    headings,
    rows.map((row) => [
      ...[row.episodeName, row.groupName, row.name, row.lengthFrames === null ? '' : String(row.lengthFrames)],
      ...taskTypeIds.map((id) => {
        const cell = row.cells[id];
        // A change that the server does not have yet is told apart.
        return cell === undefined ? '' : `${words.status(cell.taskStatusId)}${cell.mark === null ? '' : '*'}`;
      }),
    ]),
  );
}
