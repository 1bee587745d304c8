/**
 * Files that wait with a command belong to the outbox: copied (reflinked where the disk can, never hard-linked, for the
 * original may be overwritten in place) with their SHA-256 before the command counts as waiting. Where there is no room
 * for a copy the original must stay where it is, and is not sent if it has changed.
 */
import { createHash, randomUUID } from 'node:crypto';
import { constants, createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { contentTypeOf } from '../../../shared/contentType.ts';
import { InariError } from '../../../shared/errors.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { OutboxFile } from '../db/tables/outbox.ts';
import { freeBytesOf, isDiskFull } from '../diskSpace.ts';
import { extensionOf, type HandledFile } from './fileHandles.ts';
import type { QueuedOutgoingFile } from './command.ts';

/** Left free for the database itself, which must always be able to take a command. */
const roomForDatabaseBytes = 200_000_000;

/**
 * What is kept of the copies of an accepted command.
 * @param published of the files, by their ids, the preview files that they became
 */
export type KeepPublished = (files: readonly OutboxFile[], published: Readonly<Record<Id, Id>>) => Promise<void>;

export type QueuedFiles = {
  /** Copies and hashes; the answer becomes rows of the outbox in the command's own transaction. */
  readonly keep: (commandId: Id, files: readonly HandledFile[]) => Promise<readonly OutboxFile[]>;
  /** Checked to be what was queued. Fails with `file-missing` or `file-changed`. */
  readonly openAll: (files: readonly OutboxFile[]) => Promise<readonly QueuedOutgoingFile[]>;
  readonly pathOf: (file: OutboxFile) => string;
  readonly removeCopies: (paths: readonly string[]) => Promise<void>;
  readonly isThere: (file: OutboxFile) => boolean;
  /** What was pasted becomes a chosen file; answers its path. */
  readonly keepPasted: (id: string, bytes: Uint8Array) => Promise<string>;
  /** Where a file is that a draft of an earlier run names: a copy of a command taken back, or what was pasted. Null: nowhere. */
  readonly draftedPath: (file: Pick<OutboxFile, 'id' | 'extension'>) => string | null;
  /** At the start of a run: what neither a command nor a draft owns goes. */
  readonly removeOrphans: (owned: readonly OutboxFile[], draftedIds: readonly Id[]) => Promise<void>;
};

/** @param freeBytesIn what is free on the disk of a folder. */
export function createQueuedFiles(folder: string, freeBytesIn = freeBytesOf): QueuedFiles {
  const pathOf = ({ path }: Pick<OutboxFile, 'path'>): string => (isAbsolute(path) ? path : join(folder, path));
  const chosenFolder = join(dirname(folder), 'chosen');
  /** Files of this run, which no command may own yet. */
  const fresh = new Set<string>();

  const keepOne = async (commandId: Id, file: HandledFile, position: number): Promise<OutboxFile> => {
    const found = await stat(file.path).catch(() => null);
    if (found === null || !found.isFile()) throw new InariError('file-missing', { name: file.name });
    const id = randomUUID();
    const extension = extensionOf(file.name);
    const row = { id, commandId, position, name: file.name, extension, sizeBytes: found.size };
    const copyName = copyNameOf(id, extension);
    const copyPath = join(folder, copyName);
    if ((await freeBytesIn(folder)) > found.size + roomForDatabaseBytes) {
      fresh.add(copyPath);
      try {
        await copyFile(file.path, copyPath, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
        await flush(copyPath);
        return {
          ...row,
          sizeBytes: (await stat(copyPath)).size,
          sha256: await sha256Of(copyPath),
          path: copyName,
          kept: 'copy',
        };
      } catch (error) {
        await rm(copyPath, { force: true });
        if (!isDiskFull(error)) throw isUnreadable(error) ? new InariError('file-missing', { name: file.name }) : error;
      }
    }
    return { ...row, sha256: await sha256Of(file.path), path: file.path, kept: 'original' };
  };

  const removeCopies = async (paths: readonly string[]): Promise<void> => {
    for (const path of paths) if (!isAbsolute(path)) await rm(join(folder, path), { force: true });
  };

  return {
    pathOf,
    keep: async (commandId, files) => {
      if (files.length === 0) return [];
      await mkdir(folder, { recursive: true });
      const kept: OutboxFile[] = [];
      try {
        for (const [index, file] of files.entries()) kept.push(await keepOne(commandId, file, index + 1));
        await flush(folder);
        return kept;
      } catch (error) {
        // Nothing was queued: the copies made so far belong to nobody.
        await removeCopies(kept.map(({ path }) => path));
        throw error;
      }
    },
    openAll: async (files) => {
      const opened: QueuedOutgoingFile[] = [];
      for (const file of files) {
        const path = pathOf(file);
        const found = await stat(path).catch(() => null);
        if (found === null) throw new InariError('file-missing', { name: file.name });
        // A copy is ours alone; an original may have been saved over since.
        const hasChanged =
          found.size !== file.sizeBytes || (file.kept === 'original' && (await sha256Of(path)) !== file.sha256);
        if (hasChanged) throw new InariError('file-changed', { name: file.name });
        opened.push({
          id: file.id,
          path,
          name: file.name,
          contentType: contentTypeOf(file.extension),
          sizeBytes: file.sizeBytes,
        });
      }
      return opened;
    },
    removeCopies,
    isThere: (file) => existsSync(pathOf(file)),
    draftedPath: ({ id, extension }) =>
      [join(folder, copyNameOf(id, extension)), join(chosenFolder, id)].find((path) => existsSync(path)) ?? null,
    keepPasted: async (id, bytes) => {
      const path = join(chosenFolder, id);
      fresh.add(path);
      await mkdir(chosenFolder, { recursive: true });
      await writeFile(path, bytes);
      return path;
    },
    removeOrphans: async (owned, draftedIds) => {
      const kept = new Set(owned.map(pathOf));
      const drafted = new Set(draftedIds);
      for (const place of [folder, chosenFolder])
        for (const name of await readdir(place).catch(() => [])) {
          const path = join(place, name);
          const [id = ''] = name.split('.');
          if (!kept.has(path) && !fresh.has(path) && !drafted.has(id)) await rm(path, { force: true });
        }
    },
  };
}

const copyNameOf = (id: Id, extension: string): string =>
  extension === '' || !/^[a-z0-9]{1,16}$/.test(extension) ? id : `${id}.${extension}`;

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

function isUnreadable(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'EACCES' || error.code === 'EPERM' || error.code === 'ENOENT')
  );
}
