import { describe, expect, it } from 'vitest';
import type { InputOf, Queries } from '../../../shared/ipc.ts';
import type { Role } from '../../../shared/model/studio.ts';
import { openSmallStudio, today, waiting, type SmallStudio } from './support.ts';
import { task } from './bigProduction.ts';

type Input = InputOf<Queries, 'todoList'>;

const checks = ({ queries }: SmallStudio, input: Partial<Input> = {}) =>
  queries.todoList({ tab: 'checks', search: '', grouping: 'none', sort: 'default', today, ...input });
const ids = (studio: SmallStudio, input: Partial<Input> = {}) => checks(studio, input).rows.map((row) => row.taskId);

function studioOf(role: Role): SmallStudio {
  const studio = openSmallStudio({ role });
  studio.db.write(() => {
    for (const row of [
      task('fx', 'film', 'sh3', 'fx', 'wfa', ['hana'], { endDate: '2026-11-23T10:00:00Z' }),
      task('shut', 'shut', 'old', 'animation', 'wfa', ['hana']),
    ])
      studio.tables.tasks.upsert(row);
  });
  return studio;
}

describe('my checks', () => {
  it('are what asks for approval in open productions, for a manager of every department', () => {
    const studio = studioOf('manager');
    expect(ids(studio).toSorted()).toEqual(['fx', 't4']);
    expect(checks(studio)).toMatchObject({ checkCount: 2, matchedCount: 2, freshness: { state: 'never' } });
    expect(checks(studio).rows.find(({ taskId }) => taskId === 'fx')).toMatchObject({
      assigneeIds: ['hana'],
      feedbackAskedAt: '2026-11-23T10:00:00Z',
    });
  });

  it('are those of one’s departments for a supervisor', () => {
    const studio = studioOf('supervisor');
    expect(ids(studio)).toEqual(['t4']);
    expect(studio.queries.sideBar({ productionId: null }).checks).toBe(1);
  });

  it.each(['user', 'client', 'vendor'] as const)('are none for the role %s', (role) => {
    const studio = studioOf(role);
    expect(ids(studio)).toEqual([]);
    expect(studio.queries.sideBar({ productionId: null }).checks).toBeNull();
  });

  it('follow what waits to be sent', () => {
    const studio = studioOf('manager');
    studio.lay({
      tasks: new Map([
        ['t4', waiting({ taskStatusId: 'retake' })],
        ['t1', waiting({ taskStatusId: 'wfa' })],
      ]),
    });
    expect(ids(studio).toSorted()).toEqual(['fx', 't1']);
  });

  it('are searched and grouped as any list of tasks', () => {
    const studio = studioOf('manager');
    expect(ids(studio, { search: 'sq020' })).toEqual(['t4']);
    expect(checks(studio, { grouping: 'taskType' }).groups).toEqual([
      { id: 'animation', start: 0, count: 1 },
      { id: 'fx', start: 1, count: 1 },
    ]);
  });
});
