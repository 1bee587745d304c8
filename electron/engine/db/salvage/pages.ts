/**
 * The pages of a database file as they lie on the disk, the newest of each, without SQLite: for what it gives up on. Format:
 * https://www.sqlite.org/fileformat2.html, of which only tables with a row number are read.
 */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { framesOf, type Frame } from './log.ts';

export type Pages = {
  readonly count: number;
  readonly pageBytes: number;
  /** Null where the file does not reach so far. Numbered from 1, as SQLite does. */
  readonly page: (number: number) => Buffer | null;
  /** Pages that hold nothing any more, though their old rows can still be read. */
  readonly freed: ReadonlySet<number>;
  readonly close: () => void;
};

const usualPageBytes = 4096;

/** @param logPath the log beside it, whose frames are newer than the file; read without regard for its sums. */
export function openPages(path: string, logPath: string): Pages {
  const file = openSync(path, 'r');
  const read = (at: number, length: number): Buffer => {
    const bytes = Buffer.alloc(length);
    const count = readSync(file, bytes, 0, length, at);
    return bytes.subarray(0, count);
  };
  const pageBytes = pageBytesOf(read(0, 100));
  const newest = new Map<number, Frame>();
  for (const frame of framesOf(readIfThere(logPath)))
    if (frame.page.length === pageBytes) newest.set(frame.number, frame);
  const page = (number: number): Buffer | null => {
    const logged = newest.get(number);
    if (logged !== undefined) return logged.page;
    const bytes = read((number - 1) * pageBytes, pageBytes);
    return bytes.length === pageBytes ? bytes : null;
  };
  const count = Math.max(Math.floor(fstatSync(file).size / pageBytes), ...newest.keys());
  return { count, pageBytes, page, freed: freedPages(page, count), close: () => closeSync(file) };
}

export function readIfThere(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch {
    // No log was left beside it, or it cannot be read either.
    return Buffer.alloc(0);
  }
}

/** What the header says, where it is one; else what every database of ours has. */
function pageBytesOf(header: Buffer): number {
  if (header.length < 18 || header.toString('latin1', 0, 15) !== 'SQLite format 3') return usualPageBytes;
  const told = header.readUInt16BE(16);
  const bytes = told === 1 ? 65_536 : told;
  return bytes >= 512 && (bytes & (bytes - 1)) === 0 ? bytes : usualPageBytes;
}

function freedPages(page: Pages['page'], count: number): ReadonlySet<number> {
  const freed = new Set<number>();
  const header = page(1);
  if (header === null || header.toString('latin1', 0, 15) !== 'SQLite format 3') return freed;
  for (let trunk = header.readUInt32BE(32); trunk > 0 && trunk <= count && !freed.has(trunk);) {
    freed.add(trunk);
    const bytes = page(trunk);
    if (bytes === null) break;
    const leaves = Math.min(bytes.readUInt32BE(4), Math.floor(bytes.length / 4) - 2);
    for (let index = 0; index < leaves; index += 1) freed.add(bytes.readUInt32BE(8 + 4 * index));
    trunk = bytes.readUInt32BE(0);
  }
  return freed;
}
