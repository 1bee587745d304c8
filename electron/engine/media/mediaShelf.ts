/**
 * The files that are complete: found, brought in, and thrown out again when there are too many, the longest unused first.
 * A row is written before its file is in place and removed after it is gone, so no file is ever forgotten on disk.
 */
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { InariError } from '../../../shared/errors.ts';
import type { Database } from '../db/open.ts';
import { createMediaFiles, type MediaFileRow } from '../db/tables/mediaFiles.ts';
import { createPinnedFiles } from '../db/tables/pinnedFiles.ts';
import type { LogLine } from '../host.ts';
import { isPlainName, type MediaPlan } from './mediaPlan.ts';

export type ShelvedFile = MediaFileRow & { readonly path: string };

export type MediaShelf = {
  /** Null when it is not here, or is not what it was: then it has been forgotten. */
  readonly find: (plan: MediaPlan) => Promise<ShelvedFile | null>;
  /** Moves a finished download in; whatever stood for the same id before goes. */
  readonly put: (
    plan: MediaPlan,
    file: {
      readonly path: string;
      readonly sizeBytes: number;
      readonly etag: string | null;
      readonly fetchedAt: string;
    },
  ) => Promise<void>;
  /** The server says that another version is the same file. */
  readonly renew: (file: ShelvedFile, plan: MediaPlan) => Promise<ShelvedFile>;
  /** What was shelved is not what it should be. */
  readonly throwOut: (file: ShelvedFile) => Promise<void>;
  /** Every form of one picture, movie or file. */
  readonly throwOutAll: (id: string) => Promise<void>;
  /** Other files are wanted by sets than before. */
  readonly pinsChanged: () => void;
  /**
   * Makes what no set wants take no more than the limit once `neededBytes` more of that have come in. What is pinned stays,
   * and does not count.
   */
  readonly makeRoom: (neededBytes: number) => Promise<void>;
  /** Everything but what is pinned. */
  readonly clear: () => Promise<void>;
  readonly sizeBytes: () => { readonly all: number; readonly pinned: number };
  readonly close: () => void;
};

const EVICT_AT_ONCE = 64;
const SHARE_AFTER = 0.95;
/** Uses are written down together: scrolling a list must not write a row a picture. */
const USES_DELAY_MS = 20_000;

