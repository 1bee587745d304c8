/** The single fields that people set: where each stands in the studio's rows, and what a command makes of it. */
import type { Row, RowHead, TableName } from '../../electron/studio/tables.ts';
import type { Archive } from './archive.ts';
import type { Given, Ledger } from './ledger.ts';

/** One value of the studio's: of a row, or of the rows of a table that say it together. */
export type Field = {
  readonly name: string;
  readonly table: TableName;
  readonly isOfIt: (row: RowHead) => boolean;
  readonly read: (rows: readonly RowHead[]) => unknown;
  /** What it is about: where one of these is gone there is nothing to look at. */
  readonly of: readonly { readonly table: TableName; readonly id: string }[];
};

/** Nobody can tell what it makes of it. */
export const anything = Symbol('anything');
/** A whole list is read and written back: another's line in it is what it was when it was read. */
export const asRead = Symbol('as it was read');

export type Saying = {
  readonly field: Field;
  readonly value: unknown;
  /** Once the server has the command it has this. */
  readonly isCertain: boolean;
};

const say = (field: Field, value: unknown): Saying => ({
  field,
  value,
  isCertain: value !== anything && value !== asRead,
});

function ofRow<Name extends TableName>(
  table: Name,
  id: string,
  name: string,
  read: (row: Row<Name>) => unknown,
): Field {
  return {
    name: `${name} of ${table} ${id}`,
    table,
    isOfIt: (row) => row.id === id,
    // The table's name says which kind of row it is.
    read: ([row]) => (row === undefined ? null : read(row as unknown as Row<Name>)),
    of: [{ table, id }],
  };
}

function ofRows<Name extends TableName>(
  table: Name,
  name: string,
  {
    isOfIt,
    read,
    of,
  }: {
    readonly isOfIt: (row: Row<Name>) => boolean;
    readonly read: (rows: readonly Row<Name>[]) => unknown;
    readonly of: Field['of'];
  },
): Field {
  return {
    name,
    table,
    // The table's name says which kind of row it is.
    isOfIt: (row) => isOfIt(row as unknown as Row<Name>),
    read: (rows) => read(rows as unknown as readonly Row<Name>[]),
    of,
  };
}

const statusOf = (taskId: string): Field => ofRow('task', taskId, 'status', (row) => row.task_status_id);
const priorityOf = (taskId: string): Field => ofRow('task', taskId, 'priority', (row) => row.priority);
const assignmentOf = (taskId: string, personId: string): Field =>
  ofRow('task', taskId, `assignment of ${personId}`, (row) => row.assignees.includes(personId));
const canceledOf = (entityId: string): Field => ofRow('entity', entityId, 'isCanceled', (row) => row.canceled);

export const teamOf = (productionId: string, personId: string): Field =>
  ofRow('project', productionId, `membership of ${personId}`, (row) => row.team.includes(personId));
export const pinOf = (commentId: string): Field => ofRow('comment', commentId, 'pin', (row) => row.pinned === true);
export const acknowledgementOf = (commentId: string, personId: string): Field =>
  ofRow('comment', commentId, `acknowledgement of ${personId}`, (row) => row.acknowledgements.includes(personId));
export const mailOf = (personId: string): Field =>
  ofRow('person', personId, 'whether mails are sent', (row) => row.notifications_enabled);
export const wordsOf = (commentId: string): Field => ofRow('comment', commentId, 'text', (row) => row.text);
export const validationOf = (previewFileId: string): Field =>
  ofRow('preview_file', previewFileId, 'validation', (row) => row.validation_status);
export const playlistNameOf = (playlistId: string): Field => ofRow('playlist', playlistId, 'name', (row) => row.name);
export const playlistForClientOf = (playlistId: string): Field =>
  ofRow('playlist', playlistId, 'isForClient', (row) => row.for_client);
export const columnNameOf = (descriptorId: string): Field =>
  ofRow('metadata_descriptor', descriptorId, 'name', (row) => row.name);
export const searchNameOf = (what: 'search' | 'group', searchId: string): Field =>
  what === 'search'
    ? ofRow('search_filter', searchId, 'name', (row) => row.name)
    : ofRow('search_filter_group', searchId, 'name', (row) => row.name);

export const followOf = (taskId: string, personId: string): Field =>
  ofRows('subscription', `whether ${personId} follows ${taskId}`, {
    isOfIt: (row) => row.task_id === taskId && row.person_id === personId,
    read: (rows) => rows.length > 0,
    of: [{ table: 'task', id: taskId }],
  });

export const daysOffOf = (personId: string, firstDay: string, lastDay: string): Field =>
  ofRows('day_off', `whether ${personId} has ${firstDay} to ${lastDay} off`, {
    isOfIt: (row) => row.person_id === personId && row.date === firstDay && row.end_date === lastDay,
    read: (rows) => rows.length > 0,
    of: [{ table: 'person', id: personId }],
  });

/** How often an asset plays in a shot; none: it does not. */
const lineOf = (entityId: string, assetId: string): Field =>
  ofRows('entity_link', `how often ${assetId} plays in ${entityId}`, {
    isOfIt: (row) => row.entity_in_id === entityId && row.entity_out_id === assetId,
    read: (rows) => rows[0]?.nb_occurences ?? 0,
    of: [
      { table: 'entity', id: entityId },
      { table: 'entity', id: assetId },
    ],
  });

