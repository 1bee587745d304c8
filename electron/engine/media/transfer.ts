/** One file on its way from the server to the disk: read from where it stopped, checked to be still the same, and counted. */
import type { MediaFile } from '../../../shared/control.ts';
import { InariError } from '../../../shared/errors.ts';
import type { Kitsu } from '../kitsu/kitsu.ts';
import { isDiskFull } from '../diskSpace.ts';
import type { MediaPlan } from './mediaPlan.ts';
import type { PartFile, PartFiles } from './partFile.ts';

export type Arrived = PartFile & { readonly fetchedAt: string };

export type Transfer = {
  /** Fetches until the file is whole. May be called again after it failed or was stopped, and then goes on. */
  readonly run: (signal: AbortSignal) => Promise<Arrived>;
  /** Null before anything has arrived. */
  readonly progress: () => { readonly receivedBytes: number; readonly totalBytes: number | null } | null;
  /** Answers as soon as more than so many bytes are on disk, but never when the transfer ends before. */
  readonly moreThan: (bytes: number) => Promise<MediaFile>;
};

/** A line that is cut again and again with nothing new in between is given up. */
const MOST_FRUITLESS_CUTS = 3;
/** Where no length is told, room is made step by step. */
const ROOM_STEP_BYTES = 8_000_000;
const cuts: readonly string[] = ['unreachable', 'offline', 'timeout', 'broken-answer'];

type Answer = Awaited<ReturnType<Kitsu['openFile']>>;

