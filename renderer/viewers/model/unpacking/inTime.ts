import type { UnpackAnswer, UnpackQuestion } from './unpackWorker.ts';

type Thread = Pick<Worker, 'addEventListener' | 'postMessage' | 'terminate'>;

/** Asks a thread once and ends it, at the latest when its time is over: what it was doing is not waited for. */
export function inTime(
  thread: Thread,
  question: UnpackQuestion,
  mostMs: number,
  signal: AbortSignal,
): Promise<UnpackAnswer> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return new Promise<UnpackAnswer>((resolve, reject) => {
    timer = setTimeout(() => resolve({ problem: 'too-large', reason: `not unpacked within ${mostMs} ms` }), mostMs);
    signal.addEventListener('abort', () => reject(new Error('left')));
    thread.addEventListener('message', ({ data }: MessageEvent<UnpackAnswer>) => resolve(data));
    thread.addEventListener('error', ({ message }) => reject(new Error(message)));
    thread.postMessage(question);
  }).finally(() => {
    clearTimeout(timer);
    thread.terminate();
  });
}
