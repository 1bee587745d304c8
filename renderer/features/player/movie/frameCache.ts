/**
 * Decoded pictures around the playhead, within a budget of bytes. What is farthest from where one is going leaves first;
 * whatever leaves is closed, since the memory of a decoded picture is nobody else's to free.
 */
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
  /** Another budget; what is over it leaves. */
  readonly limit: (bytes: number) => void;
  readonly clear: () => void;
};

/** What lies behind is wanted less: a step back is likely, ten seconds back are not. */
const behindWeighs = 3;

export function createFrameCache<Picture extends Closable>(budgetBytes: number): FrameCache<Picture> {
  type Kept = { readonly picture: Picture; readonly order: number; readonly bytes: number };
  const kept = new Map<number, Kept>();
  let limitBytes = budgetBytes;
  let total = 0;
  let aimedAt = 0;
  let direction: 1 | -1 = 1;

  function distanceOf(order: number): number {
    const ahead = (order - aimedAt) * direction;
    return ahead >= 0 ? ahead : -ahead * behindWeighs;
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

  function trim(): void {
    while (total > limitBytes && kept.size > 1) {
      const out = farthest();
      if (out === null) break;
      drop(out.place);
    }
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
      if (total + bytes <= limitBytes) return true;
      const out = farthest();
      return out === null || distanceOf(order) < out.distance;
    },
    limit: (bytes) => {
      limitBytes = bytes;
      trim();
    },
    clear: () => {
      for (const place of [...kept.keys()]) drop(place);
    },
  };
}
