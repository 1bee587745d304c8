/*
 * People: the generic routes with what each role may see and change, departments, passwords.
 */
import type { Studio } from '../studio.ts';
import { randomUUID } from 'node:crypto';
import { answer, created, noContent, type Answer } from '../answer.ts';
import { param, queryFlag, requiredText, text, type Call, isObject } from '../call.ts';
import { now, readDay, readTime, today } from '../clock.ts';
import type { JsonObject } from '../columns.ts';
import { crudRoutes } from '../crud.ts';
import { crash, fixedError, forbidden, wrongParameter } from '../errors.ts';
import { emit } from '../events.ts';
import { need } from '../lookups.ts';
import { hashPassword } from '../passwords.ts';
import { minimalPerson, safePerson } from '../people.ts';
import { checkAdmin, isAdmin, isClient, isManager, relatedProjects } from '../permissions.ts';
import { careless, plain, whole } from '../relations.ts';
import { del, get, post, type Route } from '../route.ts';
import { checkUnreferenced } from '../rowValues.ts';
import type { Sent } from '../serialise.ts';
import type { PersonRow } from '../tables.ts';
import { roles } from '../tables/values.ts';
import { makeToken } from '../tokens.ts';
import { passwordFault, setPassword } from './auth.ts';

/** In a list: full rows are for admins alone. */
function present(call: Call, person: PersonRow, withRelations: boolean): Sent {
  const { studio } = call;
  if (!isAdmin(call)) return minimalPerson(call, person, withRelations);
  if (!queryFlag(call, 'with_pass_hash')) return safePerson(studio, person, withRelations);
  return withRelations ? whole(studio, 'person', person) : careless(studio, 'person', person);
}

const contractTypes = ['open-ended', 'fixed-term', 'short-term', 'freelance', 'apprentice', 'internship'];

function checkValues(data: JsonObject): void {
  if ('role' in data && !roles.some((role) => role === data['role'])) throw wrongParameter('Invalid role');
  if ('contract_type' in data && !contractTypes.includes(String(data['contract_type']))) {
    throw wrongParameter('Invalid contract_type');
  }
  const { expiration_date: expiry, email } = data;
  if (expiry !== undefined && expiry !== null) {
    const day = readDay(String(expiry));
    if (day === null) throw wrongParameter('Expiration date is not valid.');
    if (day < today()) throw wrongParameter("Expiration date can't be in the past.");
  }
  if (email !== undefined && email !== null && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(String(email).trim())) {
    throw wrongParameter('An email address must have an @-sign.');
  }
}

/** What only an admin may change. */
const adminKeys = [
  'role',
  'departments',
  'active',
  'is_bot',
  'archived',
  'login_failed_attemps',
  'last_login_failed',
  'is_generated_from_ldap',
  'ldap_uid',
  'last_presence',
  'studio_id',
];

const omit = (data: JsonObject, keys: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(data).filter(([key]) => !keys.includes(key)));

function botToken(call: Call, person: PersonRow): string {
  const { studio } = call;
  const expiry = person.expiration_date;
  const seconds =
    expiry === null ? null : Math.max(0, Math.floor((Date.parse(`${expiry}T00:00:00Z`) - Date.now()) / 1000));
  const made = makeToken(studio.secret, {
    kind: 'access',
    personId: person.id,
    seconds,
    identityType: person.is_bot ? 'bot' : 'person_api',
  });
  studio.store.person.amend(person.id, { jti: made.jti });
  return made.token;
}

const userLimit = 100;

function create(call: Call, data: JsonObject): JsonObject {
  const { store } = call.studio;
  const isCounted = data['is_bot'] !== true && data['active'] !== false;
  const active = store.person.filter((person) => person.active && !person.is_bot).length;
  if (isCounted && active >= Math.max(userLimit, store.person.size + 1)) {
    throw wrongParameter('User limit reached.', { limit: userLimit });
  }
  checkValues(data);
  const { password, email } = data;
  return {
    ...data,
    ...(typeof password === 'string' ? { password: hashPassword(password, randomUUID()) } : {}),
    ...(typeof email === 'string' ? { email: email.trim() } : {}),
  };
}

