/*
 * The generic routes of a table: list, create, read, change, delete. Admins only unless the table's rules say otherwise.
 */
import { answer, created, noContent, type Answer } from './answer.ts';
import { isId, isObject, jsonBody, param, queryFlag, type Call, type Context } from './call.ts';
import type { JsonObject } from './columns.ts';
import { badArgument, crash, malformedId, notFound, wrongParameter, fixedError } from './errors.ts';
import { emit } from './events.ts';
import { filteredRows } from './filters.ts';
import { newestChangeFirst, pageOf } from './paging.ts';
import { checkAdmin } from './permissions.ts';
import { plain, whole } from './relations.ts';
import { del, get, post, put, type Route } from './route.ts';
import { changedValues, checkConstraints, checkUnreferenced, newValues } from './rowValues.ts';
import type { Sent } from './serialise.ts';
import { tableNamed, type AnyRow, type RowByName } from './store.ts';
import type { Row, TableName } from './tables.ts';

export type CrudRules<Name extends TableName> = {
  readonly table: Name;
  /** `/data/tasks` */
  readonly path: string;
  /** The word in event names and their payload, when it is not the table's: `asset-type`. */
  readonly event?: string;
  readonly mayList?: (call: Call) => void;
  /** Rows of a list the caller may see. */
  readonly isVisible?: (call: Call) => (row: Row<Name>) => boolean;
  readonly present?: (call: Call, row: Row<Name>, withRelations: boolean) => Sent;
  /** The key a POST's permission check reads: without it that check dies. */
  readonly readsFirst?: string;
  /** What a POST does to its body before it makes a row of it, and so how it fails on a list. */
  readonly looksInside?: 'by index' | 'by method';
  readonly mayCreate?: (call: Call, data: JsonObject) => void;
  /** Last word on the body of a POST. */
  readonly beforeCreate?: (call: Call, data: JsonObject) => JsonObject;
  readonly afterCreate?: (call: Call, row: Row<Name>, sent: Sent) => Sent;
  readonly mayRead?: (call: Call, row: Row<Name>) => void;
  /** Lists are whole when nothing at all is asked for. */
  readonly isWholeByDefault?: boolean;
  /** Rows of a list without pages, and of each page whatever the limit says. */
  readonly listLimit?: number;
  readonly presentOne?: (call: Call, row: Row<Name>, withRelations: boolean) => Sent;
  /** Keys a PUT passes over, besides id and times. */
  readonly protectedKeys?: readonly string[];
  readonly mayUpdate?: (call: Call, row: Row<Name>, data: JsonObject) => void;
  readonly beforeUpdate?: (call: Call, row: Row<Name>, data: JsonObject) => JsonObject;
  readonly afterUpdate?: (call: Call, row: Row<Name>, sent: Sent, before: Row<Name>) => Sent;
  readonly mayDelete?: (call: Call, row: Row<Name>) => void;
  /** Deletes the row and emits; the usual way when left out. */
  readonly remove?: (call: Call, row: Row<Name>) => void;
  /** Where a malformed id is 404 as an unknown one, not 400: nowhere, where one is read, or there and where one is deleted. */
  readonly lenientId?: 'reading' | 'reading and deleting';
  /** Production the row's events belong to, when it has no `project_id`. */
  readonly projectOf?: (call: Call, row: Row<Name>) => string | null;
  readonly without?: readonly ('list' | 'create' | 'read' | 'update' | 'delete')[];
};

/** `task-type:new` {task_type_id}, with the row's production when it has one. */
function emitCrud<Name extends TableName>(
  call: Context & Partial<Call>,
  rules: Pick<CrudRules<Name>, 'table' | 'event'>,
  what: 'new' | 'update' | 'delete',
  row: { readonly id: string },
  projectId?: string | null,
): void {
  const word = rules.event ?? rules.table.replaceAll('_', '-');
  const own = 'project_id' in row && typeof row.project_id === 'string' ? row.project_id : null;
  emit(call, `${word}:${what}`, { [`${word.replaceAll('-', '_')}_id`]: row.id }, { projectId: projectId ?? own });
}

type Sorted = { readonly key: string; readonly stamp: string; readonly rows: AnyRow[] };
const sortedLists = new WeakMap<object, Sorted[]>();
const keptLists = 8;

/**
 * A list sorted for paging; kept until the table changes, or what tells who sees what: a client walks it page by page.
 */
