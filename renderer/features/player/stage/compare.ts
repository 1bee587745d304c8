/** How several media are looked at beside each other. */
import type { CompareLook } from './surface.ts';

export const compareModes = ['wipe', 'side', 'stacked', 'grid', 'overlay', 'difference'] as const;
export type CompareMode = (typeof compareModes)[number];

/** What is on screen, and what it is compared with, by their letters. */
export const letters = ['A', 'B', 'C', 'D'] as const;
export type Letter = (typeof letters)[number];

/** The line between A and B: a point on it as shares of A's picture, and how far it is turned clockwise from upright. */
export type Wipe = { readonly x: number; readonly y: number; readonly degrees: number };

export type Compare = {
  readonly mode: CompareMode;
  readonly wipe: Wipe;
  /** Of B over A. */
  readonly share: number;
  readonly gain: number;
  /** Whose sound is heard. */
  readonly heard: Letter;
};

/** B is at the right of the line; its handle is low, where it hides little. */
export const usualWipe: Wipe = { x: 0.5, y: 0.84, degrees: 0 };

export const usualCompare: Compare = { mode: 'wipe', wipe: usualWipe, share: 0.5, gain: 1, heard: 'A' };

export const gains = [1, 2, 4, 8, 16] as const;

export function nextMode(mode: CompareMode): CompareMode {
  return compareModes[(compareModes.indexOf(mode) + 1) % compareModes.length] ?? 'wipe';
}

/** Whether each has its own part of the stage; else A and B share one. */
export const isTiled = (mode: CompareMode): boolean => mode === 'side' || mode === 'stacked' || mode === 'grid';

/** How two are mixed on one picture. */
export function lookOf({ mode, wipe, share, gain }: Compare): CompareLook {
  if (mode === 'wipe') return { kind: 'wipe', wipe };
  if (mode === 'overlay') return { kind: 'overlay', share };
  return mode === 'difference' ? { kind: 'difference', gain } : { kind: 'single' };
}

/** Turned by so much, and never further than once around. */
export function turnedWipe(wipe: Wipe, degrees: number): Wipe {
  return { ...wipe, degrees: (((wipe.degrees + degrees) % 360) + 360) % 360 };
}
