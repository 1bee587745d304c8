/** Questions to an engine and their answers, typed by the map that its windows speak, too. */
import { InariError } from '../../shared/errors.ts';
import type {
  AnswerOf,
  Commands,
  EngineCalls,
  EngineEvent,
  FromEngine,
  InputOf,
  Queries,
  Request,
} from '../../shared/ipc.ts';

export type Asking = {
  readonly query: <Name extends keyof Queries>(
    name: Name,
    input: InputOf<Queries, Name>,
  ) => Promise<AnswerOf<Queries, Name>>;
  readonly command: <Name extends keyof Commands>(
    name: Name,
    input: InputOf<Commands, Name>,
  ) => Promise<AnswerOf<Commands, Name>>;
  readonly call: <Name extends keyof EngineCalls>(
    name: Name,
    input: InputOf<EngineCalls, Name>,
  ) => Promise<AnswerOf<EngineCalls, Name>>;
};

export type Asked = Asking & {
  readonly receive: (message: FromEngine) => void;
  /** Nobody answers any more: what waits, and what is asked from now on, fails with `engine-stopped`. */
  readonly end: () => void;
  /** Resolves when nothing waits for an answer. */
  readonly idle: () => Promise<void>;
};

type Waiting = { readonly resolve: (value: unknown) => void; readonly reject: (error: InariError) => void };

export function createAsking(post: (request: Request) => void, onEvent: (event: EngineEvent) => void): Asked {
  const waiting = new Map<number, Waiting>();
  const idlers: (() => void)[] = [];
  let lastId = 0;
  let hasEnded = false;

  const ask = (kind: Request['kind'], name: string, input: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (hasEnded) throw new InariError('engine-stopped');
      lastId += 1;
      waiting.set(lastId, { resolve, reject });
      post({ id: lastId, kind, name, input });
    });
  const noteIdle = (): void => {
    if (waiting.size === 0) for (const idler of idlers.splice(0)) idler();
  };

  return {
    query: (name, input) => trusted(ask('query', name, input)),
    command: (name, input) => trusted(ask('command', name, input)),
    call: (name, input) => trusted(ask('call', name, input)),
    receive: (message) => {
      if ('event' in message) {
        onEvent(message.event);
        return;
      }
      const { response } = message;
      const waiter = waiting.get(response.id);
      waiting.delete(response.id);
      if (response.ok) waiter?.resolve(response.value);
      else waiter?.reject(new InariError(response.error.code, response.error.detail));
      noteIdle();
    },
    end: () => {
      hasEnded = true;
      for (const { reject } of waiting.values()) reject(new InariError('engine-stopped'));
      waiting.clear();
      noteIdle();
    },
    idle: () => (waiting.size === 0 ? Promise.resolve() : new Promise((resolve) => idlers.push(resolve))),
  };
}

/** Both sides are compiled from the same map (the door refuses another version), and only inputs are checked. */
function trusted<Value>(answer: Promise<unknown>): Promise<Value> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place of the command line where the map's types are believed
  return answer as Promise<Value>;
}
