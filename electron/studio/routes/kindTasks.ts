/*
 * Tasks and task types of an entity, and of all that is below it.
 */
import { answer, type Answer } from '../answer.ts';
import { queryFlag, type Call } from '../call.ts';
import { crash, forbidden, notFound } from '../errors.ts';
import { kindOf, type EntityKind } from '../kinds.ts';
import { checkEntity, checkEntityRead, checkProject, isClient, isVendor } from '../permissions.ts';
import { get, type Route } from '../route.ts';
import type { EntityRow, TaskRow } from '../tables.ts';
import { detailedTasks, taskTypesOf } from '../taskLists.ts';
import { named, shotsOfEpisode } from '../kindReaders.ts';

const tasksOf =
  (kind: EntityKind) =>
  (call: Call): Answer => {
    const entity = named(call, `${kind.toLowerCase()}_id`, kind);
    checkProject(call, entity.project_id);
    const isOpen = kind === 'Episode' || (!call.studio.isNew && (kind === 'Asset' || kind === 'Sequence'));
    if (!isOpen) checkEntity(call, entity.id);
    if (kind === 'Concept' && isClient(call, entity.project_id)) throw forbidden();
    // 0.20.52 looks for a shot of that id.
    if (kind === 'Concept' && !call.studio.isNew) throw notFound();
    return answer(detailedTasks(call, call.studio.store.task.by('entity_id', entity.id), queryFlag(call, 'relations')));
  };

const taskTypesFor =
  (kind: EntityKind) =>
  (call: Call): Answer => {
    const { studio } = call;
    const entity = named(call, `${kind.toLowerCase()}_id`, kind);
    checkProject(call, entity.project_id);
    if ((kind !== 'Asset' && kind !== 'Sequence') || studio.isNew) checkEntity(call, entity.id);
    if (kind === 'Concept' && isClient(call, entity.project_id)) throw forbidden();
    return answer(taskTypesOf(call, childTasks(call, entity, kind)));
  };

/** Tasks a task type list counts: the entity's own, or for sequences and episodes those of the shots. */
function childTasks(call: Call, entity: EntityRow, kind: EntityKind): TaskRow[] {
  const { store } = call.studio;
  const holders =
    kind === 'Sequence'
      ? store.entity.by('parent_id', entity.id)
      : kind === 'Episode'
        ? shotsOfEpisode(call, entity)
        : [entity];
  return holders.flatMap((one) => store.task.by('entity_id', one.id));
}

const tasksBelow =
  (kind: 'Sequence' | 'Episode', below: 'Shot' | 'Asset' | 'Edit') =>
  (call: Call): Answer => {
    const { store } = call.studio;
    if (below === 'Edit' && !call.studio.isNew) throw crash();
    const entity = named(call, `${kind.toLowerCase()}_id`, kind);
    checkEntityRead(call, entity);
    if (isVendor(call, entity.project_id)) throw forbidden();
    const holders =
      below === 'Asset'
        ? store.entity.by('source_id', entity.id)
        : below === 'Edit'
          ? store.entity.by('parent_id', entity.id).filter((one) => kindOf(call.studio, one) === 'Edit')
          : kind === 'Sequence'
            ? store.entity.by('parent_id', entity.id)
            : shotsOfEpisode(call, entity);
    const tasks = holders.flatMap((one) => store.task.by('entity_id', one.id));
    return answer(detailedTasks(call, tasks, queryFlag(call, 'relations')));
  };

const kindWords = ['Shot', 'Asset', 'Edit', 'Concept', 'Sequence', 'Episode', 'Scene'] as const;

export const kindTaskRoutes: readonly Route[] = [
  ...kindWords.flatMap((kind) => {
    const word = kind.toLowerCase();
    const path = `/data/${word}s/:${word}_id`;
    return [get(`${path}/tasks`, tasksOf(kind)), get(`${path}/task-types`, taskTypesFor(kind))];
  }),
  get('/data/sequences/:sequence_id/shot-tasks', tasksBelow('Sequence', 'Shot')),
  get('/data/episodes/:episode_id/shot-tasks', tasksBelow('Episode', 'Shot')),
  get('/data/episodes/:episode_id/asset-tasks', tasksBelow('Episode', 'Asset')),
  get('/data/episodes/:episode_id/edit-tasks', tasksBelow('Episode', 'Edit')),
];
