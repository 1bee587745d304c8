/** A repeatable stream of numbers: the same seed gives the same stream in every runtime. */
export type Random = {
  /** From 0 up to, not including, 1. */
  readonly next: () => number;
  readonly between: (low: number, high: number) => number;
  /** Whole number, both ends included. */
  readonly whole: (low: number, high: number) => number;
  readonly chance: (share: number) => boolean;
  readonly pick: <const T>(list: readonly [T, ...T[]]) => T;
};

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}

/** The mulberry32 generator: 32 bits of state, even enough for pictures. */
export function randomFrom(seed: string): Random {
  let state = hash(seed);
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    whole: (low, high) => low + Math.floor((high - low + 1) * next()),
    chance: (share) => next() < share,
    pick: (list) => list[Math.floor(next() * list.length)] ?? list[0],
  };
}

/** Smooth noise along a line, about -1 to 1, the same at the same place for the same seed. */
export function noiseFrom(seed: string): (position: number) => number {
  const offset = hash(seed);
  const value = (cell: number) => {
    let mixed = Math.imul(cell ^ offset, 0x27d4eb2d);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
    mixed ^= mixed >>> 13;
    return ((mixed >>> 0) / 4_294_967_296) * 2 - 1;
  };
  return (position) => {
    const cell = Math.floor(position);
    const share = position - cell;
    const eased = share * share * (3 - 2 * share);
    return value(cell) + (value(cell + 1) - value(cell)) * eased;
  };
}
