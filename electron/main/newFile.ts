import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { plainFileName } from './plainFileName.ts';
import { arriveWhole } from './wholeFile.ts';

/**
 * Under the first name of `list.csv`, `list (2).csv`, … that nothing has there. The name is taken at once, by an empty file: after
 * a power cut what is there is that, or all of it, and never a part.
 * @returns its path
 */
export async function writeNewFile(folder: string, suggestedName: string, text: string): Promise<string> {
  const { name, ext } = path.parse(plainFileName(suggestedName));
  await mkdir(folder, { recursive: true });
  for (let number = 1; ; number += 1) {
    const file = path.join(folder, number === 1 ? `${name}${ext}` : `${name} (${String(number)})${ext}`);
    if (!(await isFree(file))) continue;
    try {
      await arriveWhole(file, (arriving) => writeFile(arriving, text));
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    }
    return file;
  }
}

/** Takes the name where nothing has it. */
async function isFree(file: string): Promise<boolean> {
  try {
    await (await open(file, 'wx')).close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
