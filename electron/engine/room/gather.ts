/** A burst of words is a first and a last one. */
export type Gather = {
  /** Now, or as soon as enough time has passed since the last one. */
  readonly say: () => void;
  /** What was about to be said is not said any more. */
  readonly hush: () => void;
};

export function createGather(send: () => void, everyMs: number, now: () => number): Gather {
  let saidAtMs = 0;
  let timer: NodeJS.Timeout | null = null;
  const hush = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const sayNow = (): void => {
    hush();
    saidAtMs = now();
    send();
  };
  return {
    say: () => {
      const waitMs = saidAtMs + everyMs - now();
      if (waitMs <= 0) sayNow();
      else timer ??= setTimeout(sayNow, waitMs);
    },
    hush,
  };
}
