/** What takes back a change that the server has: only where the change still stands, or somebody else's would go with it. */
import { z } from 'zod';
import type { Commands, InputOf } from '../../../shared/ipc.ts';
import type { OutboxRecord } from '../db/tables/outbox.ts';
import type { Tables } from '../db/tables.ts';
import { isSameValue } from '../../../shared/rules/sameValue.ts';
import { assignmentPayload } from './assignment.ts';
import { editEntity, entityChangeShape, valueIn } from './editEntity.ts';
import { editTask, taskChangeShape } from './editTask.ts';

export type Opposite =
  | { readonly kind: 'setTaskStatus'; readonly input: InputOf<Commands, 'setTaskStatus'> }
  | { readonly kind: 'setPriority'; readonly input: InputOf<Commands, 'setPriority'> }
  | { readonly kind: 'editTask'; readonly input: InputOf<Commands, 'editTask'> }
  | { readonly kind: 'editEntity'; readonly input: InputOf<Commands, 'editEntity'> }
  | { readonly kind: 'assignTask'; readonly input: InputOf<Commands, 'assignTask'> }
  | { readonly kind: 'unassignTask'; readonly input: InputOf<Commands, 'unassignTask'> };

const status = z.object({ taskId: z.string(), taskStatusId: z.string(), seenStatusId: z.string() });
const level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
const priority = z.object({ taskId: z.string(), priority: level, seenPriority: level });

/** Null for what has none (a comment that was read cannot be unread), and where the task is another by now. */
export function oppositeOf({ kind, payload }: Pick<OutboxRecord, 'kind' | 'payload'>, tables: Tables): Opposite | null {
  switch (kind) {
    case 'setTaskStatus': {
      const sent = status.safeParse(payload).data;
      if (sent === undefined || sent.seenStatusId === sent.taskStatusId) return null;
      if (tables.tasks.get(sent.taskId)?.taskStatusId !== sent.taskStatusId) return null;
      return { kind, input: { taskIds: [sent.taskId], taskStatusId: sent.seenStatusId } };
    }
    case 'setPriority': {
      const sent = priority.safeParse(payload).data;
      if (sent === undefined || sent.seenPriority === sent.priority) return null;
      if (tables.tasks.get(sent.taskId)?.priority !== sent.priority) return null;
      return { kind, input: { taskIds: [sent.taskId], priority: sent.seenPriority } };
    }
    case 'editTask': {
      const sent = editTask.payload.safeParse(payload).data;
      const task = sent === undefined ? null : tables.tasks.get(sent.taskId);
      if (sent === undefined || task === null) return null;
      const before = taskChangeShape.safeParse({ ...sent.change, value: sent.seen }).data;
      if (before === undefined || !stillStands(sent.change.value, sent.seen, task[sent.change.field])) return null;
      return { kind, input: { taskIds: [sent.taskId], changes: [before] } };
    }
    case 'editEntity': {
      const sent = editEntity.payload.safeParse(payload).data;
      const entity = sent === undefined ? null : tables.entities.get(tables.identities.resolve(sent.entityId));
      if (sent === undefined || entity === null) return null;
      const before = entityChangeShape.safeParse({ ...sent.change, value: sent.seen }).data;
      if (before === undefined || !stillStands(sent.change.value, sent.seen, valueIn(entity, sent.change))) return null;
      return { kind, input: { entityIds: [entity.id], changes: [before] } };
    }
    case 'assignTask':
    case 'unassignTask': {
      const sent = assignmentPayload.safeParse(payload).data;
      if (sent?.wasAssigned !== (kind === 'unassignTask')) return null;
      const isAssigned = tables.tasks.get(sent.taskId)?.assigneeIds.includes(sent.personId) === true;
      if (isAssigned !== (kind === 'assignTask')) return null;
      return {
        kind: kind === 'assignTask' ? 'unassignTask' : 'assignTask',
        input: { taskIds: [sent.taskId], personId: sent.personId },
      };
    }
    default:
      return null;
  }
}

/** It changed something, and what it made of it is there still. */
const stillStands = (sent: unknown, seen: unknown, now: unknown): boolean =>
  !isSameValue(sent, seen) && isSameValue(now, sent);
