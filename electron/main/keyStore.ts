/**
 * Tokens, encrypted by the system's key store, one file each. Without a key store nothing is written: the tokens live
 * here, in memory, outlast a restart of the engine and end with the app.
 */
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { writeWhole } from './wholeFile.ts';

export type Cipher = { readonly encrypt: (text: string) => Buffer; readonly decrypt: (bytes: Buffer) => string };

export type KeyStore = {
  readonly isSafe: boolean;
  readonly load: (name: string) => string | null;
  readonly save: (name: string, secret: string) => void;
  readonly remove: (name: string) => void;
};

/** The name lies beside the secret, inside: a file that was swapped for another is not that account's. */
const content = z.object({ name: z.string(), secret: z.string() });

/** @param cipher null where the system has no key store */
export function createKeyStore(folder: string, cipher: Cipher | null): KeyStore {
  if (cipher === null) return memoryStore();
  // Names hold addresses of servers: a hash fits every file system.
  const fileOf = (name: string): string =>
    path.join(folder, `${createHash('sha256').update(name).digest('hex').slice(0, 40)}.bin`);
  return {
    isSafe: true,
    load: (name) => {
      let bytes: Buffer;
      try {
        bytes = readFileSync(fileOf(name));
      } catch {
        return null;
      }
      try {
        const kept = content.parse(JSON.parse(cipher.decrypt(bytes)));
        return kept.name === name ? kept.secret : null;
      } catch {
        // Another user's key, or another computer's: the account has to sign in again.
        return null;
      }
    },
    save: (name, secret) => writeWhole(fileOf(name), cipher.encrypt(JSON.stringify({ name, secret }))),
    remove: (name) => rmSync(fileOf(name), { force: true }),
  };
}

function memoryStore(): KeyStore {
  const secrets = new Map<string, string>();
  return {
    isSafe: false,
    load: (name) => secrets.get(name) ?? null,
    save: (name, secret) => void secrets.set(name, secret),
    remove: (name) => void secrets.delete(name),
  };
}
