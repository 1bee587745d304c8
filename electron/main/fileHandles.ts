/** Files that the user chose or dropped. The page gets a handle; the path goes to the engine and nowhere else. */
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileHandle } from '../../shared/model/sync.ts';

export type HandledFile = {
  readonly handle: string;
  readonly path: string;
  readonly name: string;
  readonly sizeBytes: number;
};

export type FileHandles = {
  /** Null for what is no such thing, or cannot be read. */
  readonly register: (path: string, kind?: 'file' | 'folder') => Promise<FileHandle | null>;
  readonly all: () => readonly HandledFile[];
};

/**
 * @param tellEngine ends once the engine knows it: the page asks it over a line of its own, which may be the quicker one, and a
 *   file that it does not know is one that is not there
 */
export function createFileHandles(tellEngine: (file: HandledFile) => Promise<void>): FileHandles {
  const files: HandledFile[] = [];
  return {
    register: async (chosen, kind = 'file') => {
      if (!path.isAbsolute(chosen)) return null;
      const found = await stat(chosen).catch(() => null);
      if (found === null || !(kind === 'file' ? found.isFile() : found.isDirectory())) return null;
      const file = { handle: randomUUID(), path: chosen, name: path.basename(chosen), sizeBytes: found.size };
      files.push(file);
      await tellEngine(file);
      return {
        handle: file.handle,
        name: file.name,
        extension: path.extname(file.name).slice(1).toLowerCase(),
        sizeBytes: file.sizeBytes,
      };
    },
    all: () => files,
  };
}
