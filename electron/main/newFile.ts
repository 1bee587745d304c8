import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { plainFileName } from './plainFileName.ts';

/** Under the first name of `list.csv`, `list (2).csv`, … that nothing has there, whole or not at all. @returns its path */
export async function writeNewFile(folder: string, suggestedName: string, text: string): Promise<string> {
  const { name, ext } = path.parse(plainFileName(suggestedName));
  await mkdir(folder, { recursive: true });
  for (let number = 1; ; number += 1) {
    const file = path.join(folder, number === 1 ? `${name}${ext}` : `${name} (${String(number)})${ext}`);
    const opened = await openNew(file);
    if (opened === null) continue;
    try {
      await opened.writeFile(text);
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    } finally {
      await opened.close();
    }
    return file;
  }
}

const openNew = (file: string): Promise<FileHandle | null> =>
  open(file, 'wx').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return null;
    throw error;
  });
