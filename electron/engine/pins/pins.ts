/**
 * What is kept on this computer on purpose: sets that are counted, fetched, kept up to date with the mirror, and never
 * thrown out. Which files a set wants follows from the mirror, and is found again whenever that changed.
 */
import { randomUUID } from 'node:crypto';
import { InariError } from '../../../shared/errors.ts';
import type { PinChoice, PinMeasure, PinnedSet, PinState, PinSubject } from '../../../shared/model/pins.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { Database } from '../db/open.ts';
import { givenSources } from '../db/givenSources.ts';
import { passingErrors, type WantedFile } from '../db/tables/pinnedFiles.ts';
import type { PinnedSetRecord } from '../db/tables/pinnedSets.ts';
import type { LogLine } from '../host.ts';
import type { Media } from '../media/media.ts';
import { nameOf, type PinSource } from './contents.ts';
import { countNow, countSlowly, type PinCount } from './count.ts';
import { createPinDownloads } from './downloads.ts';

export type Pins = {
  readonly measure: (subject: PinSubject, choice: PinChoice, freeBytes: number) => PinMeasure;
  readonly sets: () => readonly PinnedSet[];
  /** Pins it, or chooses anew where the same is pinned already. Answers the set's id. */
  readonly pin: (subject: PinSubject, choice: PinChoice) => Id;
  readonly change: (setId: Id, choice: PinChoice) => void;
  /** Going on also tries again what failed. */
  readonly pause: (setId: Id, isPaused: boolean) => void;
  /** What was fetched for it stays as long as there is room. */
  readonly unpin: (setId: Id) => Promise<void>;
  /** The connection is back, or goes: what may be fetched is another. */
  readonly wake: () => void;
  readonly noteProgress: () => void;
  readonly close: () => Promise<void>;
};

export type PinsParts = {
  readonly db: Database;
  readonly source: PinSource;
  readonly media: Media;
  readonly isOnline: () => boolean;
  /** Reads a production that has not been read, and conversations that come task by task. */
  readonly wantProduction: (productionId: Id) => void;
  readonly wantFeeds: (taskIds: readonly Id[]) => void;
  readonly now: () => number;
  readonly log: (line: LogLine) => void;
};

/** What decides which files a set wants. */
const telling = [
  'entity',
  'task',
  'preview_file',
  'comment',
  'scope',
  'studio_row',
  'task_assignee',
  'playlist',
  'pinned_set',
];
const gatherMs = 400;
/** Counting takes at most this share of the engine's time, however often things change. */
const restShare = 20;
const rowsAtOnce = 500;

const isSameChoice = (one: PinChoice, other: PinChoice): boolean =>
  one.media === other.media && one.revisionCount === other.revisionCount && one.hasSources === other.hasSources;

