// Enough of zip for one known archive: stored and deflated entries, unix modes; no zip64, no symbolic links.
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

const STORED = 0;
const END_OF_DIRECTORY = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const LONGEST_TAIL = 65_557;

/**
 * @param {string} archive
 * @param {string} target
 * @param {(name: string) => string | undefined} placeOf where a file goes; undefined leaves it out
 */
export async function unzip(archive, target, placeOf) {
  const handle = fs.openSync(archive, 'r');
  try {
    for (const entry of readDirectory(handle)) {
      const place = entry.name.endsWith('/') ? undefined : placeOf(entry.name);
      if (place !== undefined) await extract(archive, handle, entry, path.join(target, place));
    }
  } finally {
    fs.closeSync(handle);
  }
}

/** @typedef {{ name: string, method: number, compressedSize: number, size: number, mode: number, offset: number }} Entry */

/**
 * @param {number} handle
 * @returns {Entry[]}
 */
function readDirectory(handle) {
  const size = fs.fstatSync(handle).size;
  const tailLength = Math.min(size, LONGEST_TAIL);
  const tail = read(handle, tailLength, size - tailLength);
  const end = tail.lastIndexOf(END_OF_DIRECTORY);
  if (end < 0) throw new Error('not a zip archive');
  const directory = read(handle, tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16));
  const entries = [];
  for (let at = 0; at < directory.length;) {
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      compressedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * @param {string} archive
 * @param {number} handle
 * @param {Entry} entry
 * @param {string} file
 */
async function extract(archive, handle, entry, file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const sink = fs.createWriteStream(file, { mode: entry.mode || 0o644 });
  if (entry.compressedSize === 0) {
    sink.end();
    return;
  }
  const local = read(handle, 30, entry.offset);
  const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  const source = fs.createReadStream(archive, { start, end: start + entry.compressedSize - 1 });
  await (entry.method === STORED ? pipeline(source, sink) : pipeline(source, createInflateRaw(), sink));
  if (fs.statSync(file).size !== entry.size) throw new Error(`${entry.name} was cut short`);
}

/**
 * @param {number} handle
 * @param {number} length
 * @param {number} position
 */
function read(handle, length, position) {
  const bytes = Buffer.alloc(length);
  if (fs.readSync(handle, bytes, 0, length, position) !== length) throw new Error('the archive is cut short');
  return bytes;
}
