/** A row of a long list as a search asks it. One object is moved along the rows: nothing is made for each of them. */
import type { EntityData } from '../../../shared/model/entity.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { numberIn, type SearchRow } from '../../../shared/rules/search/match.ts';
import { readData, type EntityColumn } from './entityColumn.ts';

export type ColumnRow = SearchRow & { readonly at: (column: EntityColumn) => void };

export type ColumnRowSource = {
  /** Lower case, one a line. */
  readonly wordsOf: (column: EntityColumn) => string;
  readonly departmentOf: (taskTypeId: Id) => Id | null;
  readonly productionFps: number;
};

export function createColumnRow(first: EntityColumn, source: ColumnRowSource): ColumnRow {
  let column = first;
  return {
    at: (next) => {
      column = next;
    },
    get words() {
      return source.wordsOf(column);
    },
    get assetTypeId() {
      return column.assetTypeId;
    },
    get departmentIds() {
      return column.tasks.flatMap(({ taskTypeId }) => source.departmentOf(taskTypeId) ?? []);
    },
    get readyForTaskTypeId() {
      return column.readyForTaskTypeId;
    },
    get hasThumbnail() {
      return column.mainPreviewFileId !== null;
    },
    get castCount() {
      return column.castCount;
    },
    get lengthFrames() {
      return column.lengthFrames;
    },
    get fps() {
      return numberIn(dataOf(column)['fps']) ?? source.productionFps;
    },
    get isCanceled() {
      return column.isCanceled;
    },
    get data() {
      return dataOf(column);
    },
    task: (taskTypeId) => column.tasks.find((task) => task.taskTypeId === taskTypeId) ?? null,
    get tasks() {
      return column.tasks;
    },
  };
}

const parsed = new WeakMap<EntityColumn, { readonly text: string; readonly data: EntityData }>();

/** Metadata stays text until something asks for it. */
export function dataOf(column: EntityColumn): EntityData {
  const known = parsed.get(column);
  if (known?.text === column.dataText) return known.data;
  const data = readData(column.dataText);
  parsed.set(column, { text: column.dataText, data });
  return data;
}
