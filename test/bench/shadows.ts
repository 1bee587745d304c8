/**
 * Clients without an engine: each follows a real one, and asks the server what that asks, at the same moment and one after the
 * other, with a session and an event stream of its own. So the server has as many to answer as there would be.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { io } from 'socket.io-client';
import type { HttpRequest } from '../../electron/engine/host.ts';
import type { WatchedEngine } from './watchedEngine.ts';

/** No two computers are alike. */
const laterMostMs = 1_000;
const answerLimitMs = 60_000;
/** Where the server is slow an engine would have put these together. */
const mostWaiting = 40;

export type Shadow = {
  readonly requestCount: () => number;
  readonly eventCount: () => number;
  readonly stop: () => Promise<void>;
};

/** @param token of the same account as the engine's, or of one that may see the same */
export function startShadow(url: string, token: string, { onRequest }: WatchedEngine): Shadow {
  const waiting: { readonly request: HttpRequest; readonly dueMs: number }[] = [];
  const laterMs = Math.random() * laterMostMs;
  let requestCount = 0;
  let eventCount = 0;
  const stopped = new AbortController();
  let wake: (() => void) | null = null;

  onRequest((request) => {
    // What an engine sends is not to be done twice.
    if (stopped.signal.aborted || request.method !== 'GET') return;
    waiting.push({ request, dueMs: performance.now() + laterMs });
    if (waiting.length > mostWaiting) waiting.shift();
    wake?.();
  });

  const ask = async ({ url: asked, headers }: HttpRequest): Promise<void> => {
    requestCount += 1;
    const isSigned = 'authorization' in headers;
    try {
      const response = await fetch(asked, {
        headers: { ...headers, ...(isSigned ? { authorization: `Bearer ${token}` } : {}) },
        signal: AbortSignal.timeout(answerLimitMs),
      });
      await response.arrayBuffer();
    } catch {
      // The server is being started anew: the engine meets the same, and asks again.
    }
  };
  const work = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      const next = waiting.shift();
      if (next === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        continue;
      }
      await pause(Math.max(0, next.dueMs - performance.now()));
      await ask(next.request);
    }
  };
  const working = work();

  const socket = io(`${url}/events`, {
    path: '/socket.io',
    forceNew: true,
    transports: ['websocket'],
    extraHeaders: { Authorization: `Bearer ${token}` },
  });
  socket.onAny(() => {
    eventCount += 1;
  });

  return {
    requestCount: () => requestCount,
    eventCount: () => eventCount,
    stop: async () => {
      stopped.abort();
      socket.disconnect();
      wake?.();
      await working;
    },
  };
}
