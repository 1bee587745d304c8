/** Fetches what sets want and is not here, a few at a time behind everything that somebody looks at. */
import { InariError, type ErrorCode } from '../../../shared/errors.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { Database } from '../db/open.ts';
import { givenSources, noteGivenSources } from '../db/givenSources.ts';
import { passingErrors, pinnedKey, type PinnedFile } from '../db/tables/pinnedFiles.ts';
import type { Tables } from '../db/tables.ts';
import type { LogLine } from '../host.ts';
import type { Media } from '../media/media.ts';
import { createSpeed } from './speed.ts';

export type PinDownloads = {
  /** Goes on with what may go now. Safe to call at any time. */
  readonly pump: () => void;
  /** What no set wants now, or a paused one, is not fetched any further. */
  readonly dropUnwanted: () => void;
  /** The server answers again, or there may be room. */
  readonly wake: () => void;
  readonly isDiskFull: () => boolean;
  /** Of what is on its way for a set. */
  readonly arrivingBytes: (setId: Id) => number;
  readonly bytesPerSecond: () => number | null;
  /** Bytes arrived somewhere. */
  readonly noteProgress: () => void;
  readonly close: () => void;
};

/** The rest of the places for downloads is for whoever looks at something. */
const atOnce = 3;
const retryMs = 10_000;
/** This file is the matter: others may be had. */
const ofOneFile: ReadonlySet<ErrorCode> = new Set(['not-found', 'gone', 'forbidden', 'rejected']);
/** One after the other it is the server, which will be well again. */
const mostServerErrors = 3;
const patientMs = 600_000;
/** So many missed, and never one given: the server keeps none of the files that movies were made of. */
const mostSourcesMissed = 5;

export function createPinDownloads(parts: {
  readonly db: Database;
  readonly tables: Tables;
  readonly media: Pick<Media, 'keep' | 'stopKeeping' | 'downloads'>;
  readonly isOnline: () => boolean;
  readonly now: () => number;
  readonly log: (line: LogLine) => void;
}): PinDownloads {
  const { db, tables, media } = parts;
  const underWay = new Map<string, PinnedFile>();
  const speed = createSpeed(parts.now);
  let arrivedBytes = 0;
  let isDiskFull = false;
  let isClosed = false;
  let timer: NodeJS.Timeout | null = null;
  let forgiving: NodeJS.Timeout | null = null;
  let serverErrors = 0;
  let sourcesMissed = 0;

  const forgive = (): void => {
    if (forgiving !== null) clearTimeout(forgiving);
    forgiving = null;
    serverErrors = 0;
    try {
      db.write(() => {
        tables.pinnedFiles.forgivePassing();
      });
    } catch (error) {
      parts.log({ level: 'warning', event: 'pinned-files-not-forgiven', detail: { message: String(error) } });
    }
  };
  const forgiveLater = (): void => {
    if (forgiving !== null || isClosed) return;
    forgiving = setTimeout(() => {
      forgive();
      pump();
    }, patientMs).unref();
  };

  const reference = ({ kind, id, extension }: PinnedFile) => ({ kind, id, extension, version: null });

  const retryLater = (): void => {
    if (timer !== null || isClosed) return;
    timer = setTimeout(() => {
      timer = null;
      isDiskFull = false;
      if (serverErrors > 0) forgive();
      pump();
    }, retryMs);
    timer.unref();
  };

  const failed = (file: PinnedFile, error: unknown): 'go-on' | 'wait' => {
    const code: ErrorCode = error instanceof InariError ? error.code : 'unexpected';
    if (code === 'cancelled' || code === 'engine-stopped') return 'go-on';
    if (code === 'disk-full') isDiskFull = true;
    const isOfServer = passingErrors.includes(code);
    const isLasting = error instanceof InariError && error.detail['isLasting'] === true;
    serverErrors = isOfServer && !isLasting ? serverErrors + 1 : 0;
    if (ofOneFile.has(code) || (isOfServer && serverErrors < mostServerErrors)) {
      const isNoSource = file.kind === 'movie-source' && code === 'not-found';
      if (isNoSource) sourcesMissed += 1;
      db.write(() => {
        tables.pinnedFiles.failed(file, isLasting ? 'rejected' : code);
        if (isNoSource && sourcesMissed >= mostSourcesMissed && givenSources(tables) !== 'some') {
          noteGivenSources(tables, 'none');
          tables.pinnedFiles.withoutSources();
        }
      });
      if (isOfServer && !isLasting) forgiveLater();
      return 'go-on';
    }
    if (code === 'unexpected')
      parts.log({ level: 'error', event: 'pinned-file-failed', detail: { kind: file.kind, message: String(error) } });
    return 'wait';
  };

  const fetchOne = async (file: PinnedFile): Promise<void> => {
    let next: 'go-on' | 'wait' = 'go-on';
    // What was published from here says nothing of the server.
    const isFetched = tables.mediaFiles.find(file) === null;
    try {
      const sizeBytes = await media.keep(reference(file));
      serverErrors = 0;
      arrivedBytes += sizeBytes;
      if (isClosed) return;
      db.write(() => {
        if (file.kind === 'movie-source' && isFetched && givenSources(tables) !== 'some') {
          noteGivenSources(tables, 'some');
          // Others may have been given up on before it came.
          tables.pinnedFiles.withSources();
        }
        tables.pinnedFiles.arrived(file, sizeBytes);
      });
    } catch (error) {
      if (isClosed) return;
      next = failed(file, error);
    } finally {
      underWay.delete(pinnedKey(file));
    }
    if (next === 'wait') retryLater();
    else pump();
  };

  function pump(): void {
    if (isClosed || isDiskFull || timer !== null || !parts.isOnline()) return;
    for (const set of tables.pinnedSets.all()) {
      if (set.isPaused) continue;
      for (const file of tables.pinnedFiles.missing(set.id, atOnce * 2)) {
        if (underWay.size >= atOnce) return;
        if (underWay.has(pinnedKey(file))) continue;
        underWay.set(pinnedKey(file), file);
        // Whatever happens to it is told above; should that fail, the disk does not even take a row.
        fetchOne(file).catch((error: unknown) => {
          parts.log({ level: 'error', event: 'pinned-file-not-noted', detail: { message: String(error) } });
          retryLater();
        });
      }
    }
  }

  return {
    pump,
    dropUnwanted: () => {
      const going = tables.pinnedSets.all().filter(({ isPaused }) => !isPaused);
      for (const file of underWay.values())
        if (!going.some(({ id }) => tables.pinnedFiles.isIn(id, file))) media.stopKeeping(reference(file));
      pump();
    },
    wake: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      isDiskFull = false;
      sourcesMissed = 0;
      forgive();
      pump();
    },
    isDiskFull: () => isDiskFull,
    arrivingBytes: (setId) =>
      media
        .downloads()
        .filter((file) => underWay.has(pinnedKey(file)) && tables.pinnedFiles.isIn(setId, file))
        .reduce((sum, { receivedBytes }) => sum + receivedBytes, 0),
    bytesPerSecond: speed.bytesPerSecond,
    noteProgress: () => {
      const arriving = media.downloads().reduce((sum, { receivedBytes }) => sum + receivedBytes, 0);
      speed.note(arrivedBytes + arriving);
    },
    close: () => {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      if (forgiving !== null) clearTimeout(forgiving);
      for (const file of underWay.values()) media.stopKeeping(reference(file));
    },
  };
}
