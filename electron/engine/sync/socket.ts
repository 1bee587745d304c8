/**
 * The live event stream. It only says what changed somewhere: names and ids, at most once and without a replay, so after
 * every `live` the caller pulls. A connection proves nothing about the sign-in: 1.0.97 takes anybody.
 */
import { rootCertificates } from 'node:tls';
import { io, type Socket } from 'socket.io-client';
import { ApiError } from '../kitsu/ApiError.ts';
import type { LiveEvent } from '../kitsu/kitsu.ts';

export type EventsState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  /** Tried again by itself, after growing waits. */
  | { readonly kind: 'down'; readonly reason: string }
  /** The server sent us away: the token is no longer good. Tried again once a fresh one is there. */
  | { readonly kind: 'refused' };

export type EventsOptions = {
  /** As in `Kitsu.serverUrl`. */
  readonly serverUrl: string;
  /** A token good for now; asked before every attempt, because a connection outlives its token. */
  readonly freshToken: () => Promise<string>;
  readonly routeFor: (url: string) => Promise<{ readonly agent: unknown; readonly ca: string | null }>;
  /** Classes of engine.io in order of preference; empty: its own websocket, then its own polling. */
  readonly transports: readonly unknown[];
  readonly onEvent: (event: LiveEvent) => void;
  /** What is said in review rooms, whole: it is no news of something that could be read. */
  readonly onRoom: (name: string, payload: unknown) => void;
  readonly onState: (state: EventsState) => void;
};

export type Events = {
  /** Now instead of after the wait: the network came back, or there is a new token. */
  readonly reconnect: () => void;
  /** Lost where there is no connection: nothing that is said live is worth saying later. */
  readonly send: (name: string, payload: object) => void;
  readonly close: () => void;
};

const firstWaitMs = 1_000;
const longestWaitMs = 30_000;
const refusedWaitMs = 60_000;
const connectMs = 20_000;

export function openEvents(options: EventsOptions): Events {
  const { onEvent, onRoom, onState } = options;
  let socket: Socket | null = null;
  let timer: NodeJS.Timeout | null = null;
  let waitMs = firstWaitMs;
  let attempt = 0;
  let isClosed = false;

  const drop = (): void => {
    attempt += 1;
    if (timer !== null) clearTimeout(timer);
    timer = null;
    socket?.removeAllListeners();
    socket?.disconnect();
    socket = null;
  };

  const retryAfter = (ms: number, state: EventsState): void => {
    drop();
    if (isClosed) return;
    onState(state);
    timer = setTimeout(() => void connect(), ms);
    timer.unref();
  };

  const down = (reason: string): void => {
    // Spread out, so that a restarted server does not meet a whole studio in the same second.
    const spreadMs = waitMs * (0.75 + Math.random() / 2);
    waitMs = Math.min(waitMs * 2, longestWaitMs);
    retryAfter(spreadMs, { kind: 'down', reason });
  };

  const connect = async (): Promise<void> => {
    drop();
    const mine = attempt;
    onState({ kind: 'connecting' });
    try {
      const opened = await openSocket(options);
      if (mine !== attempt || isClosed) {
        opened.disconnect();
        return;
      }
      socket = opened;
    } catch (error) {
      if (mine !== attempt) return;
      if (error instanceof ApiError && error.code === 'unauthorized') retryAfter(refusedWaitMs, { kind: 'refused' });
      else down(reasonOf(error));
      return;
    }
    socket.on('connect', () => {
      waitMs = firstWaitMs;
      onState({ kind: 'live' });
    });
    socket.on('connect_error', (error) => {
      // 0.20.52 refuses a bad token at the door of the namespace.
      if (/rejected|unauthori[sz]ed|401|403/i.test(error.message)) retryAfter(refusedWaitMs, { kind: 'refused' });
      else down(reasonOf(error));
    });
    socket.on('disconnect', (reason) => {
      // Sent away by the server itself: it comes back by our doing only, and with a token it likes.
      if (reason === 'io server disconnect') retryAfter(refusedWaitMs, { kind: 'refused' });
      else down(reason);
    });
    socket.onAny((name: unknown, payload: unknown) => {
      if (typeof name === 'string' && name.startsWith('preview-room:')) {
        onRoom(name, payload);
        return;
      }
      const event = readEvent(name, payload);
      if (event !== null) onEvent(event);
    });
    socket.connect();
  };

  void connect();
  return {
    reconnect: () => {
      if (isClosed) return;
      waitMs = firstWaitMs;
      void connect();
    },
    send: (name, payload) => {
      if (socket?.connected === true) socket.emit(name, payload);
    },
    close: () => {
      isClosed = true;
      drop();
    },
  };
}

async function openSocket({ serverUrl, freshToken, routeFor, transports }: EventsOptions): Promise<Socket> {
  const url = new URL(serverUrl);
  const token = await freshToken();
  const { agent, ca } = await routeFor(serverUrl.replace(/^http/, 'ws'));
  const socket = io(`${url.origin}/events`, {
    path: `${url.pathname.replace(/\/$/, '')}/socket.io`,
    autoConnect: false,
    forceNew: true,
    // Waits and tokens are ours: a reconnection of the library would send the header it began with.
    reconnection: false,
    timeout: connectMs,
    extraHeaders: { Authorization: `Bearer ${token}` },
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    ...(ca === null ? {} : { ca: [...rootCertificates, ca] }),
  });
  // The library's types know neither: they are passed on to it all the same, before it connects.
  if (agent !== null) Reflect.set(socket.io.opts, 'agent', agent);
  if (transports.length > 0) Reflect.set(socket.io.opts, 'transports', transports);
  return socket;
}

/** Any event with ids: what is not one of Kitsu's (`table:what`) is none of ours. */
function readEvent(name: unknown, payload: unknown): LiveEvent | null {
  if (typeof name !== 'string' || !name.includes(':')) return null;
  const ids: Record<string, string> = {};
  if (typeof payload === 'object' && payload !== null) {
    for (const [key, value] of Object.entries(payload)) {
      // `asset:new-link` names the asset that another is cast in like this.
      if ((key === 'id' || key === 'asset_in' || key.endsWith('_id')) && typeof value === 'string' && value !== '')
        ids[key] = value;
    }
  }
  return { name, ids };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const description = 'description' in error ? error.description : null;
  return description instanceof Error ? description.message : error.message;
}
