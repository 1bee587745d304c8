/** An entity and its tasks as the long lists keep them in memory, read from raw rows. */
import { entityKinds, type EntityKind, type Id } from '../../../shared/model/studio.ts';
import type { NaturalKey } from '../../../shared/rules/naturalOrder.ts';
import { naturalKey } from '../../../shared/rules/naturalOrder.ts';
import type { SearchTask } from '../../../shared/rules/search/match.ts';
import type { Entity, EntityData } from '../../../shared/model/entity.ts';
import type { SqlValue } from '../db/row.ts';
import { readPriority } from '../db/tables/tasks.ts';

export type TaskColumn = SearchTask & {
  readonly key: number;
  /** Of the status in the columns' own list: counts are kept by it. */
  readonly statusIndex: number;
};

export type EntityColumn = {
  readonly key: number;
  readonly id: Id;
  readonly kind: EntityKind;
  readonly name: string;
  readonly nameKey: NaturalKey;
  readonly description: string;
  readonly parentId: Id | null;
  readonly sourceId: Id | null;
  readonly assetTypeId: Id | null;
  readonly isCanceled: boolean;
  readonly isShared: boolean;
  readonly lengthFrames: number | null;
  readonly castCount: number;
  readonly readyForTaskTypeId: Id | null;
  readonly mainPreviewFileId: Id | null;
  readonly dataText: string;
  /** As the user sees them: the mirror's, with what waits laid over. */
  readonly tasks: readonly TaskColumn[];
};

/** In the order of `entityColumns`. */
export function readEntityColumn(row: readonly SqlValue[]): Omit<EntityColumn, 'tasks'> {
  const name = textAt(row, 3);
  return {
    key: numberAt(row, 0),
    id: textAt(row, 1),
    kind: entityKinds.find((kind) => kind === row[2]) ?? 'Scene',
    name,
    nameKey: naturalKey(name),
    description: textAt(row, 4),
    parentId: textOrNullAt(row, 5),
    sourceId: textOrNullAt(row, 6),
    assetTypeId: textOrNullAt(row, 7),
    isCanceled: numberAt(row, 8) !== 0,
    isShared: numberAt(row, 9) !== 0,
    lengthFrames: row[10] === null ? null : numberAt(row, 10),
    castCount: numberAt(row, 11),
    readyForTaskTypeId: textOrNullAt(row, 12),
    mainPreviewFileId: textOrNullAt(row, 13),
    dataText: textAt(row, 14),
  };
}

/** The same of an entity at hand: one that has changes laid over it, or is not in the mirror so far. */
export function columnOf(entity: Entity & { readonly key: number }): Omit<EntityColumn, 'tasks'> {
  return {
    key: entity.key,
    id: entity.id,
    kind: entity.kind,
    name: entity.name,
    nameKey: naturalKey(entity.name),
    description: entity.description,
    parentId: entity.parentId,
    sourceId: entity.sourceId,
    assetTypeId: entity.assetTypeId,
    isCanceled: entity.isCanceled,
    isShared: entity.isShared,
    lengthFrames: entity.lengthFrames,
    castCount: entity.castCount ?? 0,
    readyForTaskTypeId: entity.readyForTaskTypeId,
    mainPreviewFileId: entity.mainPreviewFileId,
    dataText: JSON.stringify(entity.data),
  };
}

/** Texts that occur again and again, each kept once: eighty thousand rows speak of a dozen types and statuses. */
export type Interned = {
  readonly text: (value: string) => string;
  /** A JSON list of ids, as lists are kept in SQLite. */
  readonly ids: (json: string) => readonly Id[];
  readonly statusIndex: (taskStatusId: Id) => number;
  readonly statusIds: readonly Id[];
};

export function createInterned(): Interned {
  const texts = new Map<string, string>();
  const lists = new Map<string, readonly Id[]>();
  const indices = new Map<Id, number>();
  const statusIds: Id[] = [];
  return {
    text: (value) => {
      const known = texts.get(value);
      if (known !== undefined) return known;
      texts.set(value, value);
      return value;
    },
    ids: (json) => {
      const known = lists.get(json);
      if (known !== undefined) return known;
      const parsed: unknown = JSON.parse(json);
      const ids = Array.isArray(parsed) ? parsed.filter((entry) => typeof entry === 'string') : [];
      lists.set(json, ids);
      return ids;
    },
    statusIndex: (taskStatusId) => {
      const known = indices.get(taskStatusId);
      if (known !== undefined) return known;
      indices.set(taskStatusId, statusIds.length);
      return statusIds.push(taskStatusId) - 1;
    },
    statusIds,
  };
}

/** In the order of `taskColumns`. */
export function readTaskColumn(row: readonly SqlValue[], interned: Interned): TaskColumn {
  const taskStatusId = interned.text(textAt(row, 3));
  return {
    key: numberAt(row, 0),
    taskTypeId: interned.text(textAt(row, 2)),
    taskStatusId,
    statusIndex: interned.statusIndex(taskStatusId),
    assigneeIds: interned.ids(textAt(row, 4)),
    priority: readPriority(numberAt(row, 5)),
    readyAssetCount: numberAt(row, 6),
    retakeCount: numberAt(row, 7),
    estimationMinutes: numberAt(row, 8),
    durationMinutes: numberAt(row, 9),
    startDate: textOrNullAt(row, 10),
    dueDate: textOrNullAt(row, 11),
    mark: null,
  };
}

export const taskEntityId = (row: readonly SqlValue[]): Id => textAt(row, 1);

export function readData(text: string): EntityData {
  const value: unknown = JSON.parse(text);
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : {};
}

function textAt(row: readonly SqlValue[], index: number): string {
  const value = row[index];
  if (typeof value !== 'string') throw new TypeError(`column ${String(index)} is no text`);
  return value;
}

const textOrNullAt = (row: readonly SqlValue[], index: number): string | null =>
  row[index] === null ? null : textAt(row, index);

function numberAt(row: readonly SqlValue[], index: number): number {
  const value = row[index];
  if (typeof value !== 'number') throw new TypeError(`column ${String(index)} is no number`);
  return value;
}
