/** The demo studio: a server of its own on loopback, in its own process, so that the app speaks to it as to any other. */
import { createInterface } from 'node:readline';
import { utilityProcess, type UtilityProcess } from 'electron';
import { z } from 'zod';
import { InariError } from '../../shared/errors.ts';
import type { Log } from './log.ts';

export type DemoStudio = {
  /** Where it listens and who signs in; starts it when it does not run. */
  readonly start: () => Promise<Listening>;
  /** Back to its first state, at the same address. */
  readonly reset: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

const listening = z.object({ kind: z.literal('listening'), url: z.string(), email: z.string(), password: z.string() });
export type Listening = Omit<z.output<typeof listening>, 'kind'>;

type Running = { readonly child: UtilityProcess; readonly exited: Promise<void>; readonly ready: Promise<Listening> };

/** @param folder where the studio keeps its state and its files */
export function createDemoStudio(file: string, folder: string, log: Log): DemoStudio {
  let running: Running | null = null;

  const fork = (): Running => {
    const child = utilityProcess.fork(file, ['--folder', folder], { serviceName: 'Inari demo studio', stdio: 'pipe' });
    for (const stream of [child.stdout, child.stderr]) {
      if (stream !== null)
        createInterface({ input: stream }).on('line', (text) => log.write('info', 'studio-output', { text }));
    }
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const ready = new Promise<Listening>((resolve, reject) => {
      child.once('message', (message: unknown) => {
        const { data, error } = listening.safeParse(message);
        if (data === undefined) reject(new InariError('unexpected', { part: 'demo studio' }, { cause: error }));
        else resolve({ url: data.url, email: data.email, password: data.password });
      });
      child.once('exit', (code) => reject(new InariError('unexpected', { part: 'demo studio', exitCode: code })));
    });
    const started: Running = { child, exited, ready };
    void exited.then(() => {
      if (running === started) running = null;
    });
    return started;
  };

  const stop = async (): Promise<void> => {
    const stopping = running;
    running = null;
    if (stopping === null) return;
    stopping.ready.catch(() => undefined);
    stopping.child.kill();
    await stopping.exited;
  };

  return {
    start: () => {
      running ??= fork();
      return running.ready;
    },
    reset: async () => {
      running ??= fork();
      const { child, ready, exited } = running;
      await ready;
      const done = new Promise<void>((resolve) => child.once('message', () => resolve()));
      child.postMessage({ kind: 'reset' });
      await Promise.race([done, exited]);
    },
    stop,
  };
}