export function createMediaShelf(options: {
  readonly folder: string;
  readonly db: Database;
  readonly limitBytes: () => number;
  readonly now: () => number;
  readonly log: (line: LogLine) => void;
}): MediaShelf {
  const { folder, db } = options;
  const files = createMediaFiles(db);
  const pins = createPinnedFiles(db);
  let { all: sizeBytes, pinned: pinnedBytes } = files.totalBytes();
  let uses = new Map<string, Pick<MediaFileRow, 'kind' | 'id'> & { readonly usedAt: string }>();
  let timer: NodeJS.Timeout | null = null;

  /** Null for a row whose names are none: rows outlive the version that wrote them, and are never followed to a place outside. */
  const placeOf = ({ kind, id, fileName }: Pick<MediaFileRow, 'kind' | 'id' | 'fileName'>): string | null =>
    // Two letters of the id keep folders short; a uuid's first ones are as good as random.
    isPlainName(fileName) && isPlainName(`${id}.id`) ? path.join(folder, kind, id.slice(0, 2), fileName) : null;
  const pathOf = (row: Pick<MediaFileRow, 'kind' | 'id' | 'fileName'>): string => {
    const place = placeOf(row);
    if (place === null) throw new InariError('not-found', { what: row.kind });
    return place;
  };
  const instant = (): string => new Date(options.now()).toISOString();

  const flushUses = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (uses.size === 0) return;
    const flushed = uses;
    uses = new Map();
    try {
      db.write(() => {
        for (const use of flushed.values()) files.use(use, use.usedAt);
      });
    } catch (error) {
      // On a full disk: which pictures were looked at is a comfort, and can be told later.
      uses = new Map([...flushed, ...uses]);
      options.log({ level: 'warning', event: 'media-uses-not-kept', detail: { message: String(error) } });
    }
  };

  const count = (row: Pick<MediaFileRow, 'kind' | 'id'>, bytes: number): void => {
    sizeBytes += bytes;
    if (pins.has({ kind: row.kind, id: row.id })) pinnedBytes += bytes;
  };

  const noteUse = ({ kind, id }: Pick<MediaFileRow, 'kind' | 'id'>): void => {
    uses.set(`${kind}/${id}`, { kind, id, usedAt: instant() });
    timer ??= setTimeout(flushUses, USES_DELAY_MS).unref();
  };

  const forget = (row: MediaFileRow): void => {
    // Meanwhile it may have been forgotten already, or fetched again.
    if (files.find(row)?.fetchedAt !== row.fetchedAt) return;
    count(row, -row.sizeBytes);
    uses.delete(`${row.kind}/${row.id}`);
    db.write(() => files.remove(row));
  };

  const throwOut = async (row: MediaFileRow): Promise<void> => {
    const place = placeOf(row);
    if (place !== null) await rm(place, { force: true });
    forget(row);
  };

  const evict = async (neededBytes: number): Promise<void> => {
    const isWithin = (share: number): boolean => sizeBytes - pinnedBytes + neededBytes <= options.limitBytes() * share;
    if (isWithin(1)) return;
    // Some more than needed: to look for the longest unused costs as much for one as for many.
    const fits = (): boolean => isWithin(SHARE_AFTER);
    flushUses();
    for (let rows = files.leastUsed(EVICT_AT_ONCE); rows.length > 0; rows = files.leastUsed(EVICT_AT_ONCE)) {
      for (const row of rows) {
        if (fits()) return;
        await throwOut(row);
      }
    }
  };
  let evicting: Promise<void> = Promise.resolve();

  /** Files that are being put in their place. */
  const arriving = new Map<string, Promise<void>>();
  const keyOf = ({ kind, id }: Pick<MediaFileRow, 'kind' | 'id'>): string => `${kind}/${id}`;
  const putIn: MediaShelf['put'] = async (plan, { path: from, ...file }) => {
    const before = files.find(plan);
    const row = { kind: plan.kind, id: plan.id, fileName: plan.fileName, usedAt: instant(), ...file };
    await mkdir(path.dirname(pathOf(row)), { recursive: true });
    db.write(() => files.keep(row));
    count(row, row.sizeBytes - (before?.sizeBytes ?? 0));
    await rename(from, pathOf(row));
    const replaced = before === null || before.fileName === row.fileName ? null : placeOf(before);
    if (replaced !== null) await rm(replaced, { force: true });
  };

  return {
    find: async (plan) => {
      // Its row is there before its file is.
      await arriving.get(keyOf(plan));
      const row = files.find(plan);
      if (row === null) return null;
      const place = placeOf(row);
      const found = place === null ? null : await stat(place).catch(() => null);
      // Deleted by hand, or cut by a loss of power.
      if (place === null || found?.size !== row.sizeBytes) {
        await throwOut(row);
        return null;
      }
      noteUse(row);
      return { ...row, path: place };
    },
    put: (plan, file) => {
      const key = keyOf(plan);
      const ended = putIn(plan, file).finally(() => {
        if (arriving.get(key) === settled) arriving.delete(key);
      });
      const settled = ended.catch(() => undefined);
      arriving.set(key, settled);
      return ended;
    },
    renew: async (file, plan) => {
      const row = { ...file, fileName: plan.fileName, fetchedAt: instant() };
      await rename(file.path, pathOf(row));
      db.write(() =>
        files.keep({
          kind: row.kind,
          id: row.id,
          fileName: row.fileName,
          sizeBytes: row.sizeBytes,
          etag: row.etag,
          fetchedAt: row.fetchedAt,
          usedAt: row.usedAt,
        }),
      );
      return { ...row, path: pathOf(row) };
    },
    throwOut,
    throwOutAll: async (id) => {
      for (const row of files.ofId(id)) await throwOut(row);
    },
    pinsChanged: () => {
      pinnedBytes = files.totalBytes().pinned;
    },
    makeRoom: (neededBytes) => {
      // One at a time, or two would throw out twice as much.
      evicting = evicting.catch(() => undefined).then(() => evict(neededBytes));
      return evicting;
    },
    clear: async () => {
      for (let rows = files.leastUsed(EVICT_AT_ONCE); rows.length > 0; rows = files.leastUsed(EVICT_AT_ONCE)) {
        for (const row of rows) await throwOut(row);
      }
    },
    sizeBytes: () => ({ all: sizeBytes, pinned: pinnedBytes }),
    close: flushUses,
  };
}
