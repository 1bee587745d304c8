// What a file makes of a table: rows that are new, cells that change, and what in it cannot be read.
import { describe, expect, test } from 'vitest';
import { csvTargets, mappingOf } from '../../renderer/features/entities/csv/csvTargets.ts';
import { cutTable } from '../../renderer/features/entities/csv/cutTable.ts';
import { planCsv } from '../../renderer/features/entities/csv/planCsv.ts';
import { fieldColumns } from '../../renderer/features/entities/fields.ts';
import type { CellWords } from '../../renderer/features/entities/paste/cellText.ts';
import { readEdl } from '../../shared/rules/cut/readEdl.ts';
import { shotRow } from './support/entityFixtures.ts';
import { studio } from './support/fixtures.ts';

const words: CellWords = { statuses: studio.taskStatuses, people: studio.people, yes: ['yes'], no: ['no'] };
const t = ((key: string) => key) as never;
const targets = csvTargets('Shot', fieldColumns('Shot', [], 'manager', t), studio.taskTypes, t);
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

describe('a cut', () => {
  const edl = (lines: readonly string[]) => readEdl(lines.join('\n'), 24);
  const labels = {
    episode: 'Episode',
    parent: 'Sequence',
    name: 'Name',
    frames: 'Nb Frames',
    frameIn: 'In',
    frameOut: 'Out',
  };
  const rows = [shotRow(1, { frameIn: 1009 }), shotRow(2, { groupName: 'SQ020' })];
  const cut = edl([
    '001 AX V C 00:00:10:00 00:00:12:00 00:00:00:00 00:00:02:00',
    '* FROM CLIP NAME: SQ010_SH0001_anim_v003.mov',
    '002 AX V C 00:00:12:00 00:00:13:00 00:00:02:00 00:00:03:00',
    '* FROM CLIP NAME: sq010-sh0001_comp_v01.mov',
    '003 AX V C 00:00:00:00 00:00:01:00 00:00:03:00 00:00:04:00',
    '* FROM CLIP NAME: SQ010_SH0300',
  ]);

  test('is a table of shots: those that are there by their names, whatever version they were cut in, and new ones', () => {
    expect(cutTable(cut, rows, 'shot', labels)).toEqual([
      ['Episode', 'Sequence', 'Name', 'Nb Frames', 'In', 'Out'],
      ['', 'SQ010', 'SH0001', '72', '1009', '1080'],
      ['', 'SQ010', 'SH0300', '24', '1001', '1024'],
    ]);
    expect(cutTable(cut, rows, 'source', labels)[1]).toEqual(['', 'SQ010', 'SH0001', '72', '240', '311']);
  });

  test('is planned as any other file is', () => {
    const [cutHeads = [], ...lines] = cutTable(cut, rows, 'shot', labels);
    const wanted = mappingOf(cutHeads, targets);
    const made = planCsv({
      productionId: 'lanternfall',
      kind: 'Shot',
      lines,
      targets: wanted.map((id) => targets.find((one) => one.id === id)?.target ?? { kind: 'ignored' }),
      rows,
      places: { parents: [{ id: 'sq010', name: 'SQ010', episodeId: null }], episodes: [] },
      words,
      updatesExisting: true,
      labels: { description: 'Description', place: 'Sequence', isNew: 'New' },
    });
    expect([made.newCount, made.wrongCount]).toEqual([1, 0]);
    expect(made.changes[0]).toMatchObject({
      kind: 'createEntity',
      input: { entities: [{ name: 'SH0300', lengthFrames: 24 }] },
    });
  });
});
