/** Asks a search of a row. Made once for each search, then run on ten thousand rows. */
import type { EntityData } from '../../model/entity.ts';
import type { Day, Id, TaskStatus } from '../../model/studio.ts';
import type { Mark } from '../../model/sync.ts';
import type { Priority } from '../../model/task.ts';
import { readNumber } from './comparisons.ts';
import type { Comparison, DayField, NumberField, Predicate, RowFlag } from './predicate.ts';

export type SearchTask = {
  readonly taskTypeId: Id;
  readonly taskStatusId: Id;
  readonly assigneeIds: readonly Id[];
  readonly priority: Priority;
  readonly readyAssetCount: number;
  readonly retakeCount: number;
  readonly estimationMinutes: number;
  readonly durationMinutes: number;
  readonly startDate: Day | null;
  readonly dueDate: Day | null;
  readonly mark: Mark | null;
};

/** A row of any list: an entity with its tasks, or one task with its entity. */
export type SearchRow = {
  /** What keywords are looked for in: lower case, one word a line. */
  readonly words: string;
  readonly assetTypeId: Id | null;
  readonly departmentIds: readonly Id[];
  readonly readyForTaskTypeId: Id | null;
  readonly hasThumbnail: boolean;
  readonly castCount: number;
  readonly lengthFrames: number | null;
  readonly fps: number | null;
  readonly isCanceled: boolean;
  readonly data: EntityData;
  readonly task: (taskTypeId: Id) => SearchTask | null;
  readonly tasks: readonly SearchTask[];
};

export type RowTest = (row: SearchRow) => boolean;

/** @param statuses for `is:done` and its like, which go by a status's flags. */
export function rowTest(predicate: Predicate | null, statuses: readonly TaskStatus[]): RowTest {
  if (predicate === null) return () => true;
  switch (predicate.kind) {
    case 'all': {
      const tests = predicate.of.map((part) => rowTest(part, statuses));
      return (row) => tests.every((test) => test(row));
    }
    case 'any': {
      const tests = predicate.of.map((part) => rowTest(part, statuses));
      return (row) => tests.some((test) => test(row));
    }
    case 'not': {
      const test = rowTest(predicate.of, statuses);
      return (row) => !test(row);
    }
    case 'never':
      return () => false;
    case 'keyword': {
      const { word } = predicate;
      return (row) => row.words.includes(word);
    }
    case 'status': {
      const { taskTypeId } = predicate;
      const wanted = new Set(predicate.taskStatusIds);
      return (row) => {
        const task = row.task(taskTypeId);
        return task !== null && wanted.has(task.taskStatusId);
      };
    }
    case 'hasAssignee': {
      const { taskTypeId } = predicate;
      return (row) => (row.task(taskTypeId)?.assigneeIds.length ?? 0) > 0;
    }
    case 'assignedTo': {
      const { taskTypeId, personIds } = predicate;
      const isTheirs = (task: SearchTask): boolean => personIds.some((id) => task.assigneeIds.includes(id));
      if (taskTypeId === null) return (row) => row.tasks.some(isTheirs);
      return (row) => {
        const task = row.task(taskTypeId);
        return task !== null && isTheirs(task);
      };
    }
    case 'priority': {
      const { taskTypeId, priority } = predicate;
      return (row) => row.task(taskTypeId)?.priority === priority;
    }
    case 'assetType': {
      const wanted = new Set(predicate.assetTypeIds);
      return (row) => row.assetTypeId !== null && wanted.has(row.assetTypeId);
    }
    case 'department': {
      const wanted = new Set(predicate.departmentIds);
      return (row) => row.departmentIds.some((id) => wanted.has(id));
    }
    case 'readyFor': {
      const { taskTypeId } = predicate;
      return (row) => row.readyForTaskTypeId === taskTypeId;
    }
    case 'assetsReady': {
      const { taskTypeId } = predicate;
      return (row) => row.castCount > 0 && row.task(taskTypeId)?.readyAssetCount === row.castCount;
    }
    case 'thumbnail':
      return (row) => row.hasThumbnail;
    case 'metadata':
      return metadataTest(predicate);
    case 'metadataNumber': {
      const { fieldName, comparison, value } = predicate;
      return (row) => {
        const found = numberIn(row.data[fieldName]);
        return found !== null && holds(found, comparison, value);
      };
    }
    case 'number': {
      const { field, comparison, value } = predicate;
      return (row) => numbersOf(row, field).some((found) => holds(found, comparison, value));
    }
    case 'day': {
      const { field, comparison, day } = predicate;
      return (row) =>
        row.tasks.some((task) => {
          const found = dayOf(task, field);
          return found !== null && holds(found, comparison, day);
        });
    }
    case 'flag': {
      const { flag, today } = predicate;
      const statusOf = new Map(statuses.map((status) => [status.id, status]));
      if (flag === 'canceled') return (row) => row.isCanceled;
      return (row) => row.tasks.some((task) => hasFlag(task, flag, statusOf.get(task.taskStatusId), today));
    }
  }
}

