/** The whole engine in plain Node, asked as a window asks it: over a port, with plain data. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, type Engine } from '../../electron/engine/engine.ts';
import type { Host } from '../../electron/engine/host.ts';
import { createNodeHost, type NodeHostOptions } from '../../electron/engine/host/nodeHost.ts';
import type {
  AnswerOf,
  CommandAnswer,
  Commands,
  EngineCalls,
  EngineEvent,
  FromEngine,
  InputOf,
  Queries,
  Request,
  Response,
} from '../../shared/ipc.ts';
import { plainCopy } from './plainCopy.ts';

export type TestEngine = {
  readonly engine: Engine;
  readonly dataFolder: string;
  readonly query: <Name extends keyof Queries>(
    name: Name,
    input: InputOf<Queries, Name>,
  ) => Promise<AnswerOf<Queries, Name>>;
  /** The same with what the answer was read from, packed as it crosses. */
  readonly answered: <Name extends keyof Queries>(
    name: Name,
    input: InputOf<Queries, Name>,
  ) => Promise<{ readonly value: AnswerOf<Queries, Name>; readonly reads: readonly string[] }>;
  readonly command: <Name extends keyof Commands>(name: Name, input: InputOf<Commands, Name>) => Promise<CommandAnswer>;
  readonly call: <Name extends keyof EngineCalls>(
    name: Name,
    input: InputOf<EngineCalls, Name>,
  ) => Promise<AnswerOf<EngineCalls, Name>>;
  readonly events: readonly EngineEvent[];
  /** Resolves once `isTrue` is; it is asked after every announcement and now and then. Fails after `withinMs`. */
  readonly until: (isTrue: () => Promise<boolean>, what: string, withinMs?: number) => Promise<void>;
  /** Closes the engine; the data stays. */
  readonly close: () => Promise<void>;
  readonly remove: () => Promise<void>;
};

export type TestEngineOptions = Partial<Omit<NodeHostOptions, 'dataFolder'>> & {
  readonly dataFolder?: string;
  readonly wrapHost?: (host: Host) => Host;
  /** Half a second where nothing is said: nobody waits a minute for what no test lets come late. */
  readonly longestWorkMs?: number;
};

class EngineFailure extends Error {
  readonly code: string;
  readonly detail: unknown;
  constructor(name: string, code: string, detail: unknown) {
    super(`${name}: ${code} ${JSON.stringify(detail)}`);
    this.code = code;
    this.detail = detail;
  }
}

export async function startTestEngine(options: TestEngineOptions = {}): Promise<TestEngine> {
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'inari-engine-')));
  const { wrapHost, longestWorkMs = 500, dataFolder: _folder, ...hostOptions } = options;
  const host = createNodeHost({
    secrets: 'file',
    demo: { start: () => Promise.reject(new Error('no demo in this test')), reset: () => Promise.resolve() },
    ...hostOptions,
    dataFolder,
  });
  const engine = createEngine(wrapHost === undefined ? host : wrapHost(host), { longestWorkMs });
  const events: EngineEvent[] = [];
  const waiting = new Map<number, (response: Response) => void>();
  const listeners = new Set<() => void>();
  let receive: (message: unknown) => void = () => undefined;
  let lastId = 0;

  engine.connect({
    post: (message: FromEngine) => {
      // As over a real port: only plain data, and never in the same breath.
      const copy = plainCopy(message);
      queueMicrotask(() => {
        if ('event' in copy) {
          events.push(copy.event);
          for (const told of listeners) told();
        } else waiting.get(copy.response.id)?.(copy.response);
      });
    },
    onMessage: (listener) => {
      receive = listener;
    },
    onClose: () => undefined,
  });

  const answered = (
    kind: Request['kind'],
    name: string,
    input: unknown,
  ): Promise<{ readonly value: unknown; readonly reads: readonly string[] }> => {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, (response) => {
        waiting.delete(id);
        if (response.ok) resolve({ value: response.value, reads: response.reads });
        else reject(new EngineFailure(name, response.error.code, response.error.detail));
      });
      receive(plainCopy({ id, kind, name, input }));
    });
  };

  const ask = async (kind: Request['kind'], name: string, input: unknown): Promise<unknown> =>
    (await answered(kind, name, input)).value;

  return {
    engine,
    dataFolder,
    // The engine's answers are typed by the map both sides share.
    query: (name, input) => ask('query', name, input) as never,
    answered: (name, input) => answered('query', name, input) as never,
    command: (name, input) => ask('command', name, input) as never,
    call: (name, input) => ask('call', name, input) as never,
    events,
    until: async (isTrue, what, withinMs = 30_000) => {
      const end = Date.now() + withinMs;
      for (;;) {
        if (await isTrue()) return;
        if (Date.now() > end) throw new Error(`not within ${String(withinMs)} ms: ${what}`);
        await new Promise<void>((resolve) => {
          const timer = setTimeout(done, 100);
          function done(): void {
            clearTimeout(timer);
            listeners.delete(done);
            resolve();
          }
          listeners.add(done);
        });
      }
    },
    close: () => engine.close(),
    remove: async () => {
      await engine.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
