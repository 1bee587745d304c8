/**
 * A key store like a desktop's: a session bus of its own and gnome-keyring, unlocked, with its files in a folder that goes
 * with it. Apps started with its environment keep their secrets there, also over a restart.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { needKeyring } from '../../../tools/setup/systemLibraries.mjs';

export type Keyring = { readonly env: Readonly<Record<string, string>>; readonly close: () => Promise<void> };

export async function openKeyring(): Promise<Keyring> {
  await needKeyring();
  const folder = mkdtempSync(join(tmpdir(), 'inari-keyring-'));
  const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [address] = await once(createInterface({ input: bus.stdout }), 'line');
  const env = {
    DBUS_SESSION_BUS_ADDRESS: String(address),
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CURRENT_DESKTOP: 'GNOME',
  };
  // It goes behind once it is unlocked, and ends with its bus.
  const daemon = spawn('gnome-keyring-daemon', ['--unlock', '--components=secrets'], {
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { ...process.env, ...env, XDG_RUNTIME_DIR: folder },
  });
  daemon.stdin.end('a password\n');
  const [code] = await once(daemon, 'exit');
  if (code !== 0) throw new Error(`gnome-keyring-daemon ended with status ${String(code)}`);
  return {
    env,
    close: async () => {
      const ended = once(bus, 'exit');
      bus.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
