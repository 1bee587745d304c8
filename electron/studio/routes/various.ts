/*
 * What belongs to no subject: the event log, search, import errors.
 */
import { answer, noContent, type Answer } from '../answer.ts';
import { isId, param, requiredText, text, wholeNumber, type Call } from '../call.ts';
import { readTime, shownTime } from '../clock.ts';
import { fixedError, wrongParameter } from '../errors.ts';
import { need } from '../lookups.ts';
import { checkAdmin, checkManager, isAdmin, relatedProjects } from '../permissions.ts';
import { plain } from '../relations.ts';
import { del, get, post, sinceOne, type Route } from '../route.ts';

const fileEvents = [
  'preview-file:add-file',
  'organisation:set-thumbnail',
  'person:set-thumbnail',
  'project:set-thumbnail',
];

function moment(call: Call, name: string): string | null {
  const given = text(call, name, null);
  if (given === null) return null;
  const time = readTime(given);
  if (time === null) throw wrongParameter('Wrong date format.');
  return time;
}

const mostOfNew = 1000;

/** Newest first. 0.20.52 shows managers everything; 1.0.97 their productions only. */
function lastEvents(call: Call): Answer {
  const { studio } = call;
  const { store, isNew } = studio;
  checkManager(call);
  const after = moment(call, 'after');
  const before = moment(call, 'before');
  const projectId = text(call, 'project_id', null);
  if (projectId !== null && !isId(projectId)) {
    throw wrongParameter('The project_id parameter is not a valid id');
  }
  const name = text(call, 'name', null);
  const onlyFiles = text(call, 'only_files', 'false') === 'true';
  const asked = wholeNumber(call, 'limit', 100);
  const limit = isNew ? Math.min(asked, mostOfNew) : asked;
  const own = isNew && !isAdmin(call) ? new Set(relatedProjects(call).map((project) => project.id)) : null;
  const list = (key: string): string[] =>
    isNew
      ? (text(call, key, '')
          .split(',')
          .filter((one) => one !== '') ?? [])
      : [];
  const prefixes = list('name_prefixes');
  const suffixes = list('name_suffixes');
  const people = list('person_ids');
  const cursor = isNew ? store.api_event.get(text(call, 'cursor_event_id', null)) : undefined;
  const found: unknown[] = [];
  const rows = store.api_event.all();
  for (let at = rows.length - 1; at >= 0 && found.length < limit; at -= 1) {
    const event = rows[at];
    if (event === undefined) continue;
    const isWanted =
      (after === null || event.created_at > after) &&
      (before === null || event.created_at < before) &&
      (cursor === undefined || event.created_at < cursor.created_at) &&
      (projectId === null || event.project_id === projectId) &&
      (name === null || event.name === name) &&
      (!onlyFiles || fileEvents.includes(event.name)) &&
      (own === null || (event.project_id !== null && own.has(event.project_id))) &&
      (prefixes.length === 0 || prefixes.some((one) => event.name.startsWith(one))) &&
      (suffixes.length === 0 || suffixes.some((one) => event.name.endsWith(one))) &&
      (people.length === 0 || people.includes(event.user_id ?? ''));
    if (!isWanted) continue;
    found.push({
      id: event.id,
      created_at: shownTime(event.created_at),
      name: event.name,
      user_id: event.user_id,
      ...(isNew ? { project_id: event.project_id } : {}),
      data: event.data,
    });
  }
  return answer(found);
}

function loginLogs(call: Call): Answer {
  const { isNew } = call.studio;
  if (isNew) checkAdmin(call);
  else checkManager(call);
  const before = moment(call, 'before');
  const rows = call.studio.store.login_log.filter((row) => before === null || row.created_at < before);
  return answer(
    rows
      .reverse()
      .slice(0, wholeNumber(call, 'limit', 100))
      .map((row) => ({
        ...(isNew ? { id: row.id } : {}),
        created_at: shownTime(row.created_at),
        ip_address: row.ip_address,
        person_id: row.person_id,
        ...(isNew ? { origin: row.origin } : {}),
      })),
  );
}

function eventNames(call: Call): Answer {
  checkManager(call);
  return answer([...new Set(call.studio.store.api_event.all().map((event) => event.name))].sort());
}

/** There is no search index in a demo studio, as in many a small one. */
function search(call: Call): Answer {
  if (requiredText(call, 'query').length < 3) return answer({});
  throw fixedError(500, { error: true, message: 'Indexer not reachable' });
}

function importErrors(call: Call): Answer {
  if (call.studio.isNew) checkAdmin(call);
  return answer(call.studio.store.data_import_error.all().map((row) => plain(call.studio, 'data_import_error', row)));
}

function removeImportError(call: Call): Answer {
  if (call.studio.isNew) checkAdmin(call);
  const row = need(call, 'data_import_error', param(call, 'error_id'));
  call.studio.store.data_import_error.delete(row.id);
  return noContent();
}

export const variousRoutes: readonly Route[] = [
  get('/data/events/last', lastEvents),
  get('/data/events/login-logs/last', loginLogs),
  ...sinceOne(get('/data/events/names', eventNames)),
  post('/data/search', search),
  get('/import/shotgun/errors', importErrors),
  post('/import/shotgun/errors', (call) => {
    const row = call.studio.store.data_import_error.insert({
      event_data:
        call.body.kind === 'json' &&
        typeof call.body.value === 'object' &&
        call.body.value !== null &&
        !Array.isArray(call.body.value)
          ? (call.body.value as Readonly<Record<string, never>>)
          : {},
      source: 'shotgun',
    });
    return answer(plain(call.studio, 'data_import_error', row), 201);
  }),
  del('/import/shotgun/errors/:error_id', removeImportError),
];