/** Its own line; the others of the list as they were read just before. */
export const castingSays = (
  entityId: string,
  assetIds: readonly string[],
  own: { readonly assetId: string; readonly occurrences: number },
): readonly Saying[] =>
  assetIds.map((assetId) => say(lineOf(entityId, assetId), assetId === own.assetId ? own.occurrences : asRead));

const presenceOf = (playlistId: string, entityId: string): Field =>
  ofRow(
    'playlist',
    playlistId,
    `presence of ${entityId}`,
    (row) => row.shots?.some((shot) => shot.entity_id === entityId) === true,
  );

/** One more is there then; one less may have stood there twice. */
export const entriesSay = (
  playlistId: string,
  shotIds: readonly string[],
  change: { readonly kind: 'add' | 'remove' | 'move' | 'revision'; readonly shotId: string },
): readonly Saying[] =>
  shotIds.map((shotId) => {
    const field = presenceOf(playlistId, shotId);
    if (shotId !== change.shotId || change.kind === 'move' || change.kind === 'revision') return say(field, asRead);
    return change.kind === 'add' ? say(field, true) : { field, value: false, isCertain: false };
  });

export const castingUnknown = (entityId: string, assetIds: readonly string[]): readonly Saying[] =>
  assetIds.map((assetId) => say(lineOf(entityId, assetId), anything));
export const entriesUnknown = (playlistId: string, shotIds: readonly string[]): readonly Saying[] =>
  shotIds.map((shotId) => say(presenceOf(playlistId, shotId), anything));
export const fieldsUnknown = (playlistId: string): readonly Saying[] =>
  [playlistNameOf(playlistId), playlistForClientOf(playlistId)].map((field) => say(field, anything));

export const sayOnly = (field: Field, value: unknown): readonly Saying[] => [say(field, value)];

/** All that a command says of fields, of a kind that tells them by itself, or as it was noted when it was given. */
export function sayingsOf(given: Given, { given: all }: Ledger, archive: Archive): readonly Saying[] {
  const { taskId, statusId, personId } = given;
  switch (given.what) {
    case 'setTaskStatus':
    case 'postComment':
    case 'publishRevision':
      return sayOnly(statusOf(taskId), statusId ?? asRead);
    case 'deleteComment':
      return sayOnly(statusOf(taskId), anything);
    case 'setPriority':
      return sayOnly(priorityOf(taskId), given.priority);
    case 'assignTask':
    case 'unassignTask':
      return personId === null ? [] : sayOnly(assignmentOf(taskId, personId), given.what === 'assignTask');
    case 'editTask':
      return saysOfTask(given);
    case 'editEntity': {
      const entityId = entityIdOf(given, all, archive);
      return entityId === null ? [] : saysOfEntity(given, entityId);
    }
    case 'deleteEntity':
      return given.entityId === null ? [] : sayOnly(canceledOf(given.entityId), anything);
    default:
      return given.says;
  }
}

function saysOfTask({ taskId, change }: Given): readonly Saying[] {
  switch (change?.field) {
    case 'estimationMinutes':
      return sayOnly(
        ofRow('task', taskId, change.field, (row) => row.estimation),
        change.value,
      );
    case 'difficulty':
      return sayOnly(
        ofRow('task', taskId, change.field, (row) => row.difficulty),
        change.value,
      );
    case 'dueDate':
      return sayOnly(
        ofRow('task', taskId, change.field, (row) => row.due_date?.slice(0, 10)),
        change.value,
      );
    case 'startDate':
      return sayOnly(
        ofRow('task', taskId, change.field, (row) => row.start_date?.slice(0, 10)),
        change.value,
      );
    default:
      return [];
  }
}

function saysOfEntity({ change }: Given, entityId: string): readonly Saying[] {
  switch (change?.field) {
    case 'name':
      return sayOnly(
        ofRow('entity', entityId, change.field, (row) => row.name),
        change.value,
      );
    case 'description':
      return sayOnly(
        ofRow('entity', entityId, change.field, (row) => row.description),
        change.value,
      );
    case 'lengthFrames':
      return sayOnly(
        ofRow('entity', entityId, change.field, (row) => row.nb_frames),
        change.value,
      );
    case 'isCanceled':
      return sayOnly(canceledOf(entityId), change.value);
    case 'metadata': {
      const { fieldName, value } = change;
      return sayOnly(
        ofRow('entity', entityId, fieldName, (row) => row.data?.[fieldName]),
        value,
      );
    }
    default:
      return [];
  }
}

/** On the server; null where it never got there, or got there twice. */
function entityIdOf({ entityId, madeBy }: Given, all: readonly Given[], archive: Archive): string | null {
  if (madeBy === null) return entityId;
  const maker = all.find(({ commandId }) => commandId === madeBy);
  const [id, ...others] = maker === undefined ? [] : archive.entityIdsNamed(maker.words);
  return id === undefined || others.length > 0 ? null : id;
}
