import { create } from 'zustand';

/** Of what is under review, how much could be played without a connection: told by the player, shown in the title bar. */
export const useOnDiskCount = create<{ readonly count: { readonly here: number; readonly of: number } | null }>(() => ({
  count: null,
}));
