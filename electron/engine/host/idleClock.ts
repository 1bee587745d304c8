/** Counts the silence of the other side; stopped while it is our turn. */
export type IdleClock = { readonly restart: () => void; readonly stop: () => void };

export function idleClock(idleMs: number, onSilence: () => void): IdleClock {
  let timer: NodeJS.Timeout | undefined;
  return {
    restart: () => {
      clearTimeout(timer);
      timer = setTimeout(onSilence, idleMs);
    },
    stop: () => clearTimeout(timer),
  };
}
