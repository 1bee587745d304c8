import type { TaskChange } from '../../../../shared/model/changes.ts';
import type { EntityKind, Id } from '../../../../shared/model/studio.ts';
import type { Client } from '../client.ts';
import { ApiError } from '../ApiError.ts';
import { asApiError, brokenAnswer } from '../answerError.ts';
import { daysOff, timeSpent } from '../decode/mine.ts';
import { idsOf } from '../decode/wireValues.ts';
import type { Dialect } from '../drift.ts';
import type { Kitsu } from '../kitsu.ts';
import { isList } from '../wireJson.ts';

type TaskWrites = Pick<
  Kitsu,
  | 'setPriority'
  | 'setPriorities'
  | 'editTask'
  | 'assign'
  | 'unassign'
  | 'setTimeSpent'
  | 'removeTimeSpent'
  | 'addDaysOff'
  | 'deleteDaysOff'
  | 'followTask'
  | 'createTasks'
  | 'deleteTasks'
>;

export function taskWriting(client: Client, dialect: Dialect): TaskWrites {
  const timePath = (taskId: Id, personId: Id, day: string): string =>
    `/actions/tasks/${taskId}/time-spents/${day}/persons/${personId}`;
  return {
    setPriority: async (taskId, priority) => {
      await client.sendJson('PUT', `/data/tasks/${taskId}`, { priority });
    },
    setPriorities: async (taskIds, priority) => {
      if (taskIds.length === 0) return [];
      return changedIds(await client.sendJson('PUT', '/actions/tasks/set-priority', { task_ids: taskIds, priority }));
    },
    editTask: async (taskId, { field, value }) => {
      await client.sendJson('PUT', `/data/tasks/${taskId}`, { [taskColumns[field]]: value });
    },
    assign: async (personId, taskIds) => {
      if (taskIds.length === 0) return [];
      return changedIds(await client.sendJson('PUT', `/actions/persons/${personId}/assign`, { task_ids: taskIds }));
    },
    unassign: async (personId, taskIds) => {
      if (taskIds.length === 0) return [];
      try {
        return changedIds(
          await client.sendJson('PUT', '/actions/tasks/clear-assignation', { task_ids: taskIds, person_id: personId }),
        );
      } catch (error) {
        throw dialect.unassignFailure(asApiError(error));
      }
    },
    createTasks: async (productionId, taskTypeId, kind, entityIds) => {
      if (entityIds.length === 0) return;
      const type = `/actions/projects/${productionId}/task-types/${taskTypeId}`;
      const word = ownRoutes[kind];
      const path = word === undefined ? `${type}/create-tasks/${kind.toLowerCase()}` : `${type}/${word}/create-tasks`;
      await client.sendJson('POST', path, entityIds);
    },
    deleteTasks: async (productionId, taskIds) => {
      if (taskIds.length > 0) await client.sendJson('POST', `/actions/projects/${productionId}/delete-tasks`, taskIds);
    },
    followTask: async (taskId, isFollowed) => {
      const path = `/actions/user/tasks/${taskId}`;
      if (isFollowed) await client.sendJson('POST', `${path}/subscribe`, {});
      else await client.sendJson('DELETE', `${path}/unsubscribe`, undefined);
    },
    setTimeSpent: async (taskId, personId, day, durationMinutes) => {
      const parsed = timeSpent.safeParse(
        await client.sendJson('POST', timePath(taskId, personId, day), { duration: durationMinutes }),
      );
      if (!parsed.success) throw brokenAnswer(201, 'no time spent', parsed.error);
      return parsed.data;
    },
    addDaysOff: async (personId, { firstDay, lastDay, description }) => {
      const wanted = { person_id: personId, date: firstDay, end_date: lastDay, description };
      const parsed = daysOff.safeParse(await client.sendJson('POST', '/data/day-offs', wanted));
      if (!parsed.success) throw brokenAnswer(201, 'no day off', parsed.error);
      return parsed.data;
    },
    deleteDaysOff: async (daysOffId) => {
      await client.sendJson('DELETE', `/data/day-offs/${daysOffId}`, undefined);
    },
    removeTimeSpent: async (taskId, personId, day) => {
      try {
        await client.sendJson('DELETE', timePath(taskId, personId, day), undefined);
      } catch (error) {
        // Gone already is what was wanted.
        if (!(error instanceof ApiError) || error.code !== 'not-found') throw error;
      }
    },
  };
}

/** Kinds that have a route of their own to make tasks. */
const ownRoutes: Readonly<Partial<Record<EntityKind, string>>> = {
  Asset: 'assets',
  Shot: 'shots',
  Edit: 'edits',
  Concept: 'concepts',
};

const taskColumns = {
  estimationMinutes: 'estimation',
  startDate: 'start_date',
  dueDate: 'due_date',
  difficulty: 'difficulty',
} as const satisfies Record<TaskChange['field'], string>;

/** Ids, or rows that carry them. */
function changedIds(answer: unknown): readonly Id[] {
  if (!isList(answer)) throw brokenAnswer(200, 'no ids');
  return idsOf(answer);
}