function sortedRows<Name extends TableName>(
  call: Call,
  table: Name,
  key: string,
  find: () => RowByName<Name>[],
): RowByName<Name>[] {
  const { store } = call.studio;
  const rows = tableNamed(store, table);
  const stamp = [rows, store.project, store.task, store.person].map((one) => one.stamp).join(' ');
  const lists = sortedLists.get(rows) ?? [];
  sortedLists.set(rows, lists);
  const known = lists.find((one) => one.key === key && one.stamp === stamp);
  // The lists are kept by their table, so these are its rows.
  if (known !== undefined) return known.rows as RowByName<Name>[];
  const sorted = find().sort(newestChangeFirst);
  lists.unshift({ key, stamp, rows: sorted });
  lists.length = Math.min(lists.length, keptLists);
  return sorted;
}

export function numberInQuery(call: Call, name: string, fallback: number): number {
  const text = call.query.get(name);
  if (text === null) return fallback;
  if (!/^\s*[+-]?\d+\s*$/.test(text)) throw call.studio.isNew ? wrongParameter(`${name} must be an integer.`) : crash();
  return Number(text);
}

/** The page asked of a list that has its own reader of it. */
export function pageNumber(call: Call): number {
  const text = call.query.get('page') ?? '1';
  if (/^\s*[+-]?\d+\s*$/.test(text)) return Number(text);
  if (call.studio.isNew) throw wrongParameter('Wrong value for parameter page.');
  throw badArgument('page', `invalid literal for int() with base 10: '${text}'`, '');
}

function pick(call: Call, sent: readonly Sent[]): readonly Sent[] {
  const wanted = call.studio.isNew ? call.query.get('fields') : null;
  if (wanted === null || wanted === '') return sent;
  const names = wanted.split(',').map((name) => name.trim());
  return sent.map((row) => Object.fromEntries(names.filter((name) => name in row).map((name) => [name, row[name]])));
}

/**
 * List, paged when `page` is there. `visible` limits the rows to what the caller may see, or says how often a row comes in
 * the query's result: pages are counted by that, and each row of a page is sent once.
 */
export function listAnswer<Name extends TableName>(
  call: Call,
  table: Name,
  visible: ((row: Row<Name>) => boolean | number) | null,
  present: (row: Row<Name>, withRelations: boolean) => Sent,
  listLimit: number | null = null,
): Answer {
  const page = numberInQuery(call, 'page', -1);
  const limit = numberInQuery(call, 'limit', 0);
  const withRelations = queryFlag(call, 'relations');
  const find = (): RowByName<Name>[] => {
    const rows = filteredRows(call.studio, table, call.query);
    if (visible === null) return rows;
    return rows.filter((row) => Number(visible(row)) > 0);
  };
  const show = (row: Row<Name>): Sent => present(row, withRelations);
  if (page < 0)
    return answer(
      pick(
        call,
        find()
          .slice(0, listLimit ?? undefined)
          .map(show),
      ),
    );
  if (call.studio.isNew && call.query.has('limit') && limit < 1)
    throw wrongParameter('limit must be a positive integer.');
  const query = new URLSearchParams(call.query);
  for (const name of ['page', 'limit', 'relations']) query.delete(name);
  const sorted = sortedRows(call, table, `${call.caller.id} ${query.toString()}`, find);
  const rows = visible === null ? sorted : sorted.flatMap((row) => repeated(row, Number(visible(row))));
  const paged = pageOf(rows, { page, limit, longest: call.studio.isNew ? null : listLimit }, show, call.studio.isNew);
  return answer({ ...paged, data: pick(call, uniqueById(paged.data)) });
}

const repeated = <Item>(item: Item, times: number): Item[] => (times === 1 ? [item] : Array<Item>(times).fill(item));

function uniqueById(rows: readonly Sent[]): Sent[] {
  const seen = new Set<unknown>();
  return rows.filter((row) => !seen.has(row['id']) && seen.add(row['id']));
}

export function rowOf<Name extends TableName>(call: Call, table: Name, id: string, isLenient = false): Row<Name> {
  if (!isId(id)) throw isLenient ? notFound() : malformedId();
  const row = call.studio.store[table].get(id.toLowerCase());
  if (row === undefined) throw notFound();
  return row;
}

export const emptyBody = (): Error =>
  wrongParameter('Data are empty. Please verify that you sent JSON data and that you set the right headers.');

/** A generic route's body: an object. What a list leads to is the route's own. */
export function objectBody(call: Call, listError: Error = crash()): JsonObject {
  const body = jsonBody(call);
  if (body === null) {
    throw emptyBody();
  }
  if (!isObject(body)) throw listError;
  return body;
}

