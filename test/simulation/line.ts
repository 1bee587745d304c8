/**
 * What lies between one client and the studio: requests and events take their time, and get lost where the history says so.
 * It also is the client's network card: a client that was killed has none any more.
 */
import { Transport } from 'engine.io-client';
import { TransportError, type TransportCode } from '../../electron/engine/host/TransportError.ts';
import type { Host, HttpRequest, HttpResponse } from '../../electron/engine/host.ts';
import { statSync } from 'node:fs';
import type { Chance } from '../support/chance.ts';
import type { Event, Received, Sent, StudioInProcess } from './studioInProcess.ts';

/** What becomes of one of the next requests that write. */
export type Loss =
  | 'before'
  | 'after'
  | 'killed after'
  | 'broken'
  | 'gateway before'
  | 'gateway after'
  | 'hang before'
  | 'hang after'
  /** Nobody waits any more, and the server is still at it. */
  | 'late'
  | 'gateway late'
  | 'hang late';

export type Line = {
  readonly network: Pick<Host, 'sendHttp' | 'socketTransports'>;
  readonly setOnline: (isOnline: boolean) => void;
  /** One in so many requests is lost, by chance; null: none. */
  readonly setLossy: (oneIn: number | null) => void;
  readonly lose: (loss: Loss) => void;
  /** So many of the next events never arrive. */
  readonly missEvents: (count: number) => void;
  readonly doubleEvents: (count: number) => void;
  readonly dropEvents: () => void;
  /** Nothing of what this client asked is on its way. */
  readonly isQuiet: () => boolean;
  readonly heal: () => void;
  /** The client is no more: whatever it still asks is answered by nobody. */
  readonly cut: () => void;
};

export type World = {
  readonly studio: StudioInProcess;
  readonly isServerUp: () => boolean;
  readonly chance: Chance;
};

/** As much later the server may still act; the engine reckons with more. */
const longestLateMs = 60_000;

const losses: readonly Loss[] = ['before', 'after', 'broken', 'gateway before', 'gateway after'];

