import { expect, it } from 'vitest';
import { openSmallStudio, waiting, type SmallStudio } from './support.ts';

const keyOf = ({ tables }: SmallStudio, id: string): number => tables.entities.byIds([id])[0]?.key ?? -1;
const rows = (studio: SmallStudio, ...ids: readonly string[]) =>
  studio.queries.entityRows({ productionId: 'film', kind: 'Shot', keys: ids.map((id) => keyOf(studio, id)) }).rows;

it('a row carries its names, numbers and cells', () => {
  const studio = openSmallStudio();
  expect(rows(studio, 'sh4')[0]).toMatchObject({
    id: 'sh4',
    name: 'SH0040',
    groupName: 'SQ020',
    episodeName: '',
    frameIn: 1001,
    frameOut: 1100,
    fps: 24,
    castCount: 2,
    estimationMinutes: 540,
    durationMinutes: 60,
    cells: {
      animation: { taskId: 't4', taskStatusId: 'wfa', assigneeIds: ['camille'], mark: null },
      layout: { taskId: 't4l', taskStatusId: 'done', estimationMinutes: 60 },
    },
  });
});

it('rows come in the order asked for, and those that are gone are left out', () => {
  const studio = openSmallStudio();
  const answer = studio.queries.entityRows({
    productionId: 'film',
    kind: 'Shot',
    keys: [keyOf(studio, 'sh5'), 999_999, keyOf(studio, 'sh1')],
  });
  expect(answer.rows.map(({ id }) => id)).toEqual(['sh5', 'sh1']);
});

it('the tasks in cells come row by row, in the order asked for, and are those that the rows show', () => {
  const studio = openSmallStudio();
  const asked = (taskTypeIds: string[], ...ids: readonly string[]) =>
    studio.queries.cellTasks({
      productionId: 'film',
      kind: 'Shot',
      keys: ids.map((id) => (id === 'gone' ? 999_999 : keyOf(studio, id))),
      taskTypeIds,
    });
  expect(asked(['layout', 'animation'], 'sh4', 'gone', 'sh1')).toEqual(['t4l', 't4', 't1l', 't1']);
  expect(asked(['animation'], 'sh1', 'sh4')).toEqual(['t1', 't4']);
  const every = ['sh1', 'sh2', 'sh3', 'sh4', 'sh5'];
  const types = ['animation', 'layout', 'no such type'];
  expect(asked(types, ...every)).toEqual(
    rows(studio, ...every).flatMap(({ cells }) => types.flatMap((typeId) => cells[typeId]?.taskId ?? [])),
  );
});

it('what waits is in its cell, with its mark', () => {
  const studio = openSmallStudio();
  studio.lay({
    tasks: new Map([['t1', waiting({ taskStatusId: 'wfa', assigneeIds: { add: ['otto'], remove: [] } })]]),
  });
  expect(rows(studio, 'sh1')[0]?.cells['animation']).toMatchObject({
    taskStatusId: 'wfa',
    assigneeIds: ['camille', 'hana', 'otto'],
    mark: 'waiting',
  });
});

it('equal rows have equal revs, and any change a greater one', () => {
  const studio = openSmallStudio();
  const revs = () => rows(studio, 'sh1', 'sh4').map(({ rev }) => rev);
  const first = revs();
  expect(revs()).toEqual(first);
  studio.lay({ tasks: new Map([['t1', waiting({ taskStatusId: 'wfa' })]]) });
  const laid = revs();
  expect(laid[1]).toBe(first[1]);
  expect(laid[0]).toBeGreaterThan(first[0] ?? 0);
  studio.lay({});
  expect(revs()[0]).toBeGreaterThan(laid[0] ?? 0);
  studio.db.write(() => {
    studio.tables.tasks.setPriority('t4', 1);
  });
  expect(revs()[1]).toBeGreaterThan(first[1] ?? 0);
});
