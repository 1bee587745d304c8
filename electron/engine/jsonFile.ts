import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import type { z } from 'zod';

/**
 * A small file read once and written whole: never half a file, whatever happens. Unreadable counts as absent, and is put
 * aside before it is written anew.
 */
export function readJsonFile<Value>(path: string, schema: z.ZodType<Value>, absent: Value): Value {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // Not there yet, or of another version: what it holds can be chosen or signed in to again.
    if (existsSync(path)) renameSync(path, `${path}.unreadable`);
    return absent;
  }
}

export function writeJsonFile(path: string, value: unknown): void {
  const next = `${path}.next`;
  const file = openSync(next, 'w', 0o600);
  try {
    writeSync(file, JSON.stringify(value, null, 2));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(next, path);
}
