/*
 * Generic routes of the studio's own tables: types, statuses, departments, people's settings.
 */
import { crudRoutes, numberInQuery } from '../crud.ts';
import { databaseError, malformedId, notFound, wrongParameter } from '../errors.ts';
import { likePattern } from '../filters.ts';
import { isId, param, type Call } from '../call.ts';
import { checkNotVendor, isAdmin } from '../permissions.ts';
import { get, sinceOne, type Route } from '../route.ts';
import { answer, type Answer } from '../answer.ts';
import { sentOrganisation } from '../organisation.ts';
import { need } from '../lookups.ts';
import { pageOf } from '../paging.ts';
import { safePerson, fullMinimum } from '../people.ts';
import { fullName, plain, whole } from '../relations.ts';
import type { Sent } from '../serialise.ts';
import { checkAdmin } from '../permissions.ts';
import { positions, seniorities } from '../tables/values.ts';

const anybody = (): void => undefined;

function salaryScales(call: Call): Answer {
  checkAdmin(call);
  const { store } = call.studio;
  for (const department of store.department.all()) {
    const known = store.salary_scale.by('department_id', department.id);
    for (const position of positions) {
      for (const seniority of seniorities) {
        if (known.some((scale) => scale.position === position && scale.seniority === seniority)) continue;
        store.salary_scale.insert({ department_id: department.id, position, seniority });
      }
    }
  }
  return answer(store.salary_scale.all().map((scale) => plain(call.studio, 'salary_scale', scale)));
}