function removePerson(call: Call, person: PersonRow): void {
  const { store } = call.studio;
  if (queryFlag(call, 'force')) detach(call, person);
  checkUnreferenced(store, 'person', person.id);
  for (const project of store.project.by('team', person.id)) {
    store.project.amend(project.id, { team: project.team.filter((id) => id !== person.id) });
  }
  store.person.delete(person.id);
  emit(call, 'person:delete', { person_id: person.id });
}

/** Forced: what a person wrote goes with him, what points at him lets go. */
function detach(call: Call, person: PersonRow): void {
  const { store } = call.studio;
  for (const task of store.task.by('assignees', person.id)) {
    store.task.amend(task.id, { assignees: task.assignees.filter((id) => id !== person.id) });
  }
  for (const task of store.task.by('assigner_id', person.id)) store.task.amend(task.id, { assigner_id: null });
  for (const table of [
    store.notification,
    store.subscription,
    store.time_spent,
    store.day_off,
    store.search_filter,
    store.search_filter_group,
    store.login_log,
    store.desktop_login_log,
  ] as const) {
    for (const row of table.filter(({ person_id: id }: { readonly person_id: string | null }) => id === person.id))
      table.delete(row.id);
  }
  for (const row of store.news.by('author_id', person.id)) store.news.delete(row.id);
  for (const row of store.notification.by('author_id', person.id)) store.notification.delete(row.id);
  for (const row of store.comment.by('person_id', person.id)) {
    for (const news of store.news.by('comment_id', row.id)) store.news.delete(news.id);
    for (const one of store.notification.by('comment_id', row.id)) store.notification.delete(one.id);
    for (const file of store.attachment_file.by('comment_id', row.id)) store.attachment_file.delete(file.id);
    store.comment.delete(row.id);
  }
  for (const row of store.preview_file.by('person_id', person.id))
    store.preview_file.amend(row.id, { person_id: null });
  for (const row of store.entity.by('created_by', person.id)) store.entity.amend(row.id, { created_by: null });
  for (const row of store.comment.by('editor_id', person.id)) store.comment.amend(row.id, { editor_id: null });
  for (const row of store.api_event.by('user_id', person.id)) store.api_event.amend(row.id, { user_id: null });
  for (const row of store.playlist.by('created_by', person.id)) store.playlist.amend(row.id, { created_by: null });
}

const personCrud = crudRoutes({
  table: 'person',
  looksInside: 'by method',
  path: '/data/persons',
  mayList: (call) => {
    // A relation loaded for a row that is not there any more.
    if (call.studio.isNew && isClient(call) && call.query.has('page') && queryFlag(call, 'relations')) throw crash();
  },
  isVisible: (call) => {
    if (!call.studio.isNew || !isClient(call)) return () => true;
    const known = new Set(relatedProjects(call).flatMap((project) => project.team));
    return (person) => known.has(person.id);
  },
  present,
  beforeCreate: create,
  afterCreate: (call, person) => {
    const { studio } = call;
    const sent = studio.isNew
      ? safePerson(studio, person, true)
      : { ...careless(studio, 'person', person), departments: person.departments, fido_devices: [] };
    return person.is_bot ? { ...sent, access_token: botToken(call, person) } : sent;
  },
  mayRead: () => undefined,
  presentOne: (call, person, withRelations) =>
    isManager(call) ? safePerson(call.studio, person, withRelations) : minimalPerson(call, person, withRelations),
  protectedKeys: ['password', 'jti'],
  mayUpdate: (call, person) => {
    if (person.id !== call.caller.id) checkAdmin(call);
  },
  beforeUpdate: (call, _person, data) => {
    const kept = isAdmin(call)
      ? data
      : omit(data, [...adminKeys, ...(call.identity === 'bot' ? ['expiration_date'] : [])]);
    checkValues(kept);
    return kept;
  },
  // 0.20.52 answers with the unfiltered row, secrets included.
  afterUpdate: (call, person) => {
    const { studio } = call;
    const sent: Sent = {
      ...(studio.isNew ? safePerson(studio, person) : careless(studio, 'person', person)),
      departments: person.departments,
      ...(studio.isNew ? {} : { fido_devices: [] }),
    };
    const body = call.body.kind === 'json' ? call.body.value : null;
    return isObject(body) && 'expiration_date' in body ? { ...sent, access_token: botToken(call, person) } : sent;
  },
  mayDelete: (call, person) => {
    if (person.id === call.caller.id) throw forbidden();
    checkAdmin(call);
  },
  remove: removePerson,
});

