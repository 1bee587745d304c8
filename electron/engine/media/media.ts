/**
 * Pictures, movies and attached files on this disk: what was once seen is kept up to a limit, what is missing is fetched
 * once, and offline there is what there is. A movie can be read while it still arrives.
 */
import { mkdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { MediaFile, MediaRequest } from '../../../shared/control.ts';
import { InariError } from '../../../shared/errors.ts';
import type { MediaKind, MediaReference } from '../../../shared/mediaUrl.ts';
import type { Database } from '../db/open.ts';
import { createPinnedFiles } from '../db/tables/pinnedFiles.ts';
import { freeBytesOf, RESERVE_BYTES } from '../diskSpace.ts';
import type { LogLine } from '../host.ts';
import type { Kitsu } from '../kitsu/kitsu.ts';
import { isWholeFile } from './integrity.ts';
import { isSameFile, planOf, type MediaPlan } from './mediaPlan.ts';
import { createMediaShelf, type ShelvedFile } from './mediaShelf.ts';
import { createPartFiles } from './partFile.ts';
import { createRefusals } from './refusals.ts';
import { createTransfer } from './transfer.ts';
import { createTransfers, type Job } from './transfers.ts';

export type MediaDownload = {
  readonly kind: MediaKind;
  readonly id: string;
  readonly receivedBytes: number;
  readonly totalBytes: number | null;
};

export type Media = {
  /**
   * The file, fetched when it is not here; a movie as soon as its first bytes are. Fails with `not-on-this-disk` when it
   * cannot be fetched now, `not-found` when the server has none (yet), `disk-full`, and `too-large` where the file that a movie
   * was made of would throw out too much.
   */
  readonly file: (request: MediaRequest) => Promise<MediaFile>;
  readonly downloads: () => readonly MediaDownload[];
  /**
   * For a pinned set: fetched behind everything that somebody looks at, then read to be what its format says. Answers its
   * size. Fails like `file`, and with `broken-answer` where it arrived damaged twice.
   */
  readonly keep: (reference: MediaReference) => Promise<number>;
  /**
   * Moves in a file of this computer that is what the reference stands for, within what may be kept. Answers whether it did;
   * where it did not, the file is where it was.
   */
  readonly takeOver: (
    reference: MediaReference,
    file: { readonly path: string; readonly sizeBytes: number },
  ) => Promise<boolean>;
  /** Nobody looks at it any more as it arrives: without a set that wants it, it is not fetched any further. */
  readonly leave: (reference: MediaReference) => void;
  /** What is fetched for a set alone is not fetched any further for now. */
  readonly stopKeeping: (reference: MediaReference) => void;
  /** Whether it is on this disk with the length it had. */
  readonly isHere: (reference: MediaReference) => Promise<boolean>;
  /** Other files are pinned than before: those are never thrown out to make room. */
  readonly pinsChanged: () => Promise<void>;
  /** May no longer be here, pinned or not: every form of it goes, and is not fetched any further. */
  readonly forget: (id: string) => Promise<void>;
  readonly sizeBytes: () => { readonly all: number; readonly pinned: number };
  /** Everything but what is pinned. */
  readonly clear: () => Promise<void>;
  /** The connection is back, or there may be room again: ask anew what was refused. */
  readonly wake: () => void;
  readonly close: () => Promise<void>;
};

/** A file that would take more of what may be kept than that throws out too much of what was looked at. */
const mostOfLimit = 0.5;

export function createMedia(options: {
  /** The account's own: ids of two servers may be the same. */
  readonly folder: string;
  readonly db: Database;
  readonly limitBytes: () => number;
  readonly openFile: Kitsu['openFile'];
  /** Where a file is that waits in the outbox or was chosen; null when it is not there any more. */
  readonly localFile: (
    plan: Pick<MediaPlan, 'kind' | 'id'>,
  ) => { readonly path: string; readonly contentType: string } | null;
  readonly freeBytes?: (folder: string) => Promise<number>;
  readonly now: () => number;
  readonly log: (line: LogLine) => void;
  /** Something arrived, began, went on or failed: told often while bytes arrive. */
  readonly onChange: () => void;
}): Media {
  const { folder, now } = options;
  const freeBytes = options.freeBytes ?? freeBytesOf;
  mkdirSync(folder, { recursive: true });
  const shelf = createMediaShelf({
    folder,
    db: options.db,
    limitBytes: options.limitBytes,
    now,
    log: options.log,
  });
  const parts = createPartFiles(path.join(folder, 'arriving'));
  const refusals = createRefusals(now);
  /** Readers that began while a movie arrived know its bytes by this name. */
  const contentIds = new Map<string, string>();
  const renewing = new Map<string, Promise<MediaFile>>();
  parts.sweep(now()).catch((error: unknown) => {
    options.log({ level: 'warning', event: 'media-not-swept', detail: { message: String(error) } });
  });

  const keyOf = ({ kind, fileName }: MediaPlan): string => `${kind}/${fileName}`;

  const pins = createPinnedFiles(options.db);
  const isTooLarge = (plan: MediaPlan, sizeBytes: number): boolean =>
    plan.kind === 'movie-source' && !pins.has(plan) && sizeBytes > options.limitBytes() * mostOfLimit;
  const makeRoom = async (plan: MediaPlan, neededBytes: number, wholeBytes: number): Promise<void> => {
    if (isTooLarge(plan, wholeBytes)) throw new InariError('too-large', { sizeBytes: wholeBytes });
    await shelf.makeRoom(pins.has(plan) ? 0 : neededBytes);
    const free = await freeBytes(folder);
    if (free < neededBytes + RESERVE_BYTES) throw new InariError('disk-full', { freeBytes: free, neededBytes });
  };

  const transfers = createTransfers(
    (plan) =>
      createTransfer({
        plan,
        serverPath: plan.serverPath ?? '',
        parts,
        openFile: options.openFile,
        makeRoom: (neededBytes, wholeBytes) => makeRoom(plan, neededBytes, wholeBytes),
        now,
        onProgress: options.onChange,
      }),
    async (plan, arrived) => {
      await shelf.put(plan, {
        path: arrived.path,
        sizeBytes: arrived.receivedBytes,
        etag: arrived.etag,
        fetchedAt: arrived.fetchedAt,
      });
      if (plan.rank === 2) contentIds.set(keyOf(plan), arrived.contentId);
      await parts.forget(plan, arrived);
      options.onChange();
    },
  );

  const complete = (plan: MediaPlan, file: ShelvedFile): MediaFile => ({
    contentId: contentIds.get(keyOf(plan)) ?? `${file.fileName}-${file.fetchedAt}`,
    path: file.path,
    contentType: plan.contentType,
    totalBytes: file.sizeBytes,
    availableBytes: file.sizeBytes,
    isComplete: true,
  });

  const whenDone = async ({ plan, done }: Job): Promise<MediaFile> => {
    await done;
    const file = await shelf.find(plan);
    if (file === null) throw new InariError('not-on-this-disk');
    return complete(plan, file);
  };

  const remembering = async (plan: MediaPlan, answer: Promise<MediaFile>): Promise<MediaFile> => {
    try {
      return await answer;
    } catch (error) {
      const refusal = refusals.note(keyOf(plan), error);
      if (plan.kind === 'playlist') options.onChange();
      if (refusal.code === 'disk-full' || refusal.code === 'unexpected') {
        options.log({
          level: 'error',
          event: 'media-failed',
          detail: { kind: plan.kind, code: refusal.code, message: String(error) },
        });
      }
      throw refusal;
    }
  };

  const fetched = async (plan: MediaPlan): Promise<MediaFile> => {
    refusals.check(keyOf(plan));
    const isBegun = transfers.find(plan) !== null;
    const job = transfers.want(plan);
    // Before its first byte too: a server may be long at work on what it is asked for.
    if (!isBegun && plan.kind === 'playlist') options.onChange();
    return remembering(plan, plan.rank === 2 ? Promise.race([job.transfer.moreThan(0), whenDone(job)]) : whenDone(job));
  };

  /** A movie that cannot be had now is shown smaller where that is on this disk. */
  const fetchedOrSmaller = async (plan: MediaPlan): Promise<MediaFile> => {
    try {
      return await fetched(plan);
    } catch (error) {
      if (plan.kind !== 'movie' || !(error instanceof InariError) || error.code !== 'not-on-this-disk') throw error;
      const smaller = planOf({ kind: 'movie-low', id: plan.id, extension: '', version: null });
      const kept = await shelf.find(smaller);
      if (kept === null) throw error;
      return complete(smaller, kept);
    }
  };

  /** Fetched unless it is here. */
  const background = async (plan: MediaPlan): Promise<ShelvedFile> => {
    const kept = await shelf.find(plan);
    if (kept !== null && isSameFile(kept.fileName, plan)) return kept;
    refusals.check(keyOf(plan));
    await remembering(plan, whenDone(transfers.want(plan, true)));
    const fetchedNow = await shelf.find(plan);
    if (fetchedNow === null) throw new InariError('not-on-this-disk');
    return fetchedNow;
  };

  /** What is kept is an older state: is it still the same? Without an answer the old one is better than none. */
  const renewed = async (plan: MediaPlan, kept: ShelvedFile): Promise<MediaFile> => {
    try {
      refusals.check(keyOf(plan));
      if (kept.etag === null) return await fetched(plan);
      const { signal } = new AbortController();
      const answer = await options.openFile(plan.serverPath ?? '', { range: null, etag: kept.etag }, signal);
      answer.cancel();
      return answer.status === 304 ? complete(plan, await shelf.renew(kept, plan)) : await fetched(plan);
    } catch (error) {
      refusals.note(keyOf(plan), error);
      return complete(plan, kept);
    }
  };

  const renewedOnce = (plan: MediaPlan, kept: ShelvedFile): Promise<MediaFile> => {
    const known = renewing.get(keyOf(plan));
    if (known !== undefined) return known;
    const work = renewed(plan, kept).finally(() => renewing.delete(keyOf(plan)));
    renewing.set(keyOf(plan), work);
    return work;
  };

  const localFile = async (plan: MediaPlan): Promise<MediaFile> => {
    const file = options.localFile(plan);
    const found = file === null ? null : await stat(file.path).catch(() => null);
    if (file === null || found === null) throw new InariError('gone');
    return {
      contentId: `${plan.id}-${String(found.mtimeMs)}`,
      path: file.path,
      contentType: file.contentType,
      totalBytes: found.size,
      availableBytes: found.size,
      isComplete: true,
    };
  };

  return {
    file: async (request) => {
      const plan = planOf(request);
      if (plan.serverPath === null) return localFile(plan);
      // What waits to be published is seen by its own picture, under the id of the file that waits.
      if (plan.kind === 'thumbnail' || plan.kind === 'preview') {
        const waiting = { ...plan, kind: 'outbox' } as const;
        if (options.localFile(waiting) !== null) return localFile(waiting);
      }
      const job = transfers.find(plan);
      if (request.afterBytes !== null && job !== null) {
        transfers.touch(plan);
        return remembering(plan, Promise.race([job.transfer.moreThan(request.afterBytes), whenDone(job)]));
      }
      const kept = await shelf.find(plan);
      if (kept === null || !isSameFile(kept.fileName, plan)) return fetchedOrSmaller(plan);
      return plan.version === null || kept.fileName === plan.fileName ? complete(plan, kept) : renewedOnce(plan, kept);
    },
    downloads: () =>
      transfers.all().map(({ plan, transfer }) => {
        const { receivedBytes, totalBytes } = transfer.progress() ?? { receivedBytes: 0, totalBytes: null };
        return { kind: plan.kind, id: plan.id, receivedBytes, totalBytes };
      }),
    keep: async (reference) => {
      const plan = planOf(reference);
      for (let damaged = 0; damaged < 2; damaged += 1) {
        const file = await background(plan);
        if (await isWholeFile(file.path)) return file.sizeBytes;
        await shelf.throwOut(file);
      }
      throw new InariError('broken-answer', { reason: 'damaged' });
    },
    takeOver: async (reference, { path: from, sizeBytes }) => {
      const plan = planOf(reference);
      if (isTooLarge(plan, sizeBytes)) return false;
      // It is on this disk already: only what may be kept has to have room for it.
      await shelf.makeRoom(pins.has(plan) ? 0 : sizeBytes);
      try {
        await shelf.put(plan, { path: from, sizeBytes, etag: null, fetchedAt: new Date(now()).toISOString() });
      } catch (error) {
        // Its row may be there without it: looked for, it is forgotten.
        await shelf.find(plan);
        options.log({
          level: 'warning',
          event: 'media-not-taken',
          detail: { kind: plan.kind, message: String(error) },
        });
        return false;
      }
      options.onChange();
      return true;
    },
    leave: (reference) => {
      const plan = planOf(reference);
      const progress = transfers.find(plan)?.transfer.progress() ?? null;
      // Whole, it is just being put in its place.
      const isWhole = progress !== null && progress.receivedBytes === progress.totalBytes;
      if (!isWhole && !pins.has(plan)) transfers.leave(plan, new InariError('cancelled'));
    },
    stopKeeping: (reference) => {
      transfers.drop(planOf(reference), new InariError('cancelled'));
    },
    isHere: async (reference) => {
      const plan = planOf(reference);
      const kept = await shelf.find(plan);
      return kept !== null && isSameFile(kept.fileName, plan);
    },
    pinsChanged: async () => {
      shelf.pinsChanged();
      await shelf.makeRoom(0);
    },
    forget: async (id) => {
      // Also what somebody looks at as it arrives: what is under way would be put on the shelf after that was cleared.
      await transfers.dropAll(id, new InariError('cancelled'));
      await parts.forgetAll(id);
      await shelf.throwOutAll(id);
    },
    sizeBytes: shelf.sizeBytes,
    clear: async () => {
      await shelf.clear();
      options.onChange();
    },
    wake: refusals.forgetAll,
    close: async () => {
      await transfers.stop(new InariError('engine-stopped'));
      shelf.close();
    },
  };
}
