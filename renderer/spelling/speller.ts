/** Asks the dictionaries; their thread starts with the first question. */
import type { SpelledLanguage } from '../../shared/rules/spelling.ts';
// oxlint-disable-next-line import/default -- the build makes it: a class that starts the worker
import SpellingWorker from './spellingWorker.ts?worker';

export type SpellingQuestion = {
  readonly id: number;
  /** Those of the words that are wrong, or what the first of them may be meant for. */
  readonly wants: 'wrong' | 'suggestions';
  readonly words: readonly string[];
  readonly languages: readonly SpelledLanguage[];
  readonly ownWords: readonly string[];
};
export type SpellingAnswer = { readonly id: number; readonly words: readonly string[] };

export type Speller = {
  readonly ask: (question: Omit<SpellingQuestion, 'id'>) => Promise<readonly string[]>;
};

export function createSpeller(): Speller {
  const waiting = new Map<number, (words: readonly string[]) => void>();
  let worker: Worker | null = null;
  let lastId = 0;
  function start(): Worker {
    const started = new SpellingWorker();
    started.addEventListener('message', ({ data: { id, words } }: MessageEvent<SpellingAnswer>) => {
      waiting.get(id)?.(words);
      waiting.delete(id);
    });
    return started;
  }
  return {
    ask: (question) =>
      new Promise((resolve) => {
        worker ??= start();
        lastId += 1;
        waiting.set(lastId, resolve);
        worker.postMessage({ ...question, id: lastId } satisfies SpellingQuestion);
      }),
  };
}
