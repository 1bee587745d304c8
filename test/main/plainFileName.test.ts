import { expect, test } from 'vitest';
import { plainFileName } from '../../electron/main/plainFileName.ts';
import { isOpenable } from '../../shared/rules/openable.ts';

test.each([
  ['SH0040 v003.mov', 'SH0040 v003.mov'],
  ['../../.ssh/authorized_keys', '..-..-.ssh-authorized_keys'],
  ['..', 'file'],
  ['', 'file'],
  ['a.exe.', 'a.exe'],
  ['a.exe . .', 'a.exe'],
  ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
  ['a.pdf\u200B', 'a.pdf'],
  ['a\n.pdf', 'a-.pdf'],
  ['a.exe:b.pdf', 'a.exe-b.pdf'],
  ['NUL.pdf', '_NUL.pdf'],
  ['com1', '_com1'],
  ['CON .pdf', '_CON .pdf'],
  ['console.pdf', 'console.pdf'],
])('%j is written as %j', (suggested, written) => {
  expect(plainFileName(suggested)).toBe(written);
});

test('a long name stays within what a disk takes, with its ending', () => {
  const name = plainFileName(`${'é'.repeat(4_000)}.pdf`);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  expect(name).toMatch(/^é+\.pdf$/);
  expect(plainFileName(`a.${'x'.repeat(4_000)}`).length).toBeLessThanOrEqual(200);
});

test('what the system would take for a program is none to be opened by any other way to write its name', () => {
  expect(['a.exe.', 'a.exe ', 'a.pdf\u202E.exe', 'a.exe\u200B'].map(plainFileName).filter(isOpenable)).toEqual([]);
});
