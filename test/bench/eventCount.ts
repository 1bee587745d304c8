/** How many events a server has told everybody, counted by one more listener. */
import { io } from 'socket.io-client';
import type { Session } from '../contract/client.ts';

export type EventCount = { readonly count: () => number; readonly close: () => void };

const connectLimitMs = 20_000;

export async function openEventCount({ url, credentials }: Session): Promise<EventCount> {
  const socket = io(`${url}/events`, {
    path: '/socket.io',
    forceNew: true,
    transports: ['websocket'],
    timeout: connectLimitMs,
    extraHeaders: credentials,
  });
  let count = 0;
  socket.onAny(() => {
    count += 1;
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return { count: () => count, close: () => void socket.disconnect() };
}
