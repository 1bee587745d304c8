/**
 * A download's file while it arrives. What is known of it lies beside it, so that a download cut by a crash goes on where
 * it stopped. Each start from the beginning has a name of its own: a reader that still has the old file open keeps
 * reading the old one, and is told that it is not the same any more.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm, stat, writeFile, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { MediaPlan } from './mediaPlan.ts';

const description = z.object({ contentId: z.uuid(), etag: z.string().nullable(), totalBytes: z.number().nullable() });
export type PartDescription = z.output<typeof description>;

export type PartFile = PartDescription & { readonly path: string; readonly receivedBytes: number };

/** Below this a second start costs less than remembering the first. */
const WORTH_RESUMING_BYTES = 250_000;
const LONGEST_WAIT_MS = 7 * 24 * 3600_000;

export type PartFiles = {
  /** What a former attempt left, or an empty file. */
  readonly find: (plan: MediaPlan) => Promise<PartFile>;
  readonly startAnew: (plan: MediaPlan) => Promise<PartFile>;
  readonly describe: (plan: MediaPlan, part: PartDescription) => Promise<void>;
  readonly openToAppend: (part: PartFile) => Promise<FileHandle>;
  readonly forget: (plan: MediaPlan, part: PartFile) => Promise<void>;
  /** Every form of one picture, movie or file. */
  readonly forgetAll: (id: string) => Promise<void>;
  /** Removes what nobody came back for, and what has lost its description. */
  readonly sweep: (nowMs: number) => Promise<void>;
};

export function createPartFiles(folder: string): PartFiles {
  const noteOf = ({ kind, fileName }: MediaPlan): string => path.join(folder, `${kind}-${fileName}.json`);
  const pathOf = (contentId: string): string => path.join(folder, `${contentId}.part`);

  const startAnew: PartFiles['startAnew'] = async (plan) => {
    await mkdir(folder, { recursive: true });
    const old = await readDescription(noteOf(plan));
    if (old !== null) await rm(pathOf(old.contentId), { force: true });
    await rm(noteOf(plan), { force: true });
    const contentId = randomUUID();
    return { contentId, etag: null, totalBytes: null, path: pathOf(contentId), receivedBytes: 0 };
  };

  return {
    startAnew,
    find: async (plan) => {
      const known = await readDescription(noteOf(plan));
      const found = known === null ? null : await stat(pathOf(known.contentId)).catch(() => null);
      if (known === null || found === null) return startAnew(plan);
      return { ...known, path: pathOf(known.contentId), receivedBytes: found.size };
    },
    describe: async (plan, { contentId, etag, totalBytes }) => {
      if (totalBytes !== null && totalBytes < WORTH_RESUMING_BYTES) return;
      await writeFile(noteOf(plan), JSON.stringify({ contentId, etag, totalBytes }));
    },
    openToAppend: (part) => open(part.path, 'a'),
    forget: async (plan, part) => {
      await rm(part.path, { force: true });
      await rm(noteOf(plan), { force: true });
    },
    forgetAll: async (id) => {
      for (const name of await readdir(folder).catch(() => [])) {
        if (!name.endsWith('.json') || !(name.includes(`-${id}.`) || name.includes(`-${id}~`))) continue;
        const note = path.join(folder, name);
        const known = await readDescription(note);
        if (known !== null) await rm(pathOf(known.contentId), { force: true });
        await rm(note, { force: true });
      }
    },
    sweep: async (nowMs) => {
      const names = await readdir(folder).catch(() => []);
      const wanted = new Set<string>();
      for (const name of names.filter((each) => each.endsWith('.json'))) {
        const note = path.join(folder, name);
        const known = await readDescription(note);
        const found = known === null ? null : await stat(pathOf(known.contentId)).catch(() => null);
        if (known !== null && found !== null && nowMs - found.mtimeMs < LONGEST_WAIT_MS)
          wanted.add(pathOf(known.contentId));
        else await rm(note, { force: true });
      }
      for (const name of names.filter((each) => each.endsWith('.part'))) {
        if (!wanted.has(path.join(folder, name))) await rm(path.join(folder, name), { force: true });
      }
    },
  };
}

async function readDescription(file: string): Promise<PartDescription | null> {
  try {
    return description.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    // None, or half of one: the download starts anew.
    return null;
  }
}
