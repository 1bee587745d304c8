/** A production's shots as the engine would list them, as many as a test asks for. */
import type { TaskSummary } from '../../../shared/model/chosenTasks.ts';
import { taskSummary } from '../../../shared/rules/taskSummary.ts';
import type { EntityGroup, EntityList, EntityRow, TaskCell } from '../../../shared/model/screens.ts';
import { complete } from './fixtures.ts';

const typeIds = ['layout', 'animation', 'fx'] as const;

export const taskIdOf = (key: number, taskTypeId: string): string => `${taskTypeId}-${String(key)}`;

/** Of tasks of these rows, none of which is anybody's. */
export const summaryOf = (taskIds: readonly string[]): TaskSummary =>
  taskSummary(
    taskIds.map((id) => ({
      taskStatusId: 'todo',
      taskTypeId: id.split('-')[0] ?? '',
      assigneeIds: [],
      priority: 0,
      estimationMinutes: 0,
      durationMinutes: 0,
      startDate: null,
      dueDate: null,
    })),
    { statusIds: [], taskTypeIds: [] },
  );

export function shotRow(key: number, part: Partial<EntityRow> = {}): EntityRow {
  const cell = (taskTypeId: string): TaskCell => ({
    taskId: taskIdOf(key, taskTypeId),
    taskStatusId: 'todo',
    assigneeIds: [],
    priority: 0,
    estimationMinutes: 0,
    durationMinutes: 0,
    dueDate: null,
    readyAssetCount: 0,
    isBeingDeleted: false,
    mark: null,
  });
  return {
    key,
    id: `shot-${String(key)}`,
    rev: 1,
    kind: 'Shot',
    name: `SH${String(key).padStart(4, '0')}`,
    description: '',
    groupName: 'SQ010',
    episodeName: '',
    mainPreviewFileId: null,
    lengthFrames: 96,
    frameIn: null,
    frameOut: null,
    fps: null,
    castCount: 0,
    readyForTaskTypeId: null,
    isCanceled: false,
    isShared: false,
    createdBy: null,
    estimationMinutes: 0,
    durationMinutes: 0,
    data: {},
    marks: {},
    newTaskMarks: {},
    cells: Object.fromEntries(typeIds.map((id) => [id, cell(id)])),
    ...part,
  };
}

type Sequence = { readonly id: string; readonly name: string; readonly keys: readonly number[] };

/** Keys grow from 1; folded groups own no rows. */
export function shotList(sequences: readonly Sequence[], foldedIds: readonly string[] = []): EntityList {
  const order: number[] = [];
  const groups: EntityGroup[] = [];
  for (const { id, name, keys } of sequences) {
    const isFolded = foldedIds.includes(id);
    groups.push({
      id,
      name,
      description: '',
      start: order.length,
      shownCount: keys.length,
      count: keys.length,
      isFolded,
      totals: {
        frames: 96 * keys.length,
        estimationMinutes: 480 * keys.length,
        durationMinutes: 0,
        statusCounts: [{ taskStatusId: 'todo', count: keys.length * typeIds.length }],
      },
    });
    if (!isFolded) order.push(...keys);
  }
  const all = sequences.flatMap(({ keys }) => keys);
  return {
    order: Uint32Array.from(order),
    rows: [],
    groups,
    taskTypeIds: typeIds,
    matchedCount: all.length,
    totalCount: all.length,
    totals: { frames: 96 * all.length, estimationMinutes: 0, durationMinutes: 0, statusCounts: [] },
    tokens: [],
    freshness: complete,
  };
}

export const keysFrom = (first: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => first + index);
