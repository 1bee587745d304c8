import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearestName } from '../../shared/rules/nearestName.ts';
import { readCells, readCsv, separatorOf, writeCsv } from '../../shared/rules/tsv.ts';

test('a block from a spreadsheet is read line by line, a quoted cell with its breaks', () => {
  expect(readCells('wip\twfa\r\ndone\t\n', '\t')).toEqual([
    ['wip', 'wfa'],
    ['done', ''],
  ]);
  expect(readCells('"two\nlines"\t"a ""word"""', '\t')).toEqual([['two\nlines', 'a "word"']]);
  expect(readCells('', '\t')).toEqual([]);
});

test('a file says by its first line what stands between its cells', () => {
  expect([separatorOf('a;b;c\n1,2;3'), separatorOf('a,b\n'), separatorOf('a\tb,c')]).toEqual([';', ',', '\t']);
});

test('what is written is read as it was', () => {
  const lines = fc.array(fc.array(fc.string({ maxLength: 8 }), { minLength: 1, maxLength: 4 }), { maxLength: 5 });
  fc.assert(
    fc.property(lines, (written) => {
      // A line of one empty cell is no line in a file.
      const kept = written.filter((line) => line.length > 1 || line[0] !== '');
      const clean = kept.map((line) => line.map((cell) => cell.replaceAll('\r', '')));
      expect(readCsv(writeCsv([['a', 'b'], ...clean])).slice(1)).toEqual(clean);
    }),
  );
});

test('no cell of a file is a formula, wherever it is opened, and a number keeps its sign', () => {
  expect(writeCsv([['=1+1', 'a;=1', '-5', '+2.5', '-a']])).toBe(`'=1+1,"'a;=1",-5,+2.5,'-a`);
});

test('a name that nothing has is the nearest one with a letter or two changed', () => {
  const names = ['wip', 'wfa', 'retake', 'done', 'todo'];
  expect(['wpi', 'retkae', 'don', 'approved', 'x'].map((typed) => nearestName(typed, names))).toEqual([
    'wip',
    'retake',
    'done',
    null,
    null,
  ]);
});
