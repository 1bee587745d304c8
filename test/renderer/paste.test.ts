// What a pasted block means in the table, cell by cell, before anything is changed.
import { expect, test } from 'vitest';
import { gridColumns } from '../../renderer/features/entities/gridColumns.ts';
import { cellText, readCell, type CellWords } from '../../renderer/features/entities/paste/cellText.ts';
import { planPaste } from '../../renderer/features/entities/paste/planPaste.ts';
import { fieldColumns } from '../../renderer/features/entities/fields.ts';
import type { MetadataDescriptor } from '../../shared/model/production.ts';
import { shotRow } from './support/entityFixtures.ts';
import { studio } from './support/fixtures.ts';

const descriptor = (fieldName: string, part: Partial<MetadataDescriptor>): MetadataDescriptor => ({
  id: fieldName,
  name: fieldName,
  fieldName,
  dataType: 'string',
  choices: [],
  entityKind: 'Shot',
  isForClient: false,
  departmentIds: [],
  position: 1,
  ...part,
});
const descriptors = [
  descriptor('mood', { dataType: 'list', choices: ['calm', 'storm'] }),
  descriptor('tags', { dataType: 'taglist', choices: ['night', 'sea'] }),
  descriptor('checks', { dataType: 'checklist', choices: ['[x] sound', 'light'] }),
  descriptor('hard', { dataType: 'boolean' }),
  descriptor('size', { dataType: 'number' }),
];
const names: (key: string) => string = (key) => key;
const fields = fieldColumns('Shot', descriptors, 'manager', names as never);
const columns = gridColumns(fields, studio.taskTypes, {
  shownFields: ['frames', 'cast', ...descriptors.map(({ fieldName }) => `data.${fieldName}`)],
  hiddenTaskTypeIds: [],
  columnOrder: [],
  widthsPx: {},
  stuckIds: [],
});
const column = (id: string) => {
  const found = columns.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no column ${id}`);
  return found;
};
const words: CellWords = { statuses: studio.taskStatuses, people: studio.people, yes: ['yes'], no: ['no'] };
const row = shotRow(1, { data: { mood: 'calm' } });
const read = (text: string, id: string) => readCell(text, column(id), row, words);

test('a status is known by its short name or its name; what is most likely meant by another is said', () => {
  const retake = studio.taskStatuses.find(({ shortName }) => shortName.toLowerCase() === 'retake');
  expect(read(' RETAKE ', 'task.animation')).toMatchObject({
    kind: 'change',
    change: { kind: 'setTaskStatus', input: { taskIds: ['animation-1'], taskStatusId: retake?.id } },
  });
  expect(read('retkae', 'task.animation')).toEqual({ kind: 'unknown', meant: 'retake' });
  expect(read('todo', 'task.animation')).toEqual({ kind: 'same' });
  expect(readCell('wip', column('task.animation'), shotRow(1, { cells: {} }), words)).toEqual({ kind: 'no-task' });
});

test('a field takes what its kind allows, and says what it does not', () => {
  const valueOf = (text: string, id: string) => {
    const reading = read(text, id);
    return reading.kind === 'change' && reading.change.kind === 'editEntity'
      ? reading.change.input.changes[0]?.value
      : reading.kind;
  };
  expect(valueOf('storm', 'data.mood')).toBe('storm');
  expect(read('strom', 'data.mood')).toEqual({ kind: 'unknown', meant: 'storm' });
  expect(valueOf('', 'data.mood')).toBeNull();
  expect(valueOf('sea, Night', 'data.tags')).toBe('sea,night');
  expect(valueOf('light', 'data.checks')).toBe('{"sound":false,"light":true}');
  expect(valueOf('yes', 'data.hard')).toBe('true');
  expect(valueOf('1,5', 'data.size')).toBe(1.5);
  expect(read('many', 'data.size')).toEqual({ kind: 'problem', problem: 'not-a-number' });
  expect(valueOf('120', 'frames')).toBe(120);
  expect(read('3', 'cast')).toEqual({ kind: 'fixed' });
});

test('what a cell holds is written as it is read', () => {
  const filled = shotRow(1, {
    data: { mood: 'storm', tags: 'night,sea', checks: '{"sound":true,"light":false}', hard: 'true', size: 2 },
  });
  for (const one of columns)
    expect([one.id, readCell(cellText(one, filled, words), one, filled, words).kind]).toEqual([
      one.id,
      one.id === 'cast' ? 'fixed' : 'same',
    ]);
});

const place = {
  rows: [shotRow(1), shotRow(2)],
  columns: [column('task.layout'), column('task.animation')],
  selected: [],
  allRows: [shotRow(1), shotRow(2)],
  allColumns: columns,
  nameLabel: 'Shot',
};

test('a block goes cell by cell from the focus, and what lies beyond the table is left out', () => {
  const plan = planPaste([['wip', 'wfa', 'done'], ['', 'wip'], ['wip']], place, words);
  expect(plan.cells.map((cell) => [cell.row.key, cell.column.id, cell.reading.kind])).toEqual([
    [1, 'task.layout', 'change'],
    [1, 'task.animation', 'change'],
    [2, 'task.layout', 'same'],
    [2, 'task.animation', 'change'],
  ]);
});

test('a block with heads finds its rows and columns by their names', () => {
  const plan = planPaste(
    [
      ['Shot', 'Animation'],
      ['SQ010 / SH0002', 'wip'],
      ['SQ010 / SH9999', 'wip'],
    ],
    place,
    words,
  );
  expect(plan.cells.map((cell) => [cell.row.key, cell.column.id])).toEqual([[2, 'task.animation']]);
  expect(plan.missingRows).toEqual(['SQ010 / SH9999']);
});

test('one value goes to all selected cells', () => {
  const selected = [1, 2].map((key) => ({ row: shotRow(key), column: column('task.animation') }));
  expect(planPaste([['wip']], { ...place, selected }, words).cells).toHaveLength(2);
});
