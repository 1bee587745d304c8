/** How two media are looked at beside each other. */
import type { CompareLook } from './surface.ts';

export const compareModes = ['wipe', 'side', 'overlay', 'difference'] as const;
export type CompareMode = (typeof compareModes)[number];

export type Compare = {
  readonly mode: CompareMode;
  /** Share of the picture's width. */
  readonly wipeAt: number;
  /** Of B over A. */
  readonly share: number;
  readonly gain: number;
};

export const usualCompare: Compare = { mode: 'wipe', wipeAt: 0.5, share: 0.5, gain: 1 };

export const shares = [0, 0.25, 0.5, 0.75, 1] as const;
export const gains = [1, 2, 4, 8, 16] as const;

export function nextMode(mode: CompareMode): CompareMode {
  return compareModes[(compareModes.indexOf(mode) + 1) % compareModes.length] ?? 'wipe';
}

/** How the two are mixed on one picture; side by side they are not. */
export function lookOf({ mode, wipeAt, share, gain }: Compare): CompareLook {
  if (mode === 'wipe') return { kind: 'wipe', at: wipeAt };
  if (mode === 'overlay') return { kind: 'overlay', share };
  return mode === 'difference' ? { kind: 'difference', gain } : { kind: 'single' };
}
