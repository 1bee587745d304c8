/**
 * The engine's process: started, listened to, started again after a crash, and closed before the app ends. A new process
 * knows nothing of the old one; `onRunning` introduces it to what there is.
 */
import { createInterface } from 'node:readline';
import { utilityProcess, type MessagePortMain, type Session, type UtilityProcess } from 'electron';
import { createAskLine, type Answerer, type AskLine } from '../../shared/askLine.ts';
import { askedOfEngine, type StartOptions } from '../../shared/control.ts';
import { InariError } from '../../shared/errors.ts';
import { describeError, type Log } from './log.ts';
import type { Network } from './network.ts';

export type EngineProcess = {
  readonly start: () => void;
  /** The line to the process of the moment. Questions to one that stopped fail with `engine-stopped`. */
  readonly line: () => AskLine;
  readonly isUp: () => boolean;
  /** Gives a window's end of a channel to the engine that is up. */
  readonly connect: (windowId: number, port: MessagePortMain) => void;
  /** Tries an engine once more that has failed for good. */
  readonly retry: () => void;
  /** Closes it in order and starts another one, with what has changed since. */
  readonly restart: (reason: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

type Running = { readonly child: UtilityProcess; readonly line: AskLine; readonly exited: Promise<void> };

const CLOSE_LIMIT_MS = 8_000;
const RESTART_DELAY_MS = 400;
/** This many crashes within a minute are not bad luck: the engine does not run here. */
const MOST_CRASHES = 3;
const CRASH_WINDOW_MS = 60_000;

export function createEngineProcess(options: {
  readonly file: string;
  readonly network: Pick<Network, 'answerLogin'> & { readonly session: Session };
  readonly startOptions: () => StartOptions;
  readonly answerers: Readonly<Record<string, Answerer>>;
  readonly log: Log;
  readonly onRunning: () => void;
  /** `isFinal`: it will not be tried again by itself. */
  readonly onStopped: (isFinal: boolean) => void;
}): EngineProcess {
  const { log } = options;
  let running: Running | null = null;
  let state: 'new' | 'up' | 'restarting' | 'failed' | 'closing' = 'new';
  let crashes: number[] = [];

  const onExit = (process: Running, code: number): void => {
    process.line.end();
    if (running !== process) return;
    running = null;
    if (state === 'closing' || state === 'restarting') return;
    const now = Date.now();
    crashes = [...crashes.filter((at) => now - at < CRASH_WINDOW_MS), now];
    state = crashes.length >= MOST_CRASHES ? 'failed' : 'restarting';
    log.write('error', 'engine-exit', { code, crashes: crashes.length });
    options.onStopped(state === 'failed');
    if (state === 'restarting') setTimeout(() => state === 'restarting' && start(), RESTART_DELAY_MS);
  };

  const start = (): void => {
    const child = utilityProcess.fork(options.file, [], {
      serviceName: 'Inari engine',
      stdio: 'pipe',
      session: options.network.session,
      respondToAuthRequestsFromMainProcess: true,
    });
    const line = createAskLine(
      (message) => child.postMessage(message),
      options.answerers,
      (name, error) => log.write('error', 'engine-question-failed', { name, ...describeError(error) }),
    );
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const process: Running = { child, line, exited };
    child.on('message', line.receive);
    child.on('login', options.network.answerLogin);
    child.once('exit', (code) => onExit(process, code));
    for (const stream of [child.stdout, child.stderr]) {
      if (stream !== null)
        createInterface({ input: stream }).on('line', (text) => log.write('warning', 'engine-output', { text }));
    }
    running = process;
    state = 'up';
    line.ask(askedOfEngine.start, options.startOptions()).then(
      () => log.write('info', 'engine-started', { pid: child.pid ?? 0 }),
      (error: unknown) => {
        // It says why it cannot start (a database from a newer app), or it is gone already.
        if (running !== process) return;
        log.write('error', 'engine-not-started', describeError(error));
        child.kill();
      },
    );
    options.onRunning();
  };

  const stop = async (process: Running): Promise<void> => {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        log.write('error', 'engine-close-too-slow');
        resolve();
      }, CLOSE_LIMIT_MS);
    });
    const closed = process.line.ask(askedOfEngine.close, {}).then(
      () => undefined,
      // Gone already: there is nothing left to close.
      () => undefined,
    );
    await Promise.race([closed, process.exited, tooLong]);
    clearTimeout(timer);
    process.child.kill();
    await process.exited;
  };

  return {
    start,
    line: () => {
      if (running === null) throw new InariError('engine-stopped');
      return running.line;
    },
    isUp: () => running !== null && state === 'up',
    connect: (windowId, port) => running?.child.postMessage({ kind: 'port', windowId }, [port]),
    retry: () => {
      if (state !== 'failed') return;
      crashes = [];
      start();
    },
    restart: async (reason) => {
      if (running === null || state !== 'up') return;
      log.write('info', 'engine-restart', { reason });
      state = 'restarting';
      options.onStopped(false);
      await stop(running);
      start();
    },
    close: async () => {
      state = 'closing';
      if (running !== null) await stop(running);
    },
  };
}
