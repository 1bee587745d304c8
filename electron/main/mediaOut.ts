/**
 * Media that leave the app by being dragged to another program, or opened in one: a file of the name that people know, not the
 * one it has in the mirror. What is dragged is linked where the disk allows it, and copied where not; what is opened is always a
 * copy, since a program may save it over. The next start clears them away.
 */
import { randomUUID } from 'node:crypto';
import { copyFile, link, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { InariError } from '../../shared/errors.ts';
import { parseMediaUrl } from '../../shared/mediaUrl.ts';
import type { AskForMedia } from './mediaUrls.ts';
import { plainFileName } from './plainFileName.ts';

export type MediaOut = {
  /** The file to be dragged. Fails with `not-on-this-disk` where it is not all here: a drag cannot wait. */
  readonly fileOf: (url: string, suggestedName: string) => Promise<string>;
  /** Where a copy of that name may be written. */
  readonly placeFor: (suggestedName: string) => Promise<string>;
};

export function createMediaOut(folder: string, ask: AskForMedia): MediaOut {
  const cleared = rm(folder, { recursive: true, force: true });
  const placeFor = async (suggestedName: string): Promise<string> => {
    await cleared;
    const place = path.join(folder, randomUUID());
    await mkdir(place, { recursive: true, mode: 0o700 });
    return path.join(place, plainFileName(suggestedName));
  };
  return {
    placeFor,
    fileOf: async (url, suggestedName) => {
      const reference = parseMediaUrl(url);
      if (reference === null) throw new InariError('not-found', { what: 'dragMedia' });
      const file = await ask({ ...reference, afterBytes: null });
      if (!file.isComplete) throw new InariError('not-on-this-disk', { what: 'dragMedia' });
      const target = await placeFor(suggestedName);
      await link(file.path, target).catch(() => copyFile(file.path, target));
      return target;
    },
  };
}
