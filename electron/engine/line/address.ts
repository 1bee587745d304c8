/**
 * Where the owner of a data folder listens: written beside the data, so that a client need not guess, and nobody else can
 * be found there. What a killed owner left behind leads nowhere and is written anew by the next.
 */
import { createHash, randomUUID } from 'node:crypto';
import { lstatSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { InariError } from '../../../shared/errors.ts';
import { readJsonFile, writeJsonFile } from '../jsonFile.ts';

const file = z.object({
  address: z.string(),
  appVersion: z.string(),
  /** Its name in the network: with a home on a network the owner may be at another one. Not written by older versions. */
  computer: z.string().optional(),
});
export type OwnerAddress = z.output<typeof file>;

const fileOf = (dataFolder: string): string => join(dataFolder, 'owner.json');

/** A socket's path has to fit into 104 bytes on macOS, 108 on Linux. */
const longestPath = 100;

/** A pipe of a name nobody can foresee, or a socket in a folder of this user alone. */
export function makeAddress(dataFolder: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\inari-${randomUUID()}`;
  const beside = join(dataFolder, 'owner.sock');
  if (Buffer.byteLength(beside) <= longestPath) return beside;
  const user = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `inari-${String(user)}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  // Anybody may make a folder there: only one that nobody else can enter will do.
  if (!found.isDirectory() || found.uid !== user || (found.mode & 0o077) !== 0)
    throw new InariError('folder-not-writable', { reason: 'not-private' });
  return join(folder, `${createHash('sha256').update(dataFolder).digest('hex').slice(0, 24)}.sock`);
}

export const readAddress = (dataFolder: string): OwnerAddress | null =>
  readJsonFile(fileOf(dataFolder), file.nullable(), null);

export const writeAddress = (dataFolder: string, owner: OwnerAddress): void => {
  writeJsonFile(fileOf(dataFolder), owner);
};

export function forgetAddress(dataFolder: string, address: string): void {
  rmSync(fileOf(dataFolder), { force: true });
  if (process.platform !== 'win32') rmSync(address, { force: true });
}
