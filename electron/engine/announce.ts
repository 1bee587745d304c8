/**
 * Tells the windows what is not what it was. A person's own doing is told at once; a pull's many commits are gathered, a
 * few times a second, so that a list is not asked for again with every batch.
 */
export type Announce = {
  readonly now: (sources: Iterable<string>) => void;
  readonly soon: (sources: Iterable<string>) => void;
  readonly close: () => void;
};

const gatherMs = 250;
/** What is done again within this time is no person's doing: a queue of thousands that is being sent. */
const crowdMs = 50;

export function createAnnounce(tell: (sources: readonly string[]) => void): Announce {
  const gathered = new Set<string>();
  let timer: NodeJS.Timeout | null = null;
  let lastTold = 0;
  let lastNow = 0;

  const flush = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (gathered.size === 0) return;
    lastTold = Date.now();
    const sources = [...gathered];
    gathered.clear();
    tell(sources);
  };

  // The first one after a quiet moment goes out at once, so that a single event is on screen without delay.
  const soon = (sources: Iterable<string>): void => {
    for (const source of sources) gathered.add(source);
    const wait = lastTold + gatherMs - Date.now();
    timer ??= setTimeout(flush, Math.max(0, wait));
  };

  return {
    now: (sources) => {
      const isCrowd = Date.now() - lastNow < crowdMs;
      lastNow = Date.now();
      soon(sources);
      if (!isCrowd) flush();
    },
    soon,
    close: () => {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
