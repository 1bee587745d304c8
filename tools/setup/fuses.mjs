// Electron's fuses: switches in its binary, one character each, behind a marker. The same bytes as the official tool
// writes, without having to install it first.
import fs from 'node:fs';

const MARKER = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
const SCHEMA = 1;
const POSITION = {
  RunAsNode: 0,
  EnableNodeOptionsEnvironmentVariable: 2,
  EnableNodeCliInspectArguments: 3,
  EnableEmbeddedAsarIntegrityValidation: 4,
  OnlyLoadAppFromAsar: 5,
  LoadBrowserProcessSpecificV8Snapshot: 6,
};

/**
 * @param {string} binary
 * @param {Partial<Record<keyof typeof POSITION, boolean>>} wanted
 */
export function writeFuses(binary, wanted) {
  const handle = fs.openSync(binary, 'r+');
  try {
    const wire = findMarker(handle) + MARKER.length;
    const [schema, length] = readBytes(handle, 2, wire);
    if (schema !== SCHEMA) throw new Error(`unknown fuse schema ${schema}`);
    for (const [name, isOn] of Object.entries(wanted)) {
      const position = POSITION[/** @type {keyof typeof POSITION} */ (name)];
      if (position >= length) throw new Error(`this Electron has no fuse ${name}`);
      fs.writeSync(handle, isOn ? '1' : '0', wire + 2 + position);
    }
  } finally {
    fs.closeSync(handle);
  }
}

/** @param {number} handle */
function findMarker(handle) {
  const size = fs.fstatSync(handle).size;
  const chunkLength = 8 << 20;
  // Chunks overlap, so that a marker on a border is whole in one of them.
  for (let base = 0; base < size; base += chunkLength - MARKER.length) {
    const at = readBytes(handle, Math.min(chunkLength, size - base), base).indexOf(MARKER);
    if (at >= 0) return base + at;
  }
  throw new Error('this binary has no fuses');
}

/**
 * @param {number} handle
 * @param {number} length
 * @param {number} position
 */
function readBytes(handle, length, position) {
  const bytes = Buffer.alloc(length);
  fs.readSync(handle, bytes, 0, length, position);
  return bytes;
}