export const studioCrudRoutes: readonly Route[] = [
  ...crudRoutes({ table: 'department', path: '/data/departments', mayList: anybody, mayRead: anybody }),
  ...crudRoutes({ table: 'studio', path: '/data/studios', mayList: anybody, mayRead: anybody }),
  ...crudRoutes({ table: 'project_status', path: '/data/project-status', mayList: anybody, mayRead: anybody }),
  ...crudRoutes({
    table: 'task_type',
    looksInside: 'by method',
    path: '/data/task-types',
    mayList: anybody,
    mayRead: anybody,
    beforeCreate: (call, data) => {
      const name = String(data['name'] ?? '');
      const isSame = (other: string): boolean =>
        call.studio.isNew ? other.toLowerCase() === name.toLowerCase() : other === name;
      if (call.studio.store.task_type.all().some((type) => isSame(type.name))) {
        throw wrongParameter('A task type with similar name already exists');
      }
      return data;
    },
    beforeUpdate: (call, row, data) => {
      const { name } = data;
      if (
        typeof name === 'string' &&
        call.studio.store.task_type.all().some((one) => one.id !== row.id && one.name === name)
      ) {
        throw wrongParameter('A task type with similar name already exists');
      }
      return data;
    },
  }),
  ...crudRoutes({
    table: 'task_status',
    looksInside: 'by method',
    path: '/data/task-status',
    mayList: anybody,
    mayRead: anybody,
    beforeCreate: (call, data) => {
      if (call.studio.store.task_status.all().some((status) => status.name === data['name'])) {
        throw wrongParameter('A task status with similar name already exists');
      }
      return data;
    },
    beforeUpdate: (call, row, data) => {
      if (data['is_default'] === true) {
        for (const other of call.studio.store.task_status.all()) {
          if (other.id !== row.id && other.is_default && other.for_concept === row.for_concept) {
            call.studio.store.task_status.update(other.id, { is_default: false });
          }
        }
      }
      return data;
    },
  }),
  ...crudRoutes({
    table: 'entity_type',
    looksInside: 'by method',
    path: '/data/entity-types',
    event: 'asset-type',
    mayList: anybody,
    mayRead: anybody,
    beforeCreate: (call, data) => {
      const pattern = likePattern(String(data['name'] ?? ''));
      if (call.studio.store.entity_type.all().some((type) => pattern.test(type.name))) {
        throw wrongParameter('Entity type with this name already exists');
      }
      return data;
    },
    afterCreate: (call, row) => whole(call.studio, 'entity_type', row),
    afterUpdate: (_call, row, sent) => ({ ...sent, task_types: row.task_types }),
  }),
  ...crudRoutes({
    table: 'organisation',
    path: '/data/organisations',
    mayList: anybody,
    mayRead: anybody,
    present: (call) => sentOrganisation(call.studio, !call.studio.isNew || isAdmin(call)),
    presentOne: (call) => sentOrganisation(call.studio, isAdmin(call)),
    beforeUpdate: (_call, _row, data) => {
      const hours = data['hours_by_day'];
      if (typeof hours === 'string' && Number.isNaN(Number(hours))) {
        throw databaseError(
          `could not convert string to float: '${hours}'`,
          'One of the provided values has an invalid format.',
        );
      }
      return data;
    },
  }),
  ...crudRoutes({ table: 'file_status', path: '/data/file-status', mayList: anybody, mayRead: anybody }),
  ...crudRoutes({
    table: 'software',
    path: '/data/softwares',
    lenientId: 'reading',
    mayList: anybody,
    mayRead: anybody,
  }),
  ...crudRoutes({
    table: 'output_type',
    path: '/data/output-types',
    lenientId: 'reading',
    mayList: anybody,
    mayRead: anybody,
  }),
  ...crudRoutes({
    table: 'custom_action',
    path: '/data/custom-actions',
    mayList: (call) => checkNotVendor(call),
  }),
  ...crudRoutes({
    table: 'status_automation',
    path: '/data/status-automations',
    mayList: (call) => checkNotVendor(call),
  }),
  ...crudRoutes({
    table: 'preview_background_file',
    looksInside: 'by method',
    path: '/data/preview-background-files',
    mayList: anybody,
    mayRead: anybody,
    beforeCreate: (call, data) => {
      if (call.studio.store.preview_background_file.all().some((file) => file.name === data['name'])) {
        throw wrongParameter('A preview background file with similar name already exists');
      }
      return data;
    },
  }),
  ...crudRoutes({
    table: 'salary_scale',
    path: '/data/salary-scales',
    without: ['list'],
    beforeCreate: () => {
      throw wrongParameter('Salary scales cannot be created');
    },
    protectedKeys: ['department_id'],
  }),
  get('/data/salary-scales', salaryScales),
  ...crudRoutes({ table: 'search_filter', path: '/data/search-filters' }),
  ...crudRoutes({ table: 'search_filter_group', path: '/data/search-filter-groups' }),
  ...crudRoutes({ table: 'subscription', path: '/data/subscriptions' }),
  ...crudRoutes({ table: 'notification', path: '/data/notifications' }),
  ...crudRoutes({ table: 'chat', path: '/data/chats' }),
  ...crudRoutes({ table: 'chat_message', path: '/data/chat-messages' }),
  ...crudRoutes({ table: 'api_event', path: '/data/events', listLimit: 1000 }),
  ...crudRoutes({ table: 'news', path: '/data/news' }),
  ...sinceOne(
    get('/data/departments/:department_id/persons', (call) => {
      if (!isId(param(call, 'department_id'))) throw wrongParameter('Wrong UUID format.');
      const { id } = need(call, 'department', param(call, 'department_id'));
      const people = call.studio.store.person
        .filter((person) => person.departments.includes(id))
        .sort((left, right) => (fullName(left) < fullName(right) ? -1 : 1));
      return answer(
        people.map((person) => (isAdmin(call) ? safePerson(call.studio, person, true) : fullMinimum(person, true))),
      );
    }),
  ),
  get('/data/plugins', (call) => {
    checkAdmin(call);
    const page = numberInQuery(call, 'page', -1);
    const none: readonly Sent[] = [];
    if (page < 0) return answer(none);
    return answer(pageOf(none, { page, limit: numberInQuery(call, 'limit', 0) }, (row) => row, call.studio.isNew));
  }),
  get('/data/plugins/:instance_id', (call) => {
    if (!isId(param(call, 'instance_id'))) throw malformedId();
    throw notFound();
  }),
];
