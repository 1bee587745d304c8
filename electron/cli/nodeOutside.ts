import { homedir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { memorySecrets } from '../engine/host/nodeHost.ts';
import type { Outside } from './outside.ts';

/** Where Electron keeps an app's data of this name. */
function usersFolder(): string {
  const { INARI_DATA: asked, APPDATA: roaming, XDG_CONFIG_HOME: config } = process.env;
  if (asked !== undefined && asked !== '') return asked;
  if (process.platform === 'win32') return join(roaming ?? join(homedir(), 'AppData/Roaming'), 'Inari');
  if (process.platform === 'darwin') return join(homedir(), 'Library/Application Support/Inari');
  return join(config !== undefined && config !== '' ? config : join(homedir(), '.config'), 'Inari');
}

/** Plain Node has no key store, so sessions live as long as the command. */
export const nodeOutside = (appVersion: string): Outside => ({
  out: (written) => void process.stdout.write(written),
  err: (written) => void process.stderr.write(written),
  readInput: () => text(process.stdin),
  folder: usersFolder(),
  appVersion,
  secrets: memorySecrets(false),
  routeFor: () => Promise.resolve({ agent: null, ca: null }),
  onStop: (listener) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, listener);
  },
});
