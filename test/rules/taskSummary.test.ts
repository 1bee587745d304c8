import { expect, test } from 'vitest';
import { taskSummary, type SummedTask } from '../../shared/rules/taskSummary.ts';

const task = (more: Partial<SummedTask>): SummedTask => ({
  taskStatusId: 'wip',
  taskTypeId: 'animation',
  assigneeIds: [],
  priority: 0,
  estimationMinutes: 0,
  durationMinutes: 0,
  startDate: null,
  dueDate: null,
  ...more,
});
const order = { statusIds: ['todo', 'wip', 'done'], taskTypeIds: ['layout', 'animation'] };

test('tasks are counted by status and type in their order, by person with whoever has most first', () => {
  const summary = taskSummary(
    [
      task({ taskStatusId: 'done', assigneeIds: ['camille'] }),
      task({ taskStatusId: 'todo', taskTypeId: 'layout', assigneeIds: ['hana', 'camille'], priority: 2 }),
      task({ taskStatusId: 'done' }),
      task({ taskStatusId: 'unheard of', priority: 2 }),
    ],
    order,
  );
  expect(summary).toMatchObject({
    count: 4,
    statusCounts: [
      { taskStatusId: 'todo', count: 1 },
      { taskStatusId: 'done', count: 2 },
      { taskStatusId: 'unheard of', count: 1 },
    ],
    typeCounts: [
      { taskTypeId: 'layout', count: 1 },
      { taskTypeId: 'animation', count: 3 },
    ],
    assigneeCounts: [
      { personId: 'camille', count: 2 },
      { personId: 'hana', count: 1 },
    ],
    unassignedCount: 2,
    priorityCounts: [
      { priority: 2, count: 2 },
      { priority: 0, count: 2 },
    ],
  });
});

test('times are added up, days span from the first to the last, and those without one are counted', () => {
  const summary = taskSummary(
    [
      task({ estimationMinutes: 480, durationMinutes: 60, dueDate: '2026-12-01' }),
      task({ estimationMinutes: 120, dueDate: '2026-11-20' }),
      task({ estimationMinutes: 240 }),
    ],
    order,
  );
  expect(summary.estimation).toEqual({ sum: 840, least: 120, most: 480 });
  expect(summary.spent).toEqual({ sum: 60, least: 0, most: 60 });
  expect(summary.due).toEqual({ first: '2026-11-20', last: '2026-12-01', missingCount: 1 });
  expect(summary.start).toEqual({ first: null, last: null, missingCount: 3 });
});
