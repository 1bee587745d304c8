/** A disk that dies, fills up or is slow, for a process that is started on it. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { needCompiler } from '../../../tools/setup/systemLibraries.mjs';

export type BadDisk = {
  readonly folder: string;
  readonly diesAt?: number;
  readonly fullAt?: number;
  readonly slowUs?: number;
};

/** Compiles the library that does it into a folder; answers the surroundings that a process needs. */
export async function badDiskIn(folder: string): Promise<(how: BadDisk) => Readonly<Record<string, string>>> {
  await needCompiler();
  const library = join(folder, 'badDisk.so');
  const source = join(import.meta.dirname, 'badDisk.c');
  execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-Wall', '-Werror', '-o', library, source]);
  return ({ folder: on, diesAt = 0, fullAt = 0, slowUs = 0 }) => ({
    LD_PRELOAD: library,
    DISK_FOLDER: on,
    DISK_DIES_AT: String(diesAt),
    DISK_FULL_AT: String(fullAt),
    DISK_SLOW_US: String(slowUs),
  });
}