export function createPins(parts: PinsParts): Pins {
  const { db, source, media } = parts;
  const { tables } = source.context;
  const counts = new Map<Id, Omit<PinCount, 'files' | 'contents'> & { readonly taskCount: number }>();
  const downloads = createPinDownloads({ ...parts, tables });
  let isClosed = false;
  let timer: NodeJS.Timeout | null = null;
  let counting: Promise<void> | null = null;
  let isStale = false;
  let tookMs = 0;
  let looking: Promise<void> = Promise.resolve();

  const soon = (waitMs: number): void => {
    isStale = true;
    if (timer !== null || counting !== null || isClosed) return;
    timer = setTimeout(() => {
      timer = null;
      counting = countAll()
        .catch((error: unknown) => {
          parts.log({ level: 'error', event: 'pins-not-counted', detail: { message: String(error) } });
        })
        .finally(() => {
          counting = null;
          // Changed while it was counted. What counting took is a measure of how soon it may be done again.
          if (isStale) soon(gatherMs + tookMs * restShare);
        });
    }, waitMs);
    timer.unref();
  };

  /** Most servers keep none of the files that movies were made of: none counts before one came. */
  const isDoubtful = (file: WantedFile): boolean =>
    file.kind === 'movie-source' && tables.mediaFiles.find(file) === null && givenSources(tables) !== 'some';

  const countAll = async (): Promise<void> => {
    const from = performance.now();
    isStale = false;
    for (const set of tables.pinnedSets.all()) {
      if (isClosed) return;
      await countOne(set);
    }
    downloads.dropUnwanted();
    tookMs = performance.now() - from;
  };

  const countOne = async (set: PinnedSetRecord): Promise<void> => {
    const count = await countSlowly(source, set.subject, set);
    const { contents, files, ...rest } = count;
    const known = tables.pinnedFiles.keysOf(set.id);
    const added = [...files].filter(([key]) => !known.has(key)).map(([, file]) => file);
    const gone = [...known].filter((key) => !files.has(key));
    // Unpinned or chosen anew meanwhile: what was counted is of a set that there is no more.
    const isStill = (): boolean => {
      const now = tables.pinnedSets.get(set.id);
      return !isClosed && now !== null && isSameChoice(now, set);
    };
    for (let start = 0; start < Math.max(added.length, gone.length); start += rowsAtOnce) {
      if (!isStill()) return;
      db.write(() => {
        for (const file of added.slice(start, start + rowsAtOnce))
          tables.pinnedFiles.add(set.id, isDoubtful(file) ? { ...file, sizeBytes: 0 } : file);
        for (const key of gone.slice(start, start + rowsAtOnce)) tables.pinnedFiles.removeKey(set.id, key);
      });
      await new Promise(setImmediate);
    }
    if (added.length + gone.length > 0) await media.pinsChanged();
    if (!isStill()) return;
    counts.set(set.id, { ...rest, taskCount: contents.taskIds.length });
    for (const productionId of contents.productionIds)
      if (tables.scopes.get(`production:${productionId}`).state === 'never') parts.wantProduction(productionId);
    parts.wantFeeds(contents.taskIds);
  };

  /** Deleted by hand, or lost with a disk's power: fetched again. */
  const lookForLost = async (): Promise<void> => {
    for (const { id } of tables.pinnedSets.all()) {
      let after: { readonly kind: string; readonly id: string } = { kind: '', id: '' };
      for (;;) {
        if (isClosed) return;
        const page = tables.pinnedFiles.here(id, after, rowsAtOnce);
        for (const file of page) {
          if (isClosed) return;
          if (await media.isHere({ ...file, version: null })) continue;
          db.write(() => {
            tables.pinnedFiles.lost(file);
          });
        }
        const last = page.at(-1);
        if (last === undefined) break;
        after = last;
      }
      if (isClosed) return;
      // What the server could not give the last time may be there by now.
      db.write(() => {
        tables.pinnedFiles.forgive(id);
      });
    }
    downloads.pump();
  };

  /** @param passingCount of those that the server could not give, and may later */
  const stateOf = (set: PinnedSetRecord, missingCount: number, passingCount: number): PinState => {
    if (set.isPaused) return 'paused';
    if (counts.get(set.id)?.isCounted !== true) return 'counting';
    if (missingCount === 0) return passingCount === 0 ? 'up-to-date' : 'waiting';
    if (downloads.isDiskFull()) return 'disk-full';
    return parts.isOnline() ? 'downloading' : 'waiting';
  };

  const shown = (set: PinnedSetRecord): PinnedSet => {
    const totals = tables.pinnedFiles.totalsOf(set.id);
    const failedCount = totals.failed.reduce((sum, { count }) => sum + count, 0);
    const passingCount = totals.failed.reduce(
      (sum, { code, count }) => sum + (passingErrors.includes(code) ? count : 0),
      0,
    );
    const state = stateOf(set, totals.fileCount - totals.hereCount - failedCount, passingCount);
    const hereBytes = totals.hereBytes + downloads.arrivingBytes(set.id);
    const rate = downloads.bytesPerSecond();
    const count = counts.get(set.id);
    return {
      id: set.id,
      subject: set.subject,
      name: nameOf(source, set.subject),
      media: set.media,
      revisionCount: set.revisionCount,
      hasSources: set.hasSources,
      state,
      shotCount: count?.shotCount ?? 0,
      assetCount: count?.assetCount ?? 0,
      taskCount: count?.taskCount ?? 0,
      fileCount: totals.fileCount,
      hereCount: totals.hereCount,
      totalBytes: Math.max(totals.totalBytes, hereBytes),
      hereBytes,
      secondsLeft:
        state === 'downloading' && rate !== null ? Math.max(0, (totals.totalBytes - hereBytes) / rate) : null,
      failed: totals.failed,
      thumbnailId: count?.thumbnailId ?? null,
    };
  };

  const need = (setId: Id): PinnedSetRecord => {
    const set = tables.pinnedSets.get(setId);
    if (set === null) throw new InariError('gone', { setId });
    return set;
  };

  db.onCommit((changed) => {
    if (!telling.some((table) => changed.has(table))) return;
    if (tables.pinnedSets.all().length > 0) soon(gatherMs);
  });
  if (tables.pinnedSets.all().length > 0) {
    soon(0);
    looking = lookForLost().catch((error: unknown) => {
      parts.log({ level: 'warning', event: 'pins-not-looked-through', detail: { message: String(error) } });
    });
  }

  return {
    measure: (subject, choice, freeBytes) => {
      const count = countNow(source, subject, choice);
      let totalBytes = 0;
      let hereBytes = 0;
      let doubtfulCount = 0;
      let doubtfulBytes = 0;
      for (const file of count.files.values()) {
        if (isDoubtful(file)) {
          doubtfulCount += 1;
          doubtfulBytes += file.sizeBytes;
          continue;
        }
        const kept = tables.mediaFiles.find(file);
        totalBytes += kept?.sizeBytes ?? file.sizeBytes;
        hereBytes += kept?.sizeBytes ?? 0;
      }
      return {
        shotCount: count.shotCount,
        assetCount: count.assetCount,
        taskCount: count.contents.taskIds.length,
        previewCount: count.previewCount,
        fileCount: count.files.size - doubtfulCount,
        totalBytes,
        hereBytes,
        doubtfulBytes: givenSources(tables) === 'none' ? 0 : doubtfulBytes,
        isCounted: count.isCounted,
        freeBytes,
        bytesPerSecond: downloads.bytesPerSecond(),
      };
    },
    sets: () => tables.pinnedSets.all().map(shown),
    pin: (subject, choice) => {
      const same = tables.pinnedSets.all().find((set) => JSON.stringify(set.subject) === JSON.stringify(subject));
      const setId = same?.id ?? randomUUID();
      counts.delete(setId);
      db.writeOriginals(() => {
        if (same === undefined)
          tables.pinnedSets.add({
            id: setId,
            subject,
            ...choice,
            isPaused: false,
            createdAt: new Date(parts.now()).toISOString(),
          });
        else tables.pinnedSets.choose(setId, choice);
      });
      return setId;
    },
    change: (setId, choice) => {
      need(setId);
      counts.delete(setId);
      db.writeOriginals(() => {
        tables.pinnedSets.choose(setId, choice);
      });
    },
    pause: (setId, isPaused) => {
      need(setId);
      db.writeOriginals(() => {
        tables.pinnedSets.pause(setId, isPaused);
        if (!isPaused) tables.pinnedFiles.forgive(setId);
      });
      if (isPaused) downloads.dropUnwanted();
      else downloads.wake();
    },
    unpin: async (setId) => {
      need(setId);
      counts.delete(setId);
      db.writeOriginals(() => {
        tables.pinnedSets.remove(setId);
        tables.pinnedFiles.removeSet(setId);
      });
      downloads.dropUnwanted();
      await media.pinsChanged();
    },
    wake: downloads.wake,
    noteProgress: downloads.noteProgress,
    close: async () => {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      downloads.close();
      await Promise.all([counting, looking]);
    },
  };
}
