/** How the app ends: what is being uploaded begins again next time, which is said before; then the engine closes in its order. */
import { app, dialog } from 'electron';
import type { Unfinished } from '../../shared/unfinished.ts';

export type Leaving = {
  /** What is on its way and would have to begin again, in the user's words; null where nothing would. */
  readonly note: (unfinished: Unfinished | null) => void;
  /** The app is ending, and no window may stay. */
  readonly isUnderWay: () => boolean;
  readonly askFirst: (parts: { readonly stay: () => void; readonly leave: () => Promise<void> }) => void;
};

export function createLeaving(): Leaving {
  let unfinished: Unfinished | null = null;
  let state: 'here' | 'asking' | 'leaving' | 'gone' = 'here';
  /** There while it is asked: what has arrived meanwhile is no question any more. */
  let asking: AbortController | null = null;

  /** Whether to end, whatever is on its way. */
  async function mayEnd(words: Unfinished): Promise<boolean> {
    const mine = (asking = new AbortController());
    const arrived = new Promise<true>((resolve) => {
      mine.signal.addEventListener('abort', () => resolve(true));
    });
    const answered = dialog
      .showMessageBox({
        type: 'question',
        message: words.message,
        detail: words.detail,
        buttons: [words.quit, words.stay],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
        signal: mine.signal,
      })
      .then(({ response }) => response === 0);
    return await Promise.race([arrived, answered]).finally(() => (asking = null));
  }

  return {
    note: (noted) => {
      unfinished = noted;
      if (noted === null) asking?.abort();
    },
    isUnderWay: () => state === 'leaving' || state === 'gone',
    askFirst: ({ stay, leave }) => {
      const end = async (): Promise<void> => {
        if (unfinished !== null) {
          state = 'asking';
          if (!(await mayEnd(unfinished))) {
            state = 'here';
            stay();
            return;
          }
        }
        state = 'leaving';
        await leave().finally(() => {
          state = 'gone';
          app.quit();
        });
      };
      app.on('before-quit', (event) => {
        if (state === 'gone') return;
        event.preventDefault();
        if (state === 'here') void end();
      });
    },
  };
}
