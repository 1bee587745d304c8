import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { accounts, type Subject } from './subject.ts';
import type { Version } from './version.ts';

const greeting = z.object({ url: z.string(), accounts });
const patienceMs = 60_000;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

export type RunningStudio = { readonly subject: Subject; readonly stop: () => Promise<void> };

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

/** Starts the demo studio in the manner of a version, without its simulated life. */
export async function startStudio(version: Version): Promise<RunningStudio> {
  const program = fileURLToPath(new URL('../../electron/studio/cli.ts', import.meta.url));
  const parameters = ['--port', String(await freePort()), '--kitsu', version, '--live', 'off'];
  const child = spawn(process.execPath, [program, ...parameters], { stdio: ['ignore', 'pipe', 'inherit'] });
  // Whatever ends the suite ends the studio.
  process.once('exit', () => child.kill());
  const timer = setTimeout(() => child.kill(), patienceMs);
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (!line.startsWith('{')) continue;
      const { url, accounts: people } = greeting.parse(JSON.parse(line));
      child.stdout.resume();
      return { subject: { server: 'studio', version, url, accounts: people }, stop: () => stop(child) };
    }
  } finally {
    clearTimeout(timer);
  }
  throw new Error('the demo studio ended without saying where it is');
}
