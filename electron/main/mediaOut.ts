/**
 * Media that leave the app by being dragged to another program, or opened in one: a file of the name that people know, not the
 * one it has in the mirror. What is dragged is linked where the disk allows it, and copied where not, or where it may not be had
 * again; what is opened is always a copy, since a program may save it over. The next start clears them away, but for copies that
 * were worked in.
 */
import { randomUUID } from 'node:crypto';
import { constants, copyFile, link, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { MediaFile } from '../../shared/control.ts';
import { InariError } from '../../shared/errors.ts';
import { type MediaReference, parseMediaUrl } from '../../shared/mediaUrl.ts';
import { headBytes, namedByHead } from './movieEnding.ts';
import type { AskForMedia } from './mediaUrls.ts';
import { plainFileName } from './plainFileName.ts';

export type MediaOut = {
  /** What a medium is called outside the app: as suggested, with the ending that it has by its content. */
  readonly nameOf: (url: string, suggestedName: string) => Promise<string>;
  /** The file to be dragged. Fails with `not-on-this-disk` where it is not all here: a drag cannot wait. */
  readonly fileOf: (url: string, suggestedName: string) => Promise<string>;
  /** A copy of that name, to be opened in another program. Answers where it is. */
  readonly copyOf: (suggestedName: string, write: (place: string) => Promise<void>) => Promise<string>;
};

/** The time of change that a copy is given: any other was set by whoever worked in it. Whole seconds, for old file systems. */
const untouched = new Date('2000-01-01T00:00:00Z');

/** Ends the name of a folder in which a copy is not all there yet: nobody has worked in that. */
const begun = '.new';

/** @param folder of the app's own */
export function createMediaOut(folder: string, ask: AskForMedia): MediaOut {
  const draggedFolder = path.join(folder, 'dragged');
  const openedFolder = path.join(folder, 'opened');
  const cleared = Promise.all([rm(draggedFolder, { recursive: true, force: true }), clearUntouched(openedFolder)]);
  const placeIn = async (parent: string, suggestedName: string, ending = ''): Promise<string> => {
    await cleared;
    const place = path.join(parent, `${randomUUID()}${ending}`);
    await mkdir(place, { recursive: true, mode: 0o700 });
    return path.join(place, plainFileName(suggestedName));
  };
  return {
    nameOf: async (url, suggestedName) => {
      const reference = parseMediaUrl(url);
      if (reference?.kind !== 'movie-source') return suggestedName;
      const file = await ask({ ...reference, afterBytes: null });
      return namedAs(reference, file, suggestedName);
    },
    copyOf: async (suggestedName, write) => {
      const arriving = await placeIn(openedFolder, suggestedName, begun);
      await write(arriving);
      await utimes(arriving, untouched, untouched);
      const begunFolder = path.dirname(arriving);
      const folderOfIt = begunFolder.slice(0, -begun.length);
      await rename(begunFolder, folderOfIt);
      return path.join(folderOfIt, path.basename(arriving));
    },
    fileOf: async (url, suggestedName) => {
      const reference = parseMediaUrl(url);
      if (reference === null) throw new InariError('not-found', { what: 'dragMedia' });
      const file = await ask({ ...reference, afterBytes: null });
      if (!file.isComplete) throw new InariError('not-on-this-disk', { what: 'dragMedia' });
      const target = await placeIn(draggedFolder, await namedAs(reference, file, suggestedName));
      // A program may save it in place. What Kitsu has can be fetched again; of this one it may be the only copy.
      if (reference.kind === 'movie-source') await copyFile(file.path, target, constants.COPYFILE_FICLONE);
      else await link(file.path, target).catch(() => copyFile(file.path, target));
      return target;
    },
  };
}

async function namedAs({ kind }: MediaReference, file: MediaFile, suggestedName: string): Promise<string> {
  return kind === 'movie-source' ? namedByHead(suggestedName, await headOf(file.path)) : suggestedName;
}

async function headOf(file: string): Promise<Buffer> {
  const opened = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await opened.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await opened.close();
  }
}

/** What a program wrote, over the copy or beside it, is somebody's work. What cannot be looked at stays. */
async function clearUntouched(folder: string): Promise<void> {
  // No folder: nothing was opened yet.
  const places = await readdir(folder).catch((): string[] => []);
  for (const place of places.map((name) => path.join(folder, name))) {
    try {
      if (place.endsWith(begun)) {
        await rm(place, { recursive: true });
        continue;
      }
      const files = await Promise.all((await readdir(place)).map((name) => stat(path.join(place, name))));
      if (files.every(({ mtimeMs }) => mtimeMs === untouched.getTime())) await rm(place, { recursive: true });
    } catch {
      continue;
    }
  }
}
