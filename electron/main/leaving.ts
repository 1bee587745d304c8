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
  return {
    note: (noted) => (unfinished = noted),
    isUnderWay: () => state === 'leaving' || state === 'gone',
    askFirst: ({ stay, leave }) => {
      const end = async (): Promise<void> => {
        if (unfinished !== null) {
          state = 'asking';
          const { response } = await dialog.showMessageBox({
            type: 'question',
            message: unfinished.message,
            detail: unfinished.detail,
            buttons: [unfinished.quit, unfinished.stay],
            defaultId: 1,
            cancelId: 1,
            noLink: true,
          });
          if (response !== 0) {
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
