import { randomUUID } from 'node:crypto';
import { copyFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestEngine } from './testEngine.ts';

const movies = join(import.meta.dirname, '../../electron/studio/movies');

/** A small real movie under a name of one's own, handed to the engine as a chosen file. Answers its handle. */
export async function movieFixture(engine: TestEngine, name: string): Promise<string> {
  const found = (await readdir(movies)).filter((file) => file.endsWith('.mp4')).toSorted()[0];
  if (found === undefined) throw new Error('no movies');
  const path = join(engine.dataFolder, `${randomUUID()}-${name}`);
  await copyFile(join(movies, found), path);
  return add(engine, path, name);
}

/** One grey pixel, as PNG. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
);

export async function pictureFixture(engine: TestEngine, name: string): Promise<string> {
  const path = join(engine.dataFolder, `${randomUUID()}-${name}`);
  await writeFile(path, pixel);
  return add(engine, path, name);
}

export async function textFixture(
  engine: TestEngine,
  name: string,
  text: string,
): Promise<{ readonly handle: string; readonly path: string }> {
  const path = join(engine.dataFolder, `${randomUUID()}-${name}`);
  await writeFile(path, text);
  return { handle: await add(engine, path, name), path };
}

async function add(engine: TestEngine, path: string, name: string): Promise<string> {
  const handle = randomUUID();
  engine.engine.addFile({ handle, path, name, sizeBytes: (await stat(path)).size });
  return handle;
}
