// What a file makes of a table: rows that are new, cells that change, and what in it cannot be read.
import { expect, test } from 'vitest';
import { csvTargets, mappingOf } from '../../renderer/features/entities/csv/csvTargets.ts';
import { planCsv } from '../../renderer/features/entities/csv/planCsv.ts';
import { fieldColumns } from '../../renderer/features/entities/fields.ts';
import type { CellWords } from '../../renderer/features/entities/paste/cellText.ts';
import { shotRow } from './support/entityFixtures.ts';
import { studio } from './support/fixtures.ts';

const words: CellWords = { statuses: studio.taskStatuses, people: studio.people, yes: ['yes'], no: ['no'] };
const t = ((key: string) => key) as never;
const targets = csvTargets('Shot', fieldColumns('Shot', [], t), studio.taskTypes, t);
const heads = ['Sequence', 'Name', 'Description', 'Nb Frames', 'Animation', 'Camera'];
const mapping = mappingOf(heads, targets);
const plan = (lines: readonly (readonly string[])[], updatesExisting = true) =>
  planCsv({
    productionId: 'lanternfall',
    kind: 'Shot',
    lines,
    targets: mapping.map((id) => targets.find((one) => one.id === id)?.target ?? { kind: 'ignored' }),
    rows: [shotRow(1), shotRow(2, { groupName: 'SQ020' })],
    places: { parents: [{ id: 'sq010', name: 'SQ010', episodeId: null }], episodes: [] },
    words,
    updatesExisting,
    labels: { description: 'Description', place: 'Sequence', isNew: 'New' },
  });

test('heads are known by this app’s names and by Kitsu’s; what nobody knows is left out', () => {
  expect(mapping).toEqual(['parent', 'name', 'description', 'frames', 'task.animation', 'ignored']);
});

test('a row that is there changes, one that is not is made where it belongs', () => {
  const made = plan([
    ['SQ010', 'SH0001', 'Wide', '120', 'wip', 'A'],
    ['SQ010', 'SH0300', 'New', '48', '', ''],
    ['', '', '', '', '', ''],
    // What a file leaves out is not taken away.
    ['SQ020', 'SH0002', '', '', '', ''],
  ]);
  expect([made.newCount, made.changedCount, made.wrongCount]).toEqual([1, 3, 0]);
  expect(made.changes[0]).toEqual({
    kind: 'createEntity',
    input: {
      productionId: 'lanternfall',
      place: { kind: 'Shot', sequenceId: 'sq010' },
      entities: [{ name: 'SH0300', description: 'New', data: {}, lengthFrames: 48 }],
    },
  });
  expect(made.changes.slice(1).map(({ kind }) => kind)).toEqual(['editEntity', 'editEntity', 'setTaskStatus']);
});

test('what cannot be read is told cell by cell, and the rest goes', () => {
  const made = plan([
    ['SQ999', 'SH0300', '', '', '', ''],
    ['SQ010', 'SH0001', '', 'many', 'wpi', ''],
    ['SQ010', '', 'nameless', '', '', ''],
  ]);
  expect(made.lines.filter(({ reading }) => ['unknown', 'problem'].includes(reading.kind))).toMatchObject([
    { row: 'SQ999 / SH0300', text: 'SQ999', reading: { kind: 'unknown' } },
    { row: 'SQ010 / SH0001', text: 'many', reading: { kind: 'problem', problem: 'not-whole' } },
    { row: 'SQ010 / SH0001', text: 'wpi', reading: { kind: 'unknown', meant: 'wip' } },
    { reading: { kind: 'problem', problem: 'empty' } },
  ]);
  expect(made.changes).toEqual([]);
});

test('rows that are there stay as they are where only new ones are wanted', () => {
  expect(plan([['SQ010', 'SH0001', 'Wide', '120', 'wip', '']], false).changes).toEqual([]);
});