function holds<Value extends number | string>(found: Value, comparison: Comparison, value: Value): boolean {
  switch (comparison) {
    case '=':
      return found === value;
    case '<':
      return found < value;
    case '<=':
      return found <= value;
    case '>':
      return found > value;
    case '>=':
      return found >= value;
  }
}

/** A checklist is asked for `item:true`; anything else is found by a part of its text. A missing value fails. */
function metadataTest({ fieldName, dataType, values }: Extract<Predicate, { readonly kind: 'metadata' }>): RowTest {
  if (dataType === 'checklist') {
    const items = values.map((value) => {
      const colon = value.lastIndexOf(':');
      return colon < 0
        ? { name: value, isChecked: true }
        : { name: value.slice(0, colon).trim(), isChecked: value.slice(colon + 1).trim() === 'true' };
    });
    return (row) => {
      const checked = checkedItems(row.data[fieldName]);
      return items.some(({ name, isChecked }) => checked.has(name) === isChecked);
    };
  }
  return (row) => {
    const found = textIn(row.data[fieldName]).toLowerCase();
    return found !== '' && values.some((value) => found.includes(value));
  };
}

/** The value is JSON text of `{ label: checked }`; a label that is not in it counts as not checked. */
function checkedItems(value: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  const items = typeof value === 'string' ? readJson(value) : value;
  if (typeof items !== 'object' || items === null) return names;
  for (const [name, isChecked] of Object.entries(items)) if (isChecked === true) names.add(name.trim().toLowerCase());
  return names;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Values as they are shown: tags stand beside each other. */
export function textIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? (value as readonly unknown[]).map(textIn).join(',') : '';
}

/** Numbers may have been kept as text. */
export function numberIn(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' ? readNumber(value) : null;
}

function numbersOf(row: SearchRow, field: NumberField): readonly number[] {
  switch (field) {
    case 'frames':
      return row.lengthFrames === null ? [] : [row.lengthFrames];
    case 'fps':
      return row.fps === null ? [] : [row.fps];
    case 'cast':
      return [row.castCount];
    case 'estimation':
      return row.tasks.map((task) => task.estimationMinutes);
    case 'duration':
      return row.tasks.map((task) => task.durationMinutes);
    case 'priority':
      return row.tasks.map((task) => task.priority);
    case 'retakes':
      return row.tasks.map((task) => task.retakeCount);
  }
}

function dayOf(task: SearchTask, field: DayField): Day | null {
  return field === 'due' ? task.dueDate : task.startDate;
}

function hasFlag(
  task: SearchTask,
  flag: Exclude<RowFlag, 'canceled'>,
  status: TaskStatus | undefined,
  today: Day,
): boolean {
  switch (flag) {
    case 'waiting':
      return task.mark !== null;
    case 'late':
      return task.dueDate !== null && task.dueDate < today && status?.isDone !== true;
    case 'done':
      return status?.isDone === true;
    case 'wip':
      return status?.isWip === true;
    case 'retake':
      return status?.isRetake === true;
    case 'feedback':
      return status?.isFeedbackRequest === true;
  }
}