/** @param kill ends the process that asked. */
export function openLine(world: World, kill: () => void): Line {
  const { studio, chance } = world;
  let isOnline = true;
  let isCut = false;
  let endCut: () => void = () => undefined;
  const whenCut = new Promise<void>((resolve) => (endCut = resolve));
  let oneIn: number | null = null;
  let underWay = 0;
  /** Another one after every break: what was on its way then never arrives. */
  let epoch = 0;
  const ordered: Loss[] = [];
  let missed = 0;
  let doubled = 0;
  const streams = new Set<{ readonly receive: (event: Event) => void; readonly end: () => void }>();

  const latencyMs = (): number => {
    const kind = chance.number();
    return kind < 0.7 ? 2 + chance.below(40) : kind < 0.97 ? 40 + chance.below(400) : 400 + chance.below(4_000);
  };
  const breakAll = (): void => {
    epoch += 1;
    for (const stream of [...streams]) stream.end();
  };
  const canReach = (): boolean => isOnline && !isCut && world.isServerUp();

  const lossOf = (request: HttpRequest): Loss | null => {
    const isWrite = request.method !== 'GET';
    if (isWrite && ordered.length > 0) return ordered.shift() ?? null;
    if (oneIn === null || chance.below(oneIn) > 0) return null;
    return chance.pick(losses) ?? null;
  };

  const exchange = async (request: HttpRequest): Promise<HttpResponse> => {
    if (!canReach()) {
      await wait(isOnline ? latencyMs() : 1);
      throw new TransportError(isOnline ? 'unreachable' : 'offline', false);
    }
    checkFiles(request);
    const mine = epoch;
    const loss = lossOf(request);
    const lost = (code: TransportCode = 'unreachable'): TransportError => new TransportError(code, true);
    await wait(latencyMs());
    if (mine !== epoch || !canReach()) throw lost();
    if (loss === 'before') throw lost();
    if (loss === 'hang before') {
      await wait(request.idleMs);
      throw lost('timeout');
    }
    if (loss === 'gateway before') return responseOf(gatewayPage, null);
    const sent = {
      method: request.method,
      path: request.url.slice(request.url.indexOf('/api') + '/api'.length),
      headers: request.headers,
      body: request.body,
    };
    if (loss === 'late' || loss === 'gateway late' || loss === 'hang late') {
      // The line of a process that dies, or gives the request up, ends there and then, and the server goes on from there.
      if (loss === 'hang late') await Promise.race([wait(request.idleMs), whenCut, whenAborted(request.signal)]);
      actLater(sent);
      if (loss === 'gateway late') return responseOf({ ...gatewayPage, status: 504 }, null);
      throw lost(loss === 'late' ? 'unreachable' : 'timeout');
    }
    const received = await studio.serve(sent).catch(() => {
      throw lost();
    });
    if (request.body?.kind === 'form') request.body.onSent?.(1, 1);
    if (loss === 'killed after') kill();
    if (loss === 'after' || loss === 'killed after') throw lost();
    if (loss === 'hang after') {
      await wait(request.idleMs);
      throw lost('timeout');
    }
    await wait(latencyMs());
    if (mine !== epoch || !canReach()) throw lost();
    if (loss === 'gateway after') return responseOf(gatewayPage, null);
    return responseOf(received, loss === 'broken' ? lost('broken-answer') : null);
  };

  const actLater = (sent: Sent): void => {
    // Whole, whatever becomes of the files it was read from.
    const act = studio.take(sent);
    setTimeout(() => {
      if (world.isServerUp()) void act().catch(() => undefined);
    }, chance.below(longestLateMs));
  };

  const sendHttp: Host['sendHttp'] = async (request) => {
    if (request.signal?.aborted === true) throw new TransportError('cancelled', false);
    underWay += 1;
    try {
      return await unlessAborted(exchange(request), request.signal);
    } finally {
      underWay -= 1;
    }
  };

  class Stream extends Transport {
    #isOpen = false;
    readonly #ends = { receive: (event: Event) => this.#receive(event), end: () => this.#end() };

    override get name(): 'polling' {
      // The library knows its transports by their names alone.
      return 'polling';
    }
    override doOpen(): void {
      setTimeout(() => {
        if (!canReach()) {
          this.onError('no way to the studio', null);
          return;
        }
        this.#isOpen = true;
        streams.add(this.#ends);
        this.onOpen();
        this.onData(
          `0${JSON.stringify({ sid: 'one', upgrades: [], pingInterval: 86_400_000, pingTimeout: 86_400_000, maxPayload: 1_000_000 })}`,
        );
      }, latencyMs());
    }
    override write(packets: readonly { readonly type: string; readonly data?: unknown }[]): void {
      for (const { type, data } of packets)
        if (type === 'message' && typeof data === 'string' && data.startsWith('0/events'))
          setTimeout(() => {
            if (this.#isOpen) this.onData('40/events,{"sid":"one"}');
          }, latencyMs());
      this.writable = false;
      queueMicrotask(() => {
        this.writable = true;
        this.emitReserved('drain');
      });
    }
    override doClose(): void {
      this.#isOpen = false;
      streams.delete(this.#ends);
    }
    #receive({ name, payload }: Event): void {
      setTimeout(() => {
        if (this.#isOpen) this.onData(`42/events,${JSON.stringify([name, payload])}`);
      }, latencyMs());
    }
    #end(): void {
      if (!this.#isOpen) return;
      this.doClose();
      this.onClose();
    }
  }

  studio.onEvent((event) => {
    if (isCut) return;
    if (missed > 0) {
      missed -= 1;
      return;
    }
    const times = doubled > 0 ? 2 : 1;
    if (doubled > 0) doubled -= 1;
    for (let time = 0; time < times; time += 1) for (const stream of streams) stream.receive(event);
  });

  return {
    network: { sendHttp, socketTransports: [Stream] },
    setOnline: (online) => {
      if (isOnline && !online) breakAll();
      isOnline = online;
    },
    setLossy: (share) => {
      oneIn = share;
    },
    lose: (loss) => {
      ordered.push(loss);
    },
    missEvents: (count) => {
      missed += count;
    },
    doubleEvents: (count) => {
      doubled += count;
    },
    dropEvents: () => {
      for (const stream of [...streams]) stream.end();
    },
    isQuiet: () => underWay === 0,
    heal: () => {
      isOnline = true;
      oneIn = null;
      missed = 0;
      doubled = 0;
      ordered.length = 0;
    },
    cut: () => {
      isCut = true;
      endCut();
      breakAll();
    },
  };
}

const gatewayPage: Received = {
  status: 502,
  headers: { 'content-type': 'text/html', server: 'nginx' },
  setCookies: [],
  text: '<html><body>502 Bad Gateway</body></html>',
};

const wait = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

function whenAborted(signal: AbortSignal | null): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) resolve();
    else signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** As before a form is put together: a file that is gone or another is not sent. */
function checkFiles({ body }: HttpRequest): void {
  if (body?.kind !== 'form') return;
  for (const field of body.fields) {
    if (field.kind !== 'file') continue;
    const found = statSync(field.path, { throwIfNoEntry: false });
    if (found === undefined) throw new TransportError('file-missing', false);
    if (found.size !== field.sizeBytes) throw new TransportError('file-changed', false);
  }
}

/** @param broken then the answer ends in its middle. */
function responseOf({ status, headers, setCookies, text }: Received, broken: TransportError | null): HttpResponse {
  const bytes = Buffer.from(text);
  const half = Math.ceil(bytes.length / 2);
  async function* body(): AsyncGenerator<Uint8Array> {
    if (half > 0) yield bytes.subarray(0, half);
    if (broken !== null) throw broken;
    if (half < bytes.length) yield bytes.subarray(half);
  }
  return { status, headers, setCookies, body: body(), cancel: () => undefined };
}

function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal | null): Promise<Value> {
  if (signal === null) return work;
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      reject(new TransportError('cancelled', true));
    };
    signal.addEventListener('abort', stop);
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', stop);
    });
  });
}
