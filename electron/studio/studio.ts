/*
 * What every part of the studio shares: its rows, its version, its files, and the line to the sockets.
 */
import type { JsonObject } from './columns.ts';
import type { FileShelf } from './files.ts';
import type { Store } from './store.ts';
import type { KitsuVersion } from './tables.ts';

export type Studio = {
  readonly version: KitsuVersion;
  /** The 1.x line: what `version === '1.0.97'` would say. */
  readonly isNew: boolean;
  /** `PREVIEW_SAVE_SOURCE_FILE`: off unless whoever runs it says otherwise. */
  readonly keepsSources: boolean;
  readonly store: Store;
  readonly files: FileShelf;
  readonly secret: string;
  readonly accessSeconds: number;
  readonly refreshSeconds: number;
  /** Tokens logged out. */
  readonly revoked: Set<string>;
  /** Password reset tokens by e-mail address. */
  readonly resetTokens: Map<string, string>;
  readonly publish: (name: string, payload: JsonObject) => void;
  /** Mail the server would have sent: codes and reset tokens, for whoever plays the mailbox. */
  readonly mails: { readonly to: string; readonly subject: string; readonly code: string }[];
  /** Runs a job later, as the server's queue does; the studio waits for none of them. */
  readonly later: (delayMs: number, job: () => void) => void;
};
