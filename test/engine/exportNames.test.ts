import { expect, test } from 'vitest';
import { createNames, plainName } from '../../electron/engine/queueExport/fileNames.ts';

test.each([
  ['🎬'.repeat(90), 'letters of four bytes'],
  ['映'.repeat(120), 'letters of three'],
  ['x'.repeat(400), 'letters of one'],
])('a name has room on every file system: %s', (wanted) => {
  const names = createNames();
  for (let time = 0; time < 12; time += 1) expect(Buffer.byteLength(names(`${wanted}.mov`))).toBeLessThan(240);
});

test('half a letter, and what turns the direction of an ending, are in no name', () => {
  expect(plainName('a\ud800b')).toBe('a-b');
  expect(plainName('photo\u202egpj.exe')).toBe('photogpj.exe');
  expect(plainName('../..')).toBe('_..-');
});
