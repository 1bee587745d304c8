/*
 * The caller's saved searches and their groups. Nothing here is announced.
 */
import { answer, created, noContent, type Answer } from '../answer.ts';
import { argument, flag, isId, param, requiredText, text, type Call, checkGiven } from '../call.ts';
import { crash, notFound, wrongParameter } from '../errors.ts';
import { need } from '../lookups.ts';
import { hasStaffAccess, isAdmin } from '../permissions.ts';
import { plain } from '../relations.ts';
import { del, get, post, put, type Route } from '../route.ts';
import { groupedFilterGroups, groupedFilters } from '../searchFilters.ts';
import type { Row } from '../tables.ts';

type Filter = Row<'search_filter'>;
type Group = Row<'search_filter_group'>;

/** Sharing takes staff rights in the production; without them the wish is passed over silently. */
const mayShare = (call: Call, projectId: string | null): boolean =>
  projectId !== null && hasStaffAccess(call, projectId);

function checkGroup(call: Call, groupId: string | null, isShared: boolean): void {
  if (groupId === null) return;
  const group = call.studio.store.search_filter_group.get(groupId);
  if (group === undefined) throw notFound();
  if (group.is_shared !== isShared) {
    throw wrongParameter('A search filter should have the same value for is_shared than its search filter group.');
  }
}

function checkDepartment(call: Call, departmentId: string | null): void {
  if (departmentId !== null) need(call, 'department', departmentId);
}

function create(call: Call): Answer {
  const { studio } = call;
  checkGiven(call, 'name', 'query');
  const name = requiredText(call, 'name');
  const query = requiredText(call, 'query');
  const listType = requiredText(call, 'list_type');
  const projectId = text(call, 'project_id', null);
  const isShared = flag(call, 'is_shared') && mayShare(call, projectId);
  const groupId = text(call, 'search_filter_group_id', null);
  const departmentId = text(call, 'department_id', null);
  checkGroup(call, groupId, isShared);
  checkDepartment(call, departmentId);
  const row = studio.store.search_filter.insert({
    name,
    search_query: query,
    list_type: listType,
    project_id: projectId,
    entity_type: text(call, 'entity_type', null),
    is_shared: isShared,
    search_filter_group_id: groupId,
    department_id: departmentId,
    person_id: call.caller.id,
  });
  return created(plain(studio, 'search_filter', row));
}

function filter(call: Call): Filter {
  if (!isId(param(call, 'filter_id'))) throw crash();
  const row = call.studio.store.search_filter.get(param(call, 'filter_id'));
  if (row === undefined || (row.person_id !== call.caller.id && !(isAdmin(call) && call.method === 'PUT')))
    throw notFound();
  return row;
}

const isGiven = (call: Call): boolean => argument(call, 'search_filter_group_id') !== undefined;

function update(call: Call): Answer {
  const { studio } = call;
  const row = filter(call);
  const projectId = text(call, 'project_id', null);
  const wish = argument(call, 'is_shared');
  const wished = wish === undefined || wish === null ? row.is_shared : flag(call, 'is_shared');
  const isShared = wished === row.is_shared ? wished : wished && mayShare(call, projectId);
  // Left out, 0.20.52 takes it out of its group.
  const groupId = text(
    call,
    'search_filter_group_id',
    studio.isNew && !isGiven(call) ? row.search_filter_group_id : null,
  );
  const departmentId = text(call, 'department_id', row.department_id);
  checkGroup(call, groupId, isShared);
  checkDepartment(call, departmentId);
  const changed = studio.store.search_filter.update(row.id, {
    name: text(call, 'name', row.name),
    search_query: text(call, 'search_query', row.search_query),
    search_filter_group_id: groupId,
    is_shared: isShared,
    project_id: projectId ?? row.project_id,
    department_id: departmentId,
  });
  return answer(plain(studio, 'search_filter', changed));
}

function remove(call: Call): Answer {
  call.studio.store.search_filter.delete(filter(call).id);
  return noContent();
}

function createGroup(call: Call): Answer {
  const { studio } = call;
  const name = requiredText(call, 'name');
  const color = requiredText(call, 'color');
  const listType = requiredText(call, 'list_type');
  const projectId = text(call, 'project_id', null);
  const departmentId = text(call, 'department_id', null);
  checkDepartment(call, departmentId);
  const row = studio.store.search_filter_group.insert({
    name,
    color,
    list_type: listType,
    project_id: projectId,
    entity_type: text(call, 'entity_type', null),
    is_shared: flag(call, 'is_shared') && mayShare(call, projectId),
    department_id: departmentId,
    person_id: call.caller.id,
  });
  return created(plain(studio, 'search_filter_group', row));
}

function group(call: Call): Group {
  if (!isId(param(call, 'filter_group_id'))) throw crash();
  const row = call.studio.store.search_filter_group.get(param(call, 'filter_group_id'));
  if (row === undefined || row.person_id !== call.caller.id) throw notFound();
  return row;
}

function updateGroup(call: Call): Answer {
  const { studio } = call;
  const row = group(call);
  const projectId = text(call, 'project_id', null);
  const wish = argument(call, 'is_shared');
  const wished = wish === undefined || wish === null ? row.is_shared : flag(call, 'is_shared');
  const isShared = wished === row.is_shared ? wished : wished && mayShare(call, projectId);
  const changed = studio.store.search_filter_group.update(row.id, {
    name: text(call, 'name', row.name),
    color: text(call, 'color', row.color),
    is_shared: isShared,
    project_id: projectId ?? row.project_id,
    department_id: text(call, 'department_id', row.department_id),
  });
  if (mayShare(call, projectId)) {
    for (const one of studio.store.search_filter.by('search_filter_group_id', row.id)) {
      studio.store.search_filter.amend(one.id, { is_shared: isShared });
    }
  }
  return answer(plain(studio, 'search_filter_group', changed));
}

/** A group takes its filters along. */
function removeGroup(call: Call): Answer {
  const { store } = call.studio;
  const row = group(call);
  for (const one of store.search_filter.by('search_filter_group_id', row.id)) store.search_filter.delete(one.id);
  store.search_filter_group.delete(row.id);
  return noContent();
}

export const searchFilterRoutes: readonly Route[] = [
  get('/data/user/filters', (call) => answer(groupedFilters(call))),
  post('/data/user/filters', create),
  put('/data/user/filters/:filter_id', update),
  del('/data/user/filters/:filter_id', remove),
  get('/data/user/filter-groups', (call) => answer(groupedFilterGroups(call))),
  post('/data/user/filter-groups', createGroup),
  get('/data/user/filter-groups/:filter_group_id', (call) => {
    if (!call.studio.isNew) throw crash();
    return answer(plain(call.studio, 'search_filter_group', group(call)));
  }),
  put('/data/user/filter-groups/:filter_group_id', updateGroup),
  del('/data/user/filter-groups/:filter_group_id', removeGroup),
];
