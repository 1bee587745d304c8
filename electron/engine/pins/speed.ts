/** How fast downloads have been going, over the last while. */
export type Speed = {
  /** @param receivedBytes ever so far, by this measure's own count. */
  readonly note: (receivedBytes: number) => void;
  /** Null where nothing arrived lately. */
  readonly bytesPerSecond: () => number | null;
};

const windowMs = 15_000;
const betweenMs = 250;
/** Shorter than this a burst says nothing about what follows. */
const leastMs = 1_000;

export function createSpeed(now: () => number): Speed {
  let samples: { readonly at: number; readonly bytes: number }[] = [];
  return {
    note: (receivedBytes) => {
      const at = now();
      const last = samples.at(-1);
      if (last !== undefined && at - last.at < betweenMs) return;
      samples = [...samples.filter((sample) => at - sample.at < windowMs), { at, bytes: receivedBytes }];
    },
    bytesPerSecond: () => {
      const recent = samples.filter(({ at }) => now() - at < windowMs);
      const [first] = recent;
      const last = recent.at(-1);
      if (first === undefined || last === undefined || last.at - first.at < leastMs) return null;
      const rate = ((last.bytes - first.bytes) * 1_000) / (last.at - first.at);
      return rate > 0 ? rate : null;
    },
  };
}
