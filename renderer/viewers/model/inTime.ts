type Thread = Pick<Worker, 'addEventListener' | 'postMessage' | 'terminate'>;

type Patience<Answer> = {
  readonly mostMs: number;
  /** What is answered when that is over. */
  readonly late: Answer;
  readonly signal: AbortSignal;
};

/**
 * Asks a thread once and ends it, at the latest when its time is over: what it was doing is not waited for.
 * @throws where the thread broke, or was left
 */
export function inTime<Question, Answer>(
  thread: Thread,
  question: Question,
  { mostMs, late, signal }: Patience<Answer>,
): Promise<Answer> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return new Promise<Answer>((resolve, reject) => {
    timer = setTimeout(() => resolve(late), mostMs);
    signal.addEventListener('abort', () => reject(new Error('left')));
    thread.addEventListener('message', ({ data }: MessageEvent<Answer>) => resolve(data));
    thread.addEventListener('error', ({ message }) => reject(new Error(message)));
    thread.postMessage(question);
  }).finally(() => {
    clearTimeout(timer);
    thread.terminate();
  });
}
