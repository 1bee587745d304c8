import { describe, expect, it } from 'vitest';
import type { InputOf, Queries } from '../../../shared/ipc.ts';
import type { Mark } from '../../../shared/model/sync.ts';
import { openSmallStudio, type SmallStudio } from './support.ts';

type Input = InputOf<Queries, 'timesheet'>;

const sheet = ({ queries }: SmallStudio, input: Partial<Input> = {}) =>
  queries.timesheet({ from: '2026-11-23', to: '2026-11-29', withOpenTasks: false, ...input });

function logged(): SmallStudio {
  const studio = openSmallStudio();
  studio.db.write(() => {
    const rows = [
      { id: 'a', taskId: 't1', day: '2026-11-23', durationMinutes: 60 },
      { id: 'b', taskId: 't1', day: '2026-11-24', durationMinutes: 90 },
      { id: 'c', taskId: 't1l', day: '2026-11-29', durationMinutes: 30 },
      { id: 'd', taskId: 't3', day: '2026-11-30', durationMinutes: 30 },
    ];
    for (const row of rows) studio.tables.timeSpents.upsert({ ...row, personId: 'camille' });
    studio.tables.timeSpents.upsert({
      id: 'e',
      taskId: 't1',
      personId: 'hana',
      day: '2026-11-24',
      durationMinutes: 480,
    });
  });
  return studio;
}
const patch = (taskId: string, day: string, durationMinutes: number, mark: Mark) =>
  [day, [{ commandId: 'c', mark, taskId, day, durationMinutes }]] as const;

describe('the timesheet', () => {
  it('holds one’s own time of the days asked for, task by task', () => {
    const { rows, dayMinutes, areDaysLocked } = sheet(logged());
    expect(rows.map(({ taskId, days }) => [taskId, days])).toEqual([
      [
        't1',
        {
          '2026-11-23': { durationMinutes: 60, mark: null },
          '2026-11-24': { durationMinutes: 90, mark: null },
        },
      ],
      ['t1l', { '2026-11-29': { durationMinutes: 30, mark: null } }],
    ]);
    expect({ dayMinutes, areDaysLocked }).toEqual({ dayMinutes: 450, areDaysLocked: false });
  });

  it('offers the open tasks below those with time', () => {
    const { rows } = sheet(logged(), { withOpenTasks: true });
    expect(rows.map(({ taskId }) => taskId).slice(0, 2)).toEqual(['t1', 't1l']);
    expect(
      rows
        .slice(2)
        .map(({ taskId }) => taskId)
        .toSorted(),
    ).toEqual(['t3', 't4', 'te', 'tm']);
    expect(rows.every(({ canLog }) => canLog)).toBe(true);
  });

  it('shows what waits as it shall be, and what was refused as it is', () => {
    const studio = logged();
    studio.lay({
      timeSpents: new Map([patch('t1', '2026-11-24', 0, 'waiting'), patch('t1l', '2026-11-29', 480, 'rejected')]),
    });
    expect(sheet(studio).rows.map(({ taskId, days }) => [taskId, days])).toEqual([
      ['t1', { '2026-11-23': { durationMinutes: 60, mark: null } }],
      ['t1l', { '2026-11-29': { durationMinutes: 30, mark: 'rejected' } }],
    ]);
  });

  it('is as old as the oldest of its months, and not here where one of them is not', () => {
    const studio = logged();
    studio.db.write(() => {
      studio.tables.scopes.note('time:2026-11', { state: 'complete', asOf: '2026-11-24T10:00:00Z', errorCode: null });
    });
    expect(sheet(studio).freshness).toMatchObject({ state: 'complete', asOf: '2026-11-24T10:00:00Z' });
    expect(sheet(studio, { to: '2026-12-02' }).freshness.state).toBe('never');
  });
});
