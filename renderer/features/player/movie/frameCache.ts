/**
 * Decoded pictures around the playhead of one medium, within the budget of all (`frameMemory.ts`). What is farthest from where one
 * is going leaves first; whatever leaves is closed, since the memory of a decoded picture is nobody else's to free.
 */
import type { FrameMemory } from './frameMemory.ts';

export type Closable = { readonly close: () => void };

export type FrameCache<Picture extends Closable> = {
  readonly get: (place: number) => Picture | null;
  readonly has: (place: number) => boolean;
  /** Takes it over: it is kept, or closed at once where everything kept is nearer. */
  readonly put: (place: number, order: number, picture: Picture, bytes: number) => void;
  /** Where the playhead is, and whether it goes up (1) or down (-1); in the order of showing. */
  readonly aim: (order: number, direction: 1 | -1) => void;
  /** Whether something so far ahead would be kept. */
  readonly wouldKeep: (order: number, bytes: number) => boolean;
  /** Whether it is on screen: what is not has a little of its own, and what it has beyond its next frames leaves before others'. */
  readonly show: (isShown: boolean) => void;
  readonly clear: () => void;
  /** Empty, and of no more account. */
  readonly close: () => void;
};

/** What lies behind is wanted less: a step back is likely, ten seconds back are not. */
const behindWeighs = 3;
/** Eight frames ahead of what may come next count as much as all that is kept ahead of what is on screen. */
const unseenWeighs = 12;
/** Of what is not on screen: what it begins with, and a second of what one has just left. */
const unseenBytes = 40_000_000;

export function createFrameCache<Picture extends Closable>(
  memory: FrameMemory,
  startsShown = true,
): FrameCache<Picture> {
  type Kept = { readonly picture: Picture; readonly order: number; readonly bytes: number };
  const kept = new Map<number, Kept>();
  let isShown = startsShown;
  let total = 0;
  let aimedAt = 0;
  let direction: 1 | -1 = 1;
  const leave = memory.join({
    bytes: () => total,
    farthest: () => (kept.size > 1 ? (farthest()?.distance ?? null) : null),
    dropFarthest,
  });

  function distanceOf(order: number): number {
    const ahead = (order - aimedAt) * direction;
    return (ahead >= 0 ? ahead : -ahead * behindWeighs) * (isShown ? 1 : unseenWeighs);
  }
  function farthest(): { readonly place: number; readonly distance: number } | null {
    let found: { readonly place: number; readonly distance: number } | null = null;
    for (const [place, { order }] of kept) {
      const distance = distanceOf(order);
      if (found === null || distance > found.distance) found = { place, distance };
    }
    return found;
  }
  function drop(place: number): void {
    const entry = kept.get(place);
    if (entry === undefined) return;
    kept.delete(place);
    total -= entry.bytes;
    entry.picture.close();
  }
  function dropFarthest(): void {
    const out = farthest();
    if (out !== null) drop(out.place);
  }
  const mostBytes = (): number => (isShown ? Infinity : unseenBytes);

  function trim(): void {
    while (total > mostBytes() && kept.size > 1) dropFarthest();
    memory.trim();
  }
  function clear(): void {
    for (const place of [...kept.keys()]) drop(place);
  }

  return {
    get: (place) => kept.get(place)?.picture ?? null,
    has: (place) => kept.has(place),
    put: (place, order, picture, bytes) => {
      if (kept.has(place)) {
        picture.close();
        return;
      }
      kept.set(place, { picture, order, bytes });
      total += bytes;
      trim();
    },
    aim: (order, towards) => {
      aimedAt = order;
      direction = towards;
    },
    wouldKeep: (order, bytes) => {
      const distance = distanceOf(order);
      const out = total + bytes <= mostBytes() ? null : farthest();
      return (out === null || distance < out.distance) && memory.hasRoomFor(distance, bytes);
    },
    show: (shown) => {
      isShown = shown;
      trim();
    },
    clear,
    close: () => {
      clear();
      leave();
    },
  };
}
