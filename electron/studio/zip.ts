/*
 * A ZIP file of a few files, stored as they are: what a playlist is downloaded as.
 */
import { crc32 } from 'node:zlib';

export type ZippedFile = { readonly name: string; readonly bytes: Buffer };

const version = 20;
/** The first of January 1980, the earliest day the format knows: a demo's files have no better one. */
const firstDay = 0x21;

function head(file: ZippedFile, sum: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(version, 0);
  fields.writeUInt16LE(firstDay, 8);
  fields.writeUInt32LE(sum, 10);
  fields.writeUInt32LE(file.bytes.length, 14);
  fields.writeUInt32LE(file.bytes.length, 18);
  fields.writeUInt16LE(Buffer.byteLength(file.name), 22);
  return fields;
}

function marked(mark: string, ...parts: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from(`PK${mark}`, 'latin1'), ...parts]);
}

export function zip(files: readonly ZippedFile[]): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const name = Buffer.from(file.name);
    const fields = head(file, crc32(file.bytes));
    const local = marked('\x03\x04', fields, name, file.bytes);
    const more = Buffer.alloc(14);
    more.writeUInt32LE(offset, 10);
    const versionMade = Buffer.alloc(2);
    versionMade.writeUInt16LE(version, 0);
    entries.push(marked('\x01\x02', versionMade, fields, more, name));
    locals.push(local);
    offset += local.length;
  }
  const sizeOfEntries = entries.reduce((sum, entry) => sum + entry.length, 0);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(sizeOfEntries, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, ...entries, marked('\x05\x06', end)]);
}
