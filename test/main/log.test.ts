import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLog } from '../../electron/main/log.ts';

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'inari-log-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

test('a line that cannot be written, for the disk is full or its folder is none, ends nothing', () => {
  const taken = join(temporaryFolder(), 'taken');
  writeFileSync(taken, 'a file in its place');
  const log = openLog(taken, false);
  expect(() => {
    log.write('error', 'said-to-nobody');
  }).not.toThrow();
});

test('one event is one line, with its details', () => {
  const folder = temporaryFolder();
  openLog(folder, false).write('warning', 'rows-left-out', { count: 2 });
  expect(readFileSync(join(folder, 'inari.log'), 'utf8')).toMatch(/^\S+ warning rows-left-out \{"count":2\}\n$/);
});
