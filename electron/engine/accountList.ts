/** The accounts this computer knows, in `accounts.json`; what each of them holds is in its own database. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { Id } from '../../shared/model/studio.ts';
import { readJsonFile, writeJsonFile } from './jsonFile.ts';

const record = z.object({
  id: z.string().regex(/^[0-9a-f]{32}$/),
  serverUrl: z.string(),
  serverVersion: z.string(),
  studioName: z.string(),
  personId: z.string(),
  personName: z.string(),
  email: z.string(),
  isDemo: z.boolean(),
  isSignedIn: z.boolean(),
  lastOpenedAt: z.string().nullable(),
});
export type AccountRecord = z.infer<typeof record>;

const file = z.object({ accounts: z.array(record), currentId: z.string().nullable() });

export type AccountList = {
  readonly all: () => readonly AccountRecord[];
  readonly get: (id: Id) => AccountRecord | null;
  /** The account comes to the front. */
  readonly save: (account: AccountRecord) => void;
  readonly update: (account: AccountRecord) => void;
  readonly forget: (id: Id) => void;
  /** The one that was open when the app was left. */
  readonly currentId: () => Id | null;
  readonly setCurrent: (id: Id | null) => void;
};

/** The demo studio listens on another port each time: it is known by its person alone. */
export function accountIdOf(serverUrl: string, personId: Id, isDemo: boolean): Id {
  return createHash('sha256')
    .update(`${isDemo ? 'demo' : serverUrl}\n${personId}`)
    .digest('hex')
    .slice(0, 32);
}

export function createAccountList(dataFolder: string, onChange: () => void): AccountList {
  const path = join(dataFolder, 'accounts.json');
  let state = readJsonFile(path, file, { accounts: [], currentId: null });
  const write = (next: z.infer<typeof file>): void => {
    state = next;
    writeJsonFile(path, next);
    onChange();
  };
  return {
    all: () => state.accounts,
    get: (id) => state.accounts.find((account) => account.id === id) ?? null,
    save: (account) => {
      write({ ...state, accounts: [account, ...state.accounts.filter(({ id }) => id !== account.id)] });
    },
    update: (account) => {
      write({ ...state, accounts: state.accounts.map((known) => (known.id === account.id ? account : known)) });
    },
    forget: (id) => {
      write({
        accounts: state.accounts.filter((account) => account.id !== id),
        currentId: state.currentId === id ? null : state.currentId,
      });
    },
    currentId: () => state.currentId,
    setCurrent: (id) => {
      write({ ...state, currentId: id });
    },
  };
}
