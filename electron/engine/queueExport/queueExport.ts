/**
 * Writes what waits into a folder that can be read without this app: a page, and for each command a folder with its text
 * and copies of its files. It carries another name until it is whole, and what is cut short is taken away again.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { InariError } from '../../../shared/errors.ts';
import type { ExportedQueue, QueueExportProgress } from '../../../shared/model/sync.ts';
import type { OutboxFile } from '../db/tables/outbox.ts';
import { freeBytesOf, isDiskFull } from '../diskSpace.ts';
import { commandText, indexPage, type WrittenCommand, type WrittenFile } from './exportPages.ts';
import type { ExportedCommand } from './exportedCommands.ts';
import { exportWords, type ExportLanguage } from './exportWords.ts';
import { createNames, plainName } from './fileNames.ts';

export type QueueExport = {
  /** Null while nothing is being written. */
  readonly progress: () => QueueExportProgress | null;
  /** Fails with `cancelled`, `disk-full` or `folder-not-writable`; nothing is left behind then. */
  readonly write: (order: ExportOrder) => Promise<ExportedQueue>;
  readonly cancel: () => void;
  /** Resolves when nothing is being written any more. */
  readonly close: () => Promise<void>;
};

export type ExportOrder = {
  readonly parentFolder: string;
  readonly language: ExportLanguage;
  readonly commands: readonly ExportedCommand[];
  readonly introduction: string;
  /** The same for programs. */
  readonly json: string;
  /** For the folder's name: `2026-11-24 18-30`. */
  readonly time: string;
};

/** For the pages, which are small. */
const roomForPagesBytes = 5_000_000;
const chunkBytes = 1 << 20;

export function createQueueExport(parts: {
  readonly pathOf: (file: OutboxFile) => string;
  readonly onProgress: () => void;
  readonly freeBytesIn?: (folder: string) => Promise<number>;
}): QueueExport {
  const freeBytesIn = parts.freeBytesIn ?? freeBytesOf;
  let progress: QueueExportProgress | null = null;
  let controller: AbortController | null = null;
  let running: Promise<unknown> = Promise.resolve();

  const report = (next: QueueExportProgress | null): void => {
    progress = next;
    parts.onProgress();
  };
  const noteBytes = (count: number): void => {
    if (progress !== null) report({ ...progress, doneBytes: progress.doneBytes + count });
  };

  const writeFiles = async (
    folder: string,
    files: readonly OutboxFile[],
    language: ExportLanguage,
    signal: AbortSignal,
  ): Promise<readonly WrittenFile[]> => {
    const words = exportWords[language];
    const nameOf = createNames();
    // Theirs must not be in the way of the text's.
    nameOf(textName);
    const written: WrittenFile[] = [];
    for (const file of files) {
      const name = nameOf(file.name);
      const sha256 = await copy(parts.pathOf(file), join(folder, name), noteBytes, signal);
      const remark = sha256 === null ? words.fileMissing : sha256 === file.sha256 ? '' : words.fileChanged;
      written.push({ name, remark, isThere: sha256 !== null });
    }
    return written;
  };

  const writeAll = async (order: ExportOrder, folder: string, signal: AbortSignal): Promise<number> => {
    const { commands, language } = order;
    const words = exportWords[language];
    const digits = String(commands.length).length;
    const written: WrittenCommand[] = [];
    for (const [index, command] of commands.entries()) {
      signal.throwIfAborted();
      const name = plainName(`${String(index + 1).padStart(digits, '0')} ${command.title}`);
      const commandFolder = join(folder, name);
      await mkdir(commandFolder);
      const files = await writeFiles(commandFolder, command.files, language, signal);
      const one = { command, folder: name, files };
      await writeFile(join(commandFolder, textName), commandText(one, words));
      written.push(one);
      if (progress !== null) report({ ...progress, doneCount: index + 1 });
    }
    await writeFile(join(folder, 'index.html'), indexPage(written, words, language, order.introduction));
    await writeFile(join(folder, 'queue.json'), order.json);
    return written.flatMap(({ files }) => files).filter(({ remark }) => remark !== '').length;
  };

  const write = async (order: ExportOrder, signal: AbortSignal): Promise<ExportedQueue> => {
    const { parentFolder, commands, language } = order;
    const totalBytes = commands.flatMap(({ files }) => files).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    report({ doneCount: 0, totalCount: commands.length, doneBytes: 0, totalBytes });
    const needed = totalBytes + roomForPagesBytes;
    const free = await freeBytesIn(parentFolder);
    if (free < needed) throw new InariError('disk-full', { neededBytes: needed, freeBytes: free });
    const name = await freeName(parentFolder, `${exportWords[language].folder} ${order.time}`);
    const unfinished = join(parentFolder, `${name}.unfinished`);
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished);
    try {
      const incompleteCount = await writeAll(order, unfinished, signal);
      signal.throwIfAborted();
      await rename(unfinished, join(parentFolder, name));
      return { folderName: name, commandCount: commands.length, incompleteCount };
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
      throw error;
    }
  };

  return {
    progress: () => progress,
    write: async (order) => {
      if (controller !== null) throw new InariError('not-allowed', { reason: 'export-runs' });
      controller = new AbortController();
      const { signal } = controller;
      const writing = write(order, signal);
      running = writing.catch(() => undefined);
      try {
        return await writing;
      } catch (error) {
        throw signal.aborted ? new InariError('cancelled') : diskError(error);
      } finally {
        controller = null;
        report(null);
      }
    },
    cancel: () => controller?.abort(),
    close: async () => {
      controller?.abort();
      await running;
    },
  };
}

const textName = 'text.txt';

/** Answers the copy's SHA-256; null where there is nothing to copy any more. */
async function copy(
  from: string,
  to: string,
  onBytes: (count: number) => void,
  signal: AbortSignal,
): Promise<string | null> {
  const found = await stat(from).catch(() => null);
  if (found === null || !found.isFile()) return null;
  const hash = createHash('sha256');
  const counted = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      onBytes(chunk.byteLength);
      done(null, chunk);
    },
  });
  await pipeline(
    createReadStream(from, { highWaterMark: chunkBytes }),
    counted,
    createWriteStream(to, { flags: 'wx' }),
    { signal },
  );
  return hash.digest('hex');
}

async function freeName(folder: string, wanted: string): Promise<string> {
  const nameOf = createNames();
  for (const taken of await readdir(folder)) nameOf(taken);
  return nameOf(wanted);
}

/** Whatever the disk says that is not that it is full: it is that folder that cannot be written to. */
function diskError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof InariError || !('code' in error)) return error;
  const reason = String(error.code);
  return new InariError(isDiskFull(error) ? 'disk-full' : 'folder-not-writable', { reason }, { cause: error });
}
