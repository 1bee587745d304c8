/*
 * The command line in plain Node: `npm run inari -- COMMAND`. Plain Node has no key store, so sessions live as long as the
 * command; in the package `entry.ts` runs the same commands beside Electron's.
 */
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { memorySecrets } from '../engine/host/nodeHost.ts';
import { runCommand } from './run.ts';

/** Where Electron keeps an app's data of this name. */
function usersFolder(): string {
  const { INARI_DATA: asked, APPDATA: roaming, XDG_CONFIG_HOME: config } = process.env;
  if (asked !== undefined && asked !== '') return asked;
  if (process.platform === 'win32') return join(roaming ?? join(homedir(), 'AppData/Roaming'), 'Inari');
  if (process.platform === 'darwin') return join(homedir(), 'Library/Application Support/Inari');
  return join(config !== undefined && config !== '' ? config : join(homedir(), '.config'), 'Inari');
}

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')));

process.exitCode = await runCommand(process.argv.slice(2), {
  out: (written) => void process.stdout.write(written),
  err: (written) => void process.stderr.write(written),
  readInput: () => text(process.stdin),
  folder: usersFolder(),
  appVersion: version,
  secrets: memorySecrets(false),
  routeFor: () => Promise.resolve({ agent: null, ca: null }),
  onStop: (listener) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, listener);
  },
});
