import { useSyncExternalStore } from 'react';

type Count = { readonly here: number; readonly of: number } | null;

let count: Count = null;
const listeners = new Set<() => void>();

/** Of what is under review, how much could be played without a connection: told by the player, shown in the title bar. */
export function tellOnDisk(next: Count): void {
  count = next;
  for (const listener of listeners) listener();
}

export function useOnDiskCount(): Count {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => count,
  );
}
