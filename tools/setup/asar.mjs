import fs from 'node:fs';

/**
 * Writes Electron's archive format: a JSON index in Chromium's length-prefixed form, then the files.
 * @param {string} file
 * @param {Record<string, string>} contents text by name
 */
export function writeAsar(file, contents) {
  /** @type {Record<string, { size: number, offset: string }>} */
  const index = {};
  let offset = 0;
  for (const [name, text] of Object.entries(contents)) {
    const size = Buffer.byteLength(text);
    index[name] = { size, offset: String(offset) };
    offset += size;
  }
  const header = Buffer.from(JSON.stringify({ files: index }));
  const paddedLength = Math.ceil(header.length / 4) * 4;
  const prefix = Buffer.alloc(16 + paddedLength);
  prefix.writeUInt32LE(4, 0);
  prefix.writeUInt32LE(8 + paddedLength, 4);
  prefix.writeUInt32LE(4 + paddedLength, 8);
  prefix.writeUInt32LE(header.length, 12);
  header.copy(prefix, 16);
  fs.writeFileSync(file, Buffer.concat([prefix, ...Object.values(contents).map((text) => Buffer.from(text))]));
}
