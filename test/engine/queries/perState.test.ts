import { expect, it } from 'vitest';
import { task } from './bigProduction.ts';
import { openSmallStudio, waiting, type SmallStudio } from './support.ts';

const page = ({ queries, db }: SmallStudio) =>
  db.tracked(() => queries.entityRows({ productionId: 'film', kind: 'Shot', keys: [3, 4, 5] }));

it('what is asked twice at one moment is read once, and each answer tells what it was read from', () => {
  const studio = openSmallStudio();
  const first = page(studio);
  const before = studio.db.rowsRead();
  const again = page(studio);
  expect(studio.db.rowsRead()).toBe(before);
  expect(again.value).toEqual(first.value);
  expect([...again.reads].toSorted()).toEqual([...first.reads].toSorted());
});

it('a commit and a command end the moment', () => {
  const studio = openSmallStudio();
  const statuses = () => JSON.stringify(page(studio).value.rows.map(({ cells }) => cells['animation']?.taskStatusId));
  const [before] = [statuses()];
  studio.db.write(() => {
    studio.tables.tasks.upsert(task('t1', 'film', 'sh1', 'animation', 'retake', []));
  });
  const written = statuses();
  expect(written).not.toBe(before);
  studio.lay({ tasks: new Map([['t1', waiting({ taskStatusId: 'done' })]]) });
  expect(statuses()).not.toBe(written);
});
