/** Reads a room in a thread of its own: the page goes on meanwhile. */
import { readRoom } from './readRoom.ts';

globalThis.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
  const answer = readRoom(data);
  globalThis.postMessage(answer, { transfer: 'halves' in answer ? [answer.halves.buffer] : [] });
});
