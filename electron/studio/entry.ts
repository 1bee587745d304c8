/*
 * The studio as a process of the app: says where it listens and who signs in, starts over when asked, ends on SIGTERM.
 * It takes the port it had the last time, so that what a client keeps of this server stays true.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { startDemoStudio } from './demo.ts';
import type { RunningStudio } from './start.ts';

/** As much as is needed of Electron's parent port, which plain Node does not know. */
type ParentPort = {
  readonly postMessage: (message: unknown) => void;
  readonly on: (event: 'message', listener: (event: { readonly data: unknown }) => void) => void;
};
const parentPort = z
  .custom<ParentPort>((port) => typeof port === 'object' && port !== null && 'postMessage' in port)
  .parse(Reflect.get(process, 'parentPort'));

const { values } = parseArgs({ options: { folder: { type: 'string' } } });
const state = values.folder ?? null;
const portFile = state === null ? null : join(state, 'port');

const start = (port: number): Promise<RunningStudio> =>
  startDemoStudio({ port, state, log: (line) => console.error(line) });

async function startWhereItWas(): Promise<RunningStudio> {
  try {
    return await start(Number(portFile === null ? 0 : readFileSync(portFile, 'utf8')));
  } catch {
    // The first time, or another program has that port by now.
    return start(0);
  }
}

const studio = await startWhereItWas();
const { url } = studio;
if (portFile !== null) writeFileSync(portFile, new URL(url).port);

/** Who tries the app out is an artist with work to do. */
const account = studio.accounts.find(({ role }) => role === 'user') ?? studio.accounts[0];
if (account === undefined) throw new Error('A studio without anybody in it');

process.once('SIGTERM', () => void studio.stop().then(() => process.exit(0)));
parentPort.on('message', () => {
  studio.reset();
  parentPort.postMessage({ kind: 'reset' });
});
parentPort.postMessage({ kind: 'listening', url, email: account.email, password: account.password });