function person(call: Call): PersonRow {
  const row = need(call, 'person', param(call, 'person_id'));
  if (row.is_bot) throw forbidden();
  return row;
}

/** 0.20.52 has a space in it that does not break. */
const noSuchDepartment = ({ isNew }: Studio): Error =>
  wrongParameter(`Department ID${isNew ? ' ' : '\u00a0'}matches no department`);

function addDepartment(call: Call): Answer {
  const { studio } = call;
  if (studio.isNew) checkAdmin(call);
  const id = requiredText(call, 'department_id');
  checkAdmin(call);
  if (!studio.store.department.has(id)) throw noSuchDepartment(studio);
  const row = need(call, 'person', param(call, 'person_id'));
  const changed = studio.store.person.update(row.id, { departments: [...new Set([...row.departments, id])] });
  return created(safePerson(studio, changed, true));
}

function removeDepartment(call: Call): Answer {
  const { studio } = call;
  checkAdmin(call);
  const id = param(call, 'department_id');
  if (!studio.store.department.has(id)) throw noSuchDepartment(studio);
  const row = need(call, 'person', param(call, 'person_id'));
  studio.store.person.update(row.id, { departments: row.departments.filter((one) => one !== id) });
  return noContent();
}

function changePassword(call: Call): Answer {
  const row = person(call);
  const password = requiredText(call, 'password', 'New password is missing.');
  const again = requiredText(call, 'password_2', 'New password confirmation is missing.');
  checkAdmin(call);
  const fault = passwordFault(password, again);
  if (fault !== null) throw fixedError(400, { error: true, message: fault });
  setPassword(call.studio, row, password);
  return answer({ success: true });
}

function disableTwoFactor(call: Call): Answer {
  const row = person(call);
  checkAdmin(call);
  if (!row.totp_enabled && !row.email_otp_enabled && !row.fido_enabled) {
    throw fixedError(400, { error: true, message: 'Two factor authentication not enabled for this user.' });
  }
  call.studio.store.person.update(row.id, {
    totp_enabled: false,
    totp_secret: null,
    email_otp_enabled: false,
    email_otp_secret: null,
    fido_enabled: false,
    otp_recovery_codes: null,
    preferred_two_factor_authentication: null,
  });
  return answer({ success: true });
}

function invite(call: Call): Answer {
  const row = person(call);
  checkAdmin(call);
  call.studio.mails.push({ to: row.email ?? '', subject: 'You are invited', code: '' });
  return answer({ success: true, message: 'Email sent' });
}

function desktopLogins(call: Call, personId: string): Answer {
  if (call.caller.id !== personId && !isManager(call)) throw forbidden();
  need(call, 'person', personId);
  const rows = call.studio.store.desktop_login_log.by('person_id', personId);
  return answer(rows.map((row) => plain(call.studio, 'desktop_login_log', row)));
}

function logDesktopLogin(call: Call, personId: string): Answer {
  if (call.caller.id !== personId) checkAdmin(call);
  const { store, isNew } = call.studio;
  const given = text(call, 'date', '');
  // 0.20.52 hands its parser a time where it wants a name.
  if (!isNew) throw crash();
  const date = readTime(given) ?? now();
  const row = store.desktop_login_log.insert({ person_id: personId, date });
  store.person.update(personId, { last_presence: date.slice(0, 10) });
  emit(call, 'person:update', { person_id: personId });
  return created(plain(call.studio, 'desktop_login_log', row));
}

export const personRoutes: readonly Route[] = [
  ...personCrud,
  post('/actions/persons/:person_id/departments/add', addDepartment),
  del('/actions/persons/:person_id/departments/:department_id', removeDepartment),
  post('/actions/persons/:person_id/change-password', changePassword),
  del('/actions/persons/:person_id/disable-two-factor-authentication', disableTwoFactor),
  get('/actions/persons/:person_id/invite', invite),
  get('/data/persons/:person_id/desktop-login-logs', (call) => desktopLogins(call, param(call, 'person_id'))),
  post('/data/persons/:person_id/desktop-login-logs', (call) => logDesktopLogin(call, param(call, 'person_id'))),
  get('/data/user/desktop-login-logs', (call) => desktopLogins(call, call.caller.id)),
  post('/data/user/desktop-login-logs', (call) => logDesktopLogin(call, call.caller.id)),
];
