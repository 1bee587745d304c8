import { create } from 'zustand';

/**
 * Whether B is looked at instead of A, for as long as its key is held. Only the stage hears of it: with a flip nothing else of the page is
 * made anew.
 */
export const usePeeking = create<{ readonly isPeeking: boolean }>(() => ({ isPeeking: false }));

export const peek = (isPeeking: boolean): void => usePeeking.setState({ isPeeking });
