/**
 * Takes what differs from run to run out of the process: random ids and numbers come from the history's seed, and what
 * reads and writes files answers in the order it was asked instead of whenever a thread is done.
 */
import crypto from 'node:crypto';
import fs from 'node:fs';
import fsPromises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { Readable } from 'node:stream';
import { chanceOf, type Chance } from '../support/chance.ts';

let chance: Chance = chanceOf(0);

/** From here on ids and numbers follow from this seed. */
export function seedChance(seed: number): void {
  chance = chanceOf(seed);
}

function uuid(): string {
  const hex = Array.from({ length: 4 }, () =>
    chance
      .below(2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
  const variant = '89ab'[chance.below(4)] ?? '8';
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

const asked = [
  ...['access', 'appendFile', 'copyFile', 'cp', 'lstat', 'mkdir', 'mkdtemp', 'readFile', 'readdir', 'rename', 'rm'],
  ...['stat', 'statfs', 'truncate', 'unlink', 'utimes', 'writeFile'],
];

function inOrder(name: string): (...args: unknown[]) => Promise<unknown> {
  const work: unknown = Reflect.get(fs, `${name}Sync`);
  if (typeof work !== 'function') throw new Error(`no ${name}Sync`);
  return async (...args) => Reflect.apply(work, fs, args);
}

/** After `VirtualClock.install`, and before anything of a history runs. */
export function takeChanceAway(): void {
  Math.random = () => chance.number();
  Reflect.set(crypto, 'randomUUID', uuid);
  for (const name of asked) Reflect.set(fsPromises, name, inOrder(name));
  Reflect.set(fsPromises, 'open', async (path: string, flags: string) => {
    const file = fs.openSync(path, flags);
    return {
      sync: async () => undefined,
      close: async () => {
        fs.closeSync(file);
      },
    };
  });
  Reflect.set(fs, 'createReadStream', (path: string) => Readable.from([fs.readFileSync(path)]));
  // What is on tmpfs is as safe before as after.
  Reflect.set(fs, 'fsyncSync', () => undefined);
  syncBuiltinESMExports();
}
