/**
 * Several pictures of one revision play as its frames; of those in here somebody wanted to see one by one. By the first picture of
 * each: this computer remembers the latest.
 */
import { create } from 'zustand';
import type { Id } from '../../../shared/model/studio.ts';

export type Apart = ReadonlySet<Id>;

const key = 'inari.apart';
const mostKept = 500;

const useKept = create<{ readonly ids: Apart }>(() => ({ ids: read() }));

export const useApart = (): Apart => useKept(({ ids }) => ids);

export function setApart(firstId: Id, isApart: boolean): void {
  const others = [...useKept.getState().ids].filter((id) => id !== firstId);
  const ids = isApart ? [...others, firstId].slice(-mostKept) : others;
  useKept.setState({ ids: new Set(ids) });
  localStorage.setItem(key, JSON.stringify(ids));
}

// In the other window it is chosen as well.
window.addEventListener('storage', (event) => {
  if (event.key === key) useKept.setState({ ids: read() });
});

function read(): Apart {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return new Set(Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []);
  } catch {
    // Written by something else: they play.
    return new Set();
  }
}
