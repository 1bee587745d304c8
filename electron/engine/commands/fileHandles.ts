/** Files that were chosen, dropped or pasted: the page knows them by an opaque handle, never by a path. */
import { InariError } from '../../../shared/errors.ts';

export type HandledFile = {
  readonly handle: string;
  readonly path: string;
  readonly name: string;
  readonly sizeBytes: number;
};

export type FileHandles = {
  readonly add: (file: HandledFile) => void;
  readonly get: (handle: string) => HandledFile;
  readonly find: (handle: string) => HandledFile | null;
};

export function createFileHandles(): FileHandles {
  const files = new Map<string, HandledFile>();
  return {
    add: (file) => {
      files.set(file.handle, file);
    },
    find: (handle) => files.get(handle) ?? null,
    get: (handle) => {
      const file = files.get(handle);
      // Handles end with the process: a draft kept over a restart may speak of one.
      if (file === undefined) throw new InariError('file-missing', { name: '' });
      return file;
    },
  };
}

/** The part after the last dot, lower case; empty where there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}
