/**
 * What anybody's work makes stale for everybody, and is seldom one's own: read at once when it comes after a while, and else no
 * more often than now and then, by each computer at a time of its own.
 */
export type Gap = {
  /** Whether it may be read now. If not, `read` is called when it may. */
  readonly ask: () => boolean;
  readonly close: () => void;
};

/** @param shortestMs between two readings; half as much again is left to chance */
export function createGap(shortestMs: number, read: () => void): Gap {
  let nextAt = 0;
  let timer: NodeJS.Timeout | null = null;
  const begin = (): void => {
    nextAt = Date.now() + shortestMs + Math.random() * (shortestMs / 2);
  };
  return {
    ask: () => {
      const now = Date.now();
      // A clock that was put back must not keep it waiting.
      if (now >= nextAt || nextAt - now > shortestMs * 2) {
        begin();
        return true;
      }
      timer ??= setTimeout(() => {
        timer = null;
        begin();
        read();
      }, nextAt - now).unref();
      return false;
    },
    close: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
