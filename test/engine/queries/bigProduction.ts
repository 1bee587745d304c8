/** A production of any size, written straight into the tables: 10,000 shots of 8 tasks are what the lists are built for. */
import { randomUUID } from 'node:crypto';
import type { Database } from '../../../electron/engine/db/open.ts';
import type { Tables } from '../../../electron/engine/db/tables.ts';
import type { Entity } from '../../../shared/model/entity.ts';
import type { Task } from '../../../shared/model/task.ts';

export type BigProduction = { readonly shotIds: readonly string[]; readonly taskIds: readonly string[] };

export function fillProduction(
  db: Database,
  tables: Tables,
  size: {
    readonly productionId: string;
    readonly sequences: number;
    readonly shotsEach: number;
    readonly taskTypeIds: readonly string[];
    readonly taskStatusIds: readonly string[];
    readonly personIds: readonly string[];
  },
): BigProduction {
  const shotIds: string[] = [];
  const taskIds: string[] = [];
  let count = 0;
  const pick = <Value>(values: readonly Value[], step: number): Value => {
    const found = values[(count * step + 3 * (count >> 3)) % values.length];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  };
  db.write(() => {
    for (let sequence = 1; sequence <= size.sequences; sequence += 1) {
      const sequenceId = randomUUID();
      tables.entities.upsert(entity(sequenceId, size.productionId, 'Sequence', `SQ${padded(sequence, 3)}`, null));
      for (let shot = 1; shot <= size.shotsEach; shot += 1) {
        const shotId = randomUUID();
        shotIds.push(shotId);
        tables.entities.upsert(entity(shotId, size.productionId, 'Shot', `SH${padded(shot * 10, 4)}`, sequenceId));
        for (const taskTypeId of size.taskTypeIds) {
          const id = randomUUID();
          taskIds.push(id);
          tables.tasks.upsert(
            task(id, size.productionId, shotId, taskTypeId, pick(size.taskStatusIds, 7), [pick(size.personIds, 1)]),
          );
          count += 1;
        }
      }
    }
  });
  return { shotIds, taskIds };
}

const padded = (value: number, width: number): string => String(value).padStart(width, '0');

export function entity(
  id: string,
  productionId: string,
  kind: Entity['kind'],
  name: string,
  parentId: string | null,
  more: Partial<Entity> = {},
): Entity {
  return {
    id,
    productionId,
    kind,
    assetTypeId: null,
    name,
    description: '',
    parentId,
    sourceId: null,
    isCanceled: false,
    isShared: false,
    lengthFrames: kind === 'Shot' ? 100 : null,
    castCount: 0,
    isCastingStandby: false,
    readyForTaskTypeId: null,
    mainPreviewFileId: null,
    linkedIds: null,
    data: kind === 'Shot' ? { fps: '24', frame_in: 1001, frame_out: 1100, difficulty: 'hard' } : {},
    createdBy: null,
    updatedAt: '2026-11-20T10:00:00Z',
    ...more,
  };
}

export function task(
  id: string,
  productionId: string,
  entityId: string,
  taskTypeId: string,
  taskStatusId: string,
  assigneeIds: readonly string[],
  more: Partial<Task> = {},
): Task {
  return {
    id,
    productionId,
    entityId,
    taskTypeId,
    taskStatusId,
    assigneeIds,
    assignerId: null,
    priority: 0,
    difficulty: 3,
    estimationMinutes: 480,
    durationMinutes: 60,
    retakeCount: 0,
    startDate: '2026-11-16',
    dueDate: '2026-11-27',
    realStartDate: null,
    endDate: null,
    doneDate: null,
    lastCommentAt: null,
    lastPreviewFileId: null,
    readyAssetCount: 0,
    isSubscribed: false,
    updatedAt: '2026-11-20T10:00:00Z',
    ...more,
  };
}
