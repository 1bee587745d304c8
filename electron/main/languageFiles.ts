/** Languages that somebody added, a file each below the data folder. Only the page knows what has to be in them. */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import { InariError } from '../../shared/errors.ts';

export type LanguageFile = { readonly fileName: string; readonly text: string };
export type LanguageFiles = {
  readonly all: () => Promise<readonly LanguageFile[]>;
  /** Null when the dialog was left. */
  readonly choose: (window: BrowserWindow) => Promise<LanguageFile | null>;
  readonly remove: (fileName: string) => Promise<void>;
};

/** Ten times what the English words are. */
const mostBytes = 2_000_000;
const mostFiles = 30;

export function openLanguageFiles(folder: string): LanguageFiles {
  const read = async (file: string): Promise<string> => {
    if ((await stat(file)).size > mostBytes) throw new InariError('invalid-input', { file: path.basename(file) });
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '');
  };
  return {
    all: async () => {
      // No folder: nobody added any.
      const names = await readdir(folder).catch((): string[] => []);
      const files = names.filter((name) => name.endsWith('.json')).slice(0, mostFiles);
      const texts = await Promise.all(files.map((name) => read(path.join(folder, name)).catch(() => null)));
      return files.flatMap((fileName, at) => {
        const text = texts[at] ?? null;
        return text === null ? [] : [{ fileName, text }];
      });
    },
    choose: async (window) => {
      const { filePaths } = await dialog.showOpenDialog(window, {
        properties: ['openFile'],
        filters: [{ name: 'JSON', extensions: ['json'] }],
      });
      const [chosen] = filePaths;
      if (chosen === undefined) return null;
      const text = await read(chosen);
      const fileName = `${randomUUID()}.json`;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(path.join(folder, fileName), text);
      return { fileName, text };
    },
    remove: (fileName) => rm(path.join(folder, path.basename(fileName)), { force: true }),
  };
}
