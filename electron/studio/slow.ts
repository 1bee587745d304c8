/*
 * Makes an answer trickle: every write is cut into slices of a tenth of a second.
 */
import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** Replaces the answer's `end` for one whose bytes leave at the given rate; streams are slowed by their back pressure. */
export function slowDown(response: ServerResponse, bytesPerSecond: number): void {
  const slice = Math.max(1, Math.floor(bytesPerSecond / 10));
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  let queue: Promise<void> = Promise.resolve();
  const trickle = (chunk: unknown): Promise<void> => {
    const bytes =
      typeof chunk === 'string' ? Buffer.from(chunk) : chunk instanceof Uint8Array ? chunk : new Uint8Array();
    queue = queue.then(async () => {
      for (let at = 0; at < bytes.length && !response.destroyed; at += slice) {
        write(bytes.subarray(at, at + slice));
        await wait(100);
      }
    });
    return queue;
  };
  response.write = (chunk: unknown): boolean => {
    void trickle(chunk).then(() => response.emit('drain'));
    return false;
  };
  response.end = (chunk?: unknown): ServerResponse => {
    void trickle(chunk).then(() => end());
    return response;
  };
}
