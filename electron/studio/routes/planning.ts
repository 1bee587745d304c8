/*
 * Milestones and schedule items.
 */
import { emit } from '../events.ts';
import { answer, type Answer } from '../answer.ts';
import { addDays, today } from '../clock.ts';
import { isId, param, type Call } from '../call.ts';
import { crudRoutes } from '../crud.ts';
import { crash, forbidden, wrongParameter } from '../errors.ts';
import { isAssetType, kindOf } from '../kinds.ts';
import { need } from '../lookups.ts';
import {
  checkNotVendor,
  checkProject,
  checkStaff,
  hasStaffAccess,
  isAdmin,
  isClient,
  isInDepartmentOf,
  isInTeam,
  isSupervisor,
  isVendor,
} from '../permissions.ts';
import { plain } from '../relations.ts';
import { get, type Route, sinceOne } from '../route.ts';
import type { Sent } from '../serialise.ts';
import type { Row } from '../tables.ts';

type Item = Row<'schedule_item'>;

function milestones(call: Call): Answer {
  const projectId = param(call, 'project_id');
  checkProject(call, projectId);
  if (call.studio.isNew && isClient(call, projectId)) throw forbidden();
  return answer(
    call.studio.store.milestone.by('project_id', projectId).map((one) => ({
      id: one.id,
      date: one.date,
      name: one.name,
      project_id: one.project_id,
      task_type_id: one.task_type_id,
    })),
  );
}

function checkSchedule(call: Call, projectId: string): void {
  if (!isAdmin(call)) checkProject(call, projectId);
  checkNotVendor(call, projectId);
}

function items(call: Call): Answer {
  const projectId = param(call, 'project_id');
  checkSchedule(call, projectId);
  if (call.studio.isNew && isClient(call, projectId)) throw forbidden();
  return answer(
    call.studio.store.schedule_item
      .by('project_id', projectId)
      .map((item) => plain(call.studio, 'schedule_item', item)),
  );
}

const short = (item: Item): Sent => ({
  id: item.id,
  start_date: item.start_date,
  end_date: item.end_date,
  man_days: item.man_days,
  project_id: item.project_id,
  task_type_id: item.task_type_id,
  object_id: item.object_id,
});

/** Reading makes what is missing: an item from today to tomorrow. */
function itemFor(call: Call, projectId: string, taskTypeId: string, objectId: string | null): Item {
  const { schedule_item: all } = call.studio.store;
  const known = all
    .by('project_id', projectId)
    .find((item) => item.task_type_id === taskTypeId && item.object_id === objectId);
  if (known !== undefined) return known;
  const made = all.insert({
    project_id: projectId,
    task_type_id: taskTypeId,
    object_id: objectId,
    start_date: today(),
    end_date: addDays(today(), 1),
  });
  emit(call, 'schedule-item:new', { schedule_item_id: made.id }, { projectId });
  return made;
}

function taskTypeItems(call: Call): Answer {
  const { store } = call.studio;
  const projectId = param(call, 'project_id');
  checkSchedule(call, projectId);
  const types = new Set(store.task.by('project_id', projectId).map((task) => task.task_type_id));
  const wanted = [...types]
    .flatMap((id) => store.task_type.get(id) ?? [])
    .filter((type) => ['Asset', 'Shot'].includes(type.for_entity));
  const found = wanted.map((type) => itemFor(call, projectId, type.id, null));
  return answer(
    found.map(short).sort((left, right) => (String(left['start_date']) < String(right['start_date']) ? -1 : 1)),
  );
}

type Thing = { readonly id: string; readonly name: string };

const itemsOf =
  (things: (call: Call, projectId: string) => readonly Thing[]) =>
  (call: Call): Answer => {
    const projectId = param(call, 'project_id');
    const taskTypeId = param(call, 'task_type_id');
    checkSchedule(call, projectId);
    if (!isId(taskTypeId)) throw call.studio.isNew ? wrongParameter('Wrong UUID format.') : crash();
    const wanted = things(call, projectId);
    if (wanted.length > 0 && !call.studio.store.task_type.has(taskTypeId)) throw crash();
    return answer(
      wanted
        .map((thing): Sent => ({ ...short(itemFor(call, projectId, taskTypeId, thing.id)), name: thing.name }))
        .sort((left, right) => (String(left['name']) < String(right['name']) ? -1 : 1)),
    );
  };

