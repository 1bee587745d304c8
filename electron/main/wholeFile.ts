import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';

/** Written beside its place and renamed: a reader sees the old file or the new one, never half of one. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const arriving = `${file}.${randomUUID()}`;
  try {
    writeFileSync(arriving, content, { mode: 0o600 });
    renameSync(arriving, file);
  } finally {
    rmSync(arriving, { force: true });
  }
}

/** Null when the file is absent or holds something else: such a file only remembers comforts. */
export function readJson<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema> | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return null;
  }
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
