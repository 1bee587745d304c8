import type { Id } from '../../shared/model/studio.ts';
import type { Asking } from './asking.ts';
import { listEntities } from './entities.ts';
import { severalNames, unknownName } from './failure.ts';
import { entityOf, type Words } from './words.ts';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** A task by its id, by its address in Kitsu, or by its path as the lists print it. Only what is on this disk is found. */
export async function findTask(asking: Asking, words: Words, given: string): Promise<Id> {
  const id = /^https?:/.test(given) ? new RegExp(`/tasks/(${uuid.source})`, 'i').exec(given)?.[1] : undefined;
  const wholeId = id ?? (new RegExp(`^${uuid.source}$`, 'i').test(given) ? given : undefined);
  if (wholeId !== undefined) {
    if ((await asking.query('task', { taskId: wholeId })) === null) throw unknownTask(given);
    return wholeId;
  }
  return byPath(asking, words, given);
}

async function byPath(asking: Asking, words: Words, given: string): Promise<Id> {
  const asked = given.toLowerCase();
  const found: { readonly taskId: Id; readonly path: string }[] = [];
  for (const production of words.studio.productions) {
    const heads = [production.name, production.code].filter((head) => head !== '');
    const head = heads.find((name) => asked.startsWith(`${name.toLowerCase()}/`));
    if (head === undefined) continue;
    const tail = asked.slice(head.length);
    for (const kind of ['Shot', 'Asset'] as const)
      for (const row of (await listEntities(asking, { productionId: production.id, kind })).rows)
        for (const [taskTypeId, { taskId }] of Object.entries(row.cells)) {
          const path = words.path(production.id, entityOf(row), taskTypeId);
          if (path.slice(production.name.length).toLowerCase() === tail) found.push({ taskId, path });
        }
  }
  const [first] = found;
  if (first === undefined) throw unknownTask(given);
  if (found.length > 1)
    throw severalNames(
      'task',
      given,
      found.map(({ taskId, path }) => `${path} (${taskId})`),
    );
  return first.taskId;
}

const unknownTask = (given: string): Error =>
  unknownName(
    'task',
    given,
    'Give Production/Sequence/Shot/Task type as “inari tasks --json” prints it, an id or an address; “inari sync PRODUCTION” brings its tasks.',
  );
