/**
 * The road to the engine. The main process introduces the page to the engine: the page asks for a port, the port arrives
 * as the `engine-port` message, and from then on requests and answers travel over it without the main process. When the
 * engine restarts a new port comes by itself: questions are asked again, commands and calls are not (nobody knows how far
 * they got), and everything on screen is read anew.
 */
import { InariError } from '../../shared/errors.ts';
import type {
  AnswerOf,
  Commands,
  Desktop,
  EngineCalls,
  EngineEvent,
  Envelope,
  FromEngine,
  InputOf,
  MainCalls,
  Queries,
  Request,
} from '../../shared/ipc.ts';
import { mainCalls } from '../../shared/ipc.ts';
import { mostRowsHere, type RowHere, withRowsHere } from '../../shared/rowsHere.ts';

declare global {
  interface Window {
    readonly inari: Desktop;
  }
}

/** An answer with the sources it was read from, to be matched with `changed` events. */
type Answered<Value> = { readonly value: Value; readonly reads: readonly string[] };
/** `stopped`: the engine is being started again. `failed`: it will not come back by itself. */
export type BridgeState = 'connecting' | 'connected' | 'stopped' | 'failed';

export type CallMap = EngineCalls & MainCalls;
export type CallInput<Name extends keyof CallMap> = InputOf<CallMap, Name>;
export type CallAnswer<Name extends keyof CallMap> = AnswerOf<CallMap, Name>;

type Waiting = {
  readonly request: Request;
  readonly resolve: (answer: Answered<unknown>) => void;
  readonly reject: (error: InariError) => void;
};

/** Undefined for any other message. */
function heldIn(message: unknown): string | null | undefined {
  if (typeof message !== 'object' || message === null || !('heldBy' in message)) return undefined;
  return typeof message.heldBy === 'string' ? message.heldBy : null;
}

export type Bridge = ReturnType<typeof createBridge>;

/** `askAgainMs`: how long to wait for the first port before asking once more. */
export function createBridge(page: Window, askAgainMs = 2_000) {
  const waiting = new Map<number, Waiting>();
  const eventListeners = new Set<(event: EngineEvent) => void>();
  const stateListeners = new Set<() => void>();
  let port: MessagePort | null = null;
  let state: BridgeState = 'connecting';
  let hasBeenConnected = false;
  let heldBy: string | null = null;
  let nextId = 1;
  let asking: ReturnType<typeof setTimeout> | undefined;

  function become(next: BridgeState) {
    if (state === next) return;
    state = next;
    for (const listener of stateListeners) listener();
  }

  function tell(event: EngineEvent) {
    for (const listener of eventListeners) listener(event);
  }

  function askForPort() {
    page.inari.askForPort();
    asking = setTimeout(askForPort, askAgainMs);
  }

  function refuse(isRefused: (request: Request) => boolean) {
    for (const [id, { request, reject }] of waiting) {
      if (!isRefused(request)) continue;
      waiting.delete(id);
      reject(new InariError('engine-stopped', { name: request.name }));
    }
  }

  function lose(lost: MessagePort) {
    if (port !== lost) return;
    port = null;
    refuse(({ kind }) => kind !== 'query');
    // The main process starts the engine again and introduces it by itself.
    become('stopped');
  }

  function receive(message: FromEngine) {
    if ('event' in message) {
      tell(message.event);
      return;
    }
    const { id } = message.response;
    const entry = waiting.get(id);
    waiting.delete(id);
    if (entry) settle(entry, message.response);
  }

  function take(next: MessagePort) {
    clearTimeout(asking);
    if (port) {
      port.close();
      lose(port);
    }
    port = next;
    next.addEventListener('message', ({ data }: MessageEvent<FromEngine>) => receive(data));
    next.addEventListener('close', () => lose(next));
    next.start();
    for (const { request } of waiting.values()) next.postMessage(request);
    const isRestart = hasBeenConnected;
    hasBeenConnected = true;
    become('connected');
    // What was read from the engine before may have changed unannounced.
    if (isRestart) tell({ kind: 'changed', sources: ['*'] });
  }

  function ask(
    kind: Request['kind'],
    name: string,
    input: unknown,
    known: readonly number[] = [],
  ): Promise<Answered<unknown>> {
    return new Promise((resolve, reject) => {
      if (state === 'failed' || (state === 'stopped' && kind !== 'query')) {
        reject(new InariError('engine-stopped', { name }));
        return;
      }
      const request: Request = { id: nextId, kind, name, input, ...(known.length === 0 ? {} : { known }) };
      nextId += 1;
      waiting.set(request.id, { request, resolve, reject });
      port?.postMessage(request);
    });
  }

  page.addEventListener('message', (event: MessageEvent<unknown>) => {
    // Only the preload, which shares this window, may introduce an engine.
    if (event.source !== page || event.origin !== page.location.origin) return;
    const [arrived] = event.ports;
    if (event.data === 'engine-port' && arrived) take(arrived);
    const held = heldIn(event.data);
    if (held !== undefined && held !== heldBy) {
      heldBy = held;
      for (const listener of stateListeners) listener();
    }
    if (event.data === 'engine-stopped' && port) lose(port);
    if (event.data === 'engine-failed') {
      if (port) lose(port);
      refuse(() => true);
      become('failed');
    }
  });
  askForPort();

  return {
    /** @param here rows of earlier answers: those that are as they were do not cross again */
    query<Name extends keyof Queries>(name: Name, input: InputOf<Queries, Name>, here: readonly RowHere[] = []) {
      const known = here.slice(0, mostRowsHere);
      const answer = ask(
        'query',
        name,
        input,
        known.map(({ rev }) => rev),
      );
      return trusted<AnswerOf<Queries, Name>>(
        answer.then(({ value, reads }) => ({ value: withRowsHere(value, known), reads })),
      );
    },
    async command<Name extends keyof Commands>(name: Name, input: InputOf<Commands, Name>) {
      const { value } = await trusted<AnswerOf<Commands, Name>>(ask('command', name, input));
      return value;
    },
    /** Goes to the main process or to the engine, by the map the name stands in. */
    async call<Name extends keyof CallMap>(name: Name, input: CallInput<Name>) {
      const answer = name in mainCalls ? askMain(page, name, input) : ask('call', name, input);
      const { value } = await trusted<CallAnswer<Name>>(answer);
      return value;
    },
    onEvent: (listener: (event: EngineEvent) => void) => {
      eventListeners.add(listener);
      return () => void eventListeners.delete(listener);
    },
    onState: (listener: () => void) => {
      stateListeners.add(listener);
      return () => void stateListeners.delete(listener);
    },
    state: () => state,
    /** The computer that has the data open while the engine waits for it; null when it need not. */
    heldBy: () => heldBy,
    /** After `failed`: the main process tries to start the engine once more. */
    askAgain: () => {
      become('connecting');
      askForPort();
    },
  };
}

/** An answer's type is the engine's promise: both sides are compiled from the same map, and only inputs are checked. */
function trusted<Value>(answer: Promise<Answered<unknown>>): Promise<Answered<Value>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the one place where the map's types are believed
  return answer as Promise<Answered<Value>>;
}

async function askMain(page: Window, name: string, input: unknown): Promise<Answered<unknown>> {
  const envelope = await page.inari.call(name, input);
  return new Promise((resolve, reject) => settle({ resolve, reject }, envelope));
}

function settle(entry: Pick<Waiting, 'resolve' | 'reject'>, envelope: Envelope) {
  if (envelope.ok) entry.resolve({ value: envelope.value, reads: envelope.reads });
  else entry.reject(new InariError(envelope.error.code, envelope.error.detail));
}