// What Python says of a list where it wants a mapping.
export const pythonError = (message: string): Error => fixedError(400, { message });
const noMapping = (): Error =>
  pythonError('zou.app.models.base.BaseMixin.create() argument after ** must be a mapping, not list');
export const noIndex = (): Error => pythonError('list indices must be integers or slices, not str');
export const missingKey = (key: string): Error => pythonError(`'${key}'`);

const without = (data: JsonObject, keys: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(data).filter(([key]) => !keys.includes(key)));

const head = ['id', 'created_at', 'updated_at'];

export function crudRoutes<Name extends TableName>(rules: CrudRules<Name>): readonly Route[] {
  const { table, path } = rules;
  const admin = (call: Call): void => checkAdmin(call);
  const usual = (call: Call, row: Row<Name>, withRelations: boolean): Sent =>
    withRelations ? whole(call.studio, table, row) : plain(call.studio, table, row);
  const present = rules.present ?? usual;
  const projectOf = (call: Call, row: Row<Name>): string | null => rules.projectOf?.(call, row) ?? null;

  const list = (call: Call): Answer => {
    (rules.mayList ?? admin)(call);
    const isWhole = rules.isWholeByDefault === true && call.query.size === 0;
    return listAnswer(
      call,
      table,
      rules.isVisible?.(call) ?? null,
      (row, withRelations) => present(call, row, withRelations || isWhole),
      rules.listLimit,
    );
  };

  const create = (call: Call): Answer => {
    const isIndexed = rules.readsFirst !== undefined || rules.looksInside === 'by index';
    const body = objectBody(call, isIndexed ? noIndex() : rules.looksInside === 'by method' ? crash() : noMapping());
    if (rules.readsFirst !== undefined && !(rules.readsFirst in body)) throw missingKey(rules.readsFirst);
    (rules.mayCreate ?? admin)(call, body);
    const data = without(rules.beforeCreate?.(call, body) ?? body, head);
    const values = newValues(call.studio, table, data);
    checkConstraints(call.studio.store, table, values, null);
    const row = tableNamed(call.studio.store, table).insert(values);
    const sent = usual(call, row, call.studio.isNew);
    const shown = rules.afterCreate?.(call, row, sent) ?? sent;
    emitCrud(call, rules, 'new', row, projectOf(call, row));
    return created(shown);
  };

  const read = (call: Call): Answer => {
    const row = rowOf(call, table, param(call, 'instance_id'), rules.lenientId !== undefined);
    (rules.mayRead ?? admin)(call, row);
    return answer((rules.presentOne ?? usual)(call, row, queryFlag(call, 'relations', true)));
  };

  const update = (call: Call): Answer => {
    jsonBody(call);
    const row = rowOf(call, table, param(call, 'instance_id'));
    const body = objectBody(call);
    (rules.mayUpdate ?? admin)(call, row, body);
    const kept = [...head, ...(rules.protectedKeys ?? []), ...(call.studio.isNew ? ['project_id'] : [])];
    const data = without(rules.beforeUpdate?.(call, row, body) ?? body, kept);
    const values = changedValues(call.studio, table, data);
    checkConstraints(call.studio.store, table, values, row);
    const changed = tableNamed(call.studio.store, table).update(row.id, values);
    const sent = plain(call.studio, table, changed);
    const shown = rules.afterUpdate?.(call, changed, sent, row) ?? sent;
    emitCrud(call, rules, 'update', changed, projectOf(call, changed));
    return answer(shown);
  };

  const remove = (call: Call): Answer => {
    const row = rowOf(call, table, param(call, 'instance_id'), rules.lenientId === 'reading and deleting');
    (rules.mayDelete ?? admin)(call, row);
    if (rules.remove !== undefined) {
      rules.remove(call, row);
      return noContent();
    }
    checkUnreferenced(call.studio.store, table, row.id);
    call.studio.store[table].delete(row.id);
    emitCrud(call, rules, 'delete', row, projectOf(call, row));
    return noContent();
  };

  const one = `${path}/:instance_id`;
  const all: readonly (readonly [NonNullable<CrudRules<Name>['without']>[number], Route])[] = [
    ['list', get(path, list)],
    ['create', post(path, create)],
    ['read', get(one, read)],
    ['update', put(one, update)],
    ['delete', del(one, remove)],
  ];
  return all.filter(([what]) => rules.without?.includes(what) !== true).map(([, route]) => route);
}
