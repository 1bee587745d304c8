import { z } from 'zod';

const words = z.string().max(200);

/** What the mark in the system's tray says, in the user's language. */
export const trayView = z.strictObject({
  /** `failed`: something was not sent, and waits for a look. */
  state: z.enum(['ok', 'syncing', 'offline', 'failed']),
  words: z.strictObject({ state: words, open: words, sync: words, quiet: words, quit: words }),
  /** Nobody is told anything. */
  isQuiet: z.boolean(),
  /** The task that is due next, and its place in the page. */
  due: z.strictObject({ label: words, path: z.string().startsWith('/').max(2_000) }).nullable(),
  /** The app goes on when the last window is closed. */
  staysOpen: z.boolean(),
});
export type TrayView = z.output<typeof trayView>;