const usedAssetTypes = ({ studio }: Call, projectId: string): readonly Thing[] => {
  const used = new Set(studio.store.entity.by('project_id', projectId).map((entity) => entity.entity_type_id));
  return studio.store.entity_type.all().filter((type) => isAssetType(type) && used.has(type.id));
};

const entitiesOf =
  (kind: 'Episode' | 'Sequence') =>
  (call: Call, projectId: string): readonly Thing[] =>
    call.studio.store.entity.by('project_id', projectId).filter((entity) => kindOf(call.studio, entity) === kind);

const episodeSequences = (call: Call, projectId: string): readonly Thing[] =>
  call.studio.store.entity
    .by('project_id', projectId)
    .filter((one) => kindOf(call.studio, one) === 'Sequence' && one.parent_id === param(call, 'episode_id'));

export const planningRoutes: readonly Route[] = [
  get('/data/projects/:project_id/milestones', milestones),
  get('/data/projects/:project_id/schedule-items', items),
  get('/data/projects/:project_id/schedule-items/task-types', taskTypeItems),
  get('/data/projects/:project_id/schedule-items/:task_type_id/asset-types', itemsOf(usedAssetTypes)),
  get('/data/projects/:project_id/schedule-items/:task_type_id/episodes', itemsOf(entitiesOf('Episode'))),
  get('/data/projects/:project_id/schedule-items/:task_type_id/sequences', itemsOf(entitiesOf('Sequence'))),
  get('/data/projects/:project_id/schedule-items/:task_type_id/:episode_id/sequences', itemsOf(episodeSequences)),
  ...crudRoutes({
    table: 'milestone',
    path: '/data/milestones',
    readsFirst: 'project_id',
    mayCreate: (call, data) => checkStaff(call, typeof data['project_id'] === 'string' ? data['project_id'] : null),
    mayRead: (call, row) => {
      checkProject(call, row.project_id);
      checkNotVendor(call, row.project_id);
    },
    mayUpdate: (call, row) => checkStaff(call, row.project_id),
    mayDelete: (call, row) => {
      if (call.studio.isNew) checkStaff(call, row.project_id);
      else if (!isAdmin(call)) throw forbidden();
    },
  }),
  ...crudRoutes({
    table: 'schedule_item',
    looksInside: 'by method',
    path: '/data/schedule-items',
    beforeCreate: (call, data) => {
      const { project_id: projectId, task_type_id: taskTypeId, object_id: objectId } = data;
      const clash = call.studio.store.schedule_item
        .by('project_id', typeof projectId === 'string' ? projectId : null)
        .some((one) => one.task_type_id === (taskTypeId ?? null) && one.object_id === (objectId ?? null));
      if (clash) throw wrongParameter('A similar schedule item already exists');
      return data;
    },
    mayUpdate: (call, row) => {
      if (hasStaffAccess(call, row.project_id)) return;
      const isAllowed =
        isSupervisor(call, row.project_id) &&
        isInTeam(call, row.project_id) &&
        isInDepartmentOf(call, row.task_type_id);
      if (!isAllowed) throw forbidden();
    },
    beforeUpdate: (_call, _row, data) => {
      // Text is passed over, not refused.
      if (typeof data['man_days'] !== 'string') return data;
      const { man_days: _text, ...others } = data;
      return others;
    },
  }),
  ...sinceOne(
    ...crudRoutes({
      table: 'production_schedule_version',
      path: '/data/production-schedule-versions',
      readsFirst: 'project_id',
      mayList: (call) => {
        const projectId = call.query.get('project_id');
        if (isAdmin(call)) return;
        checkProject(call, projectId);
        if (isVendor(call, projectId) || isClient(call, projectId)) throw forbidden();
      },
      mayCreate: (call, data) => checkStaff(call, typeof data['project_id'] === 'string' ? data['project_id'] : null),
      mayRead: (call, row) => checkProject(call, row.project_id),
      mayUpdate: (call, row) => checkStaff(call, row.project_id),
      mayDelete: (call, row) => checkStaff(call, row.project_id),
    }),
    get('/data/production-schedule-versions/:version_id/task-links', (call) => {
      const { studio } = call;
      const version = need(call, 'production_schedule_version', param(call, 'version_id'));
      checkProject(call, version.project_id);
      const links = studio.store.production_schedule_version_task_link.by('production_schedule_version_id', version.id);
      return answer(
        links.map((link) => ({
          ...plain(studio, 'production_schedule_version_task_link', link),
          assignees: link.assignees,
        })),
      );
    }),
  ),
];
