/**
 * Opened media: the one on screen, the one beside it, and those that will come next, which are opened ahead with their first
 * frames decoded, so that the next shot begins without a black frame.
 */
import { createFrameMemory } from './frameMemory.ts';
import { type Medium, type MediumKind, openMedium } from './medium.ts';
import type { SourceLimits } from './movieSource.ts';

export type MediumAddress = {
  readonly kind: MediumKind;
  readonly id: string;
  /** Of a sequence those of all its frames (`sequenceUrl.ts`). */
  readonly url: string;
  readonly productionFps: number;
};

export type Lease = { readonly medium: Promise<Medium>; readonly release: () => void };

/** Of pictures in memory, for all that is open: some nine seconds of 1080p, or two of each of four. */
const memoryBytes = 700_000_000;
const shownLimits: SourceLimits = { isShown: true, aheadFrames: 96 };
/** For what comes next, and what was there before. */
const idleLimits: SourceLimits = { isShown: false, aheadFrames: 8 };
/** What a queue prepares, and one that was there before. */
const mostIdle = 5;

type Entry = { readonly medium: Promise<Medium>; opened: Medium | null; uses: number };

export type MediumPool = {
  /** For the screen, until it is released. */
  readonly lease: (address: MediumAddress) => Lease;
  /** Where it is open already: what is shown of it need not wait. */
  readonly opened: (id: string) => Medium | null;
  /** Nobody needs it any more: where it is not on screen it is closed, and opened anew the next time. */
  readonly discard: (id: string) => void;
  /** Opens what may come next, the likeliest first, and decodes the frames each will begin with. */
  readonly prepare: (addresses: readonly MediumAddress[]) => void;
};

export function createMediumPool(open: typeof openMedium = openMedium): MediumPool {
  /** The one used last is the last. */
  const entries = new Map<string, Entry>();
  const memory = createFrameMemory(memoryBytes);

  function entryOf({ kind, id, url, productionFps }: MediumAddress): Entry {
    const known = entries.get(id);
    const entry = known ?? { medium: open(kind, id, url, productionFps, memory, idleLimits), opened: null, uses: 0 };
    entries.delete(id);
    entries.set(id, entry);
    if (known === undefined) {
      entry.medium.then(
        (medium) => {
          if (entries.get(id) === entry) entry.opened = medium;
        },
        () => {
          // What did not open is opened anew the next time.
          if (entries.get(id) === entry) entries.delete(id);
        },
      );
    }
    return entry;
  }
  const close = ({ medium }: Entry): void => {
    void medium.then(
      (opened) => opened.close(),
      () => undefined,
    );
  };
  function trim(): void {
    const idle = [...entries].filter(([, { uses }]) => uses === 0);
    for (const [id, entry] of idle.slice(0, Math.max(0, idle.length - mostIdle))) {
      entries.delete(id);
      close(entry);
    }
  }
  const limit = ({ medium }: Entry, limits: SourceLimits): void => {
    void medium.then(
      (opened) => opened.setLimits(limits),
      () => undefined,
    );
  };

  return {
    lease: (address) => {
      const entry = entryOf(address);
      entry.uses += 1;
      limit(entry, shownLimits);
      trim();
      let isReleased = false;
      return {
        medium: entry.medium,
        release: () => {
          if (isReleased) return;
          isReleased = true;
          entry.uses -= 1;
          if (entry.uses === 0) limit(entry, idleLimits);
          // Whoever leaves one takes another, which may be the one that would be closed.
          queueMicrotask(trim);
        },
      };
    },
    opened: (id) => entries.get(id)?.opened ?? null,
    discard: (id) => {
      const entry = entries.get(id);
      if (entry === undefined || entry.uses > 0) return;
      entries.delete(id);
      close(entry);
    },
    prepare: (addresses) => {
      // The likeliest last: it is closed last.
      for (const address of addresses.toReversed()) {
        const entry = entryOf(address);
        void entry.medium.then(
          (medium) => {
            if (entry.uses === 0) medium.want(0, 1);
          },
          () => undefined,
        );
      }
      trim();
    },
  };
}
