import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
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

/** The same for a file of the user's, which may be large; whoever writes it may be slow. */
export async function arriveWhole(file: string, write: (arriving: string) => Promise<void>): Promise<void> {
  const arriving = `${file}.${randomUUID()}.part`;
  try {
    await write(arriving);
    await rename(arriving, file);
  } finally {
    await rm(arriving, { force: true });
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
