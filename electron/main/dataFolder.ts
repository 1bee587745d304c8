import { chmodSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';

/**
 * Everything of this user lives below one folder; INARI_DATA or `--user-data-dir` name another, for tests and for a
 * second identity. It has to be set before anything reads it, the single-instance lock included.
 */
export function chooseDataFolder(): string {
  const asked = process.env['INARI_DATA'] || app.commandLine.getSwitchValue('user-data-dir');
  if (asked !== '') app.setPath('userData', path.resolve(asked));
  const folder = app.getPath('userData');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Chromium or an older version may have made it for everybody to read.
  chmodSync(folder, 0o700);
  return folder;
}