export function createTransfer(options: {
  readonly plan: MediaPlan;
  readonly serverPath: string;
  readonly parts: PartFiles;
  readonly openFile: Kitsu['openFile'];
  /**
   * Called before bytes are written; refuses with `disk-full`, and with `too-large`.
   * @param wholeBytes what the file takes with them
   */
  readonly makeRoom: (neededBytes: number, wholeBytes: number) => Promise<void>;
  readonly now: () => number;
  readonly onProgress: () => void;
}): Transfer {
  const { plan, parts } = options;
  let part: PartFile | null = null;
  let waiting: { readonly bytes: number; readonly resolve: (file: MediaFile) => void }[] = [];

  const fileOf = (known: PartFile): MediaFile => ({
    contentId: known.contentId,
    path: known.path,
    contentType: plan.contentType,
    totalBytes: known.totalBytes,
    availableBytes: known.receivedBytes,
    isComplete: false,
  });

  const tellWaiting = (known: PartFile): void => {
    const ready = waiting.filter(({ bytes }) => known.receivedBytes > bytes);
    if (ready.length === 0) return;
    waiting = waiting.filter((each) => !ready.includes(each));
    for (const { resolve } of ready) resolve(fileOf(known));
  };

  /** One request; answers when the server has said everything it will. */
  const attempt = async (from: PartFile, signal: AbortSignal): Promise<PartFile> => {
    const range = from.receivedBytes === 0 ? null : `bytes=${String(from.receivedBytes)}-`;
    const answer = await options.openFile(options.serverPath, { range, etag: null }, signal);
    let known: PartFile;
    try {
      known = await fitted(from, answer);
      const neededBytes = Math.max(0, (known.totalBytes ?? 0) - known.receivedBytes);
      await options.makeRoom(neededBytes, known.receivedBytes + neededBytes);
    } catch (error) {
      answer.cancel();
      throw error;
    }
    part = known;
    await parts.describe(plan, known);
    const file = await parts.openToAppend(known);
    let hasRoomFor = known.totalBytes ?? known.receivedBytes;
    try {
      for await (const chunk of answer.body) {
        const next = known.receivedBytes + chunk.byteLength;
        if (next > (known.totalBytes ?? plan.mostBytes)) throw new TooMuch();
        if (next > hasRoomFor) {
          const neededBytes = Math.max(ROOM_STEP_BYTES, chunk.byteLength);
          hasRoomFor = known.receivedBytes + neededBytes;
          await options.makeRoom(neededBytes, hasRoomFor);
        }
        await file.write(chunk);
        known = { ...known, receivedBytes: next };
        part = known;
        tellWaiting(known);
        options.onProgress();
      }
    } catch (error) {
      answer.cancel();
      throw error;
    } finally {
      await file.close();
    }
    return known;
  };

  /** What is there goes on only when the server sends exactly the rest of the same file. */
  const fitted = async (from: PartFile, answer: Answer): Promise<PartFile> => {
    refuseWhatIsNoFile(plan, answer);
    const etag = answer.headers['etag'] ?? null;
    const rest = /^bytes (\d+)-\d+\/(\d+)$/.exec(answer.headers['content-range'] ?? '');
    if (answer.status === 206 && rest !== null) {
      const isSame =
        Number(rest[1]) === from.receivedBytes &&
        Number(rest[2]) === from.totalBytes &&
        (etag === null || from.etag === null || etag === from.etag);
      if (isSame) return from;
      throw new RestartNeeded();
    }
    const length = Number(answer.headers['content-length']);
    const totalBytes = Number.isInteger(length) && length > 0 ? length : null;
    if (totalBytes !== null && totalBytes > plan.mostBytes) throw new TooMuch();
    const fresh = from.receivedBytes === 0 ? from : await parts.startAnew(plan);
    return { ...fresh, etag, totalBytes };
  };

  const isWhole = (known: PartFile): boolean => known.totalBytes === null || known.receivedBytes === known.totalBytes;

  return {
    run: async (signal) => {
      const fetchedAt = new Date(options.now()).toISOString();
      let known = part ?? (await parts.find(plan));
      // Everything had arrived before the app ended.
      if (known.receivedBytes > 0 && known.receivedBytes === known.totalBytes) return { ...known, fetchedAt };
      for (let fruitless = 0; ;) {
        const before = known.receivedBytes;
        try {
          known = await attempt(known, signal);
          if (isWhole(known)) break;
          throw new InariError('broken-answer', { received: known.receivedBytes, total: known.totalBytes ?? 0 });
        } catch (error) {
          if (signal.aborted) throw error;
          if (error instanceof TooMuch) {
            if (part !== null) await parts.forget(plan, part);
            part = null;
            throw new InariError('broken-answer', { isLasting: true });
          }
          if (error instanceof RestartNeeded || isRangeRefused(error)) {
            part = null;
            known = await parts.startAnew(plan);
            fruitless += 1;
            if (fruitless >= MOST_FRUITLESS_CUTS) throw new InariError('broken-answer', {}, { cause: error });
            continue;
          }
          known = part ?? known;
          const isCut = error instanceof InariError && cuts.includes(error.code) && known.receivedBytes > 0;
          fruitless = known.receivedBytes > before ? 0 : fruitless + 1;
          if (!isCut || fruitless >= MOST_FRUITLESS_CUTS) throw asInariError(error);
        }
      }
      return { ...known, fetchedAt };
    },
    progress: () => (part === null ? null : { receivedBytes: part.receivedBytes, totalBytes: part.totalBytes }),
    moreThan: (bytes) => {
      const known = part;
      if (known !== null && known.receivedBytes > bytes) return Promise.resolve(fileOf(known));
      return new Promise((resolve) => {
        waiting.push({ bytes, resolve });
      });
    },
  };
}

class RestartNeeded extends Error {}

/** More came than was announced, or than a file of its kind can have. */
class TooMuch extends Error {}

/** The server has fewer bytes than we do: its file is another one by now. */
const isRangeRefused = (error: unknown): boolean => error instanceof InariError && error.detail['status'] === 416;

function refuseWhatIsNoFile(plan: MediaPlan, answer: Answer): void {
  // The newest servers say 202 while they still make the file.
  if (answer.status === 202) throw new InariError('not-found', { isProcessing: true });
  const type = answer.headers['content-type'] ?? '';
  // A sign-in page of the network in the place of a picture would be kept for good.
  if (/^(image|video)\//.test(plan.contentType) && /^text\/html|^application\/json/.test(type))
    throw new InariError('broken-answer', { type });
}

function asInariError(error: unknown): unknown {
  return isDiskFull(error) ? new InariError('disk-full', {}, { cause: error }) : error;
}
