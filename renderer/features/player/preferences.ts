/** How somebody likes to look at pictures; this computer remembers. */
import { create } from 'zustand';
import type { FrameBase } from '../../../shared/rules/frameNumbers.ts';
import type { LoopMode } from './playback/playRange.ts';

export const bases: readonly FrameBase[] = ['shot', 'one', 'zero'];
const loops: readonly LoopMode[] = ['loop', 'once', 'ping-pong'];
const surrounds = ['black', 'dim', 'gray18'] as const;
export type Surround = (typeof surrounds)[number];
export const counters = ['frame', 'timecode', 'seconds'] as const;
export type Counter = (typeof counters)[number];

export const inks = ['#ff3860', '#ffd23f', '#35d0ff', '#5ee27a', '#ff9a3d', '#ffffff'] as const;
/** Shares of the picture's width. */
export const penSizes = [0.002, 0.004, 0.008] as const;

export type Preferences = {
  readonly frameBase: FrameBase;
  readonly loop: LoopMode;
  readonly surround: Surround;
  readonly counter: Counter;
  readonly isMuted: boolean;
  /** The sound of each frame one comes to by dragging or stepping. */
  readonly hearsFrames: boolean;
  readonly isPanelOpen: boolean;
  readonly areDrawingsShown: boolean;
  /** What is on screen, in words in its corner. */
  readonly hasHud: boolean;
  /** The value of the pixel under the pointer, also while Shift is not held. */
  readonly hasProbe: boolean;
  /** The drawings before and after the frame on screen, faintly. */
  readonly hasGhosts: boolean;
  readonly areDrawingsPlayed: boolean;
  /** A drawing stays on screen until the next one. */
  readonly areDrawingsHeld: boolean;
  /** The file that was published, where it is on this disk, instead of the movie that Kitsu made of it. */
  readonly prefersOriginal: boolean;
  readonly ink: string;
  /** Of `penSizes`. */
  readonly penSize: number;
};

const key = 'inari.player';

export const usePreferences = create<Preferences>(read);

export function changePreferences(part: Partial<Preferences>): void {
  usePreferences.setState(part);
  localStorage.setItem(key, JSON.stringify(usePreferences.getState()));
}

/** The next of the ways in which something can be shown. */
export const nextCounter = (current: Counter): Counter => after(counters, current);
export const nextLoop = (current: LoopMode): LoopMode => after(loops, current);
export const nextBase = (current: FrameBase): FrameBase => after(bases, current);
export const nextSurround = (current: Surround): Surround => after(surrounds, current);

function after<Value>(values: readonly Value[], current: Value): Value {
  return values[(values.indexOf(current) + 1) % values.length] ?? current;
}

function read(): Preferences {
  const kept = parsed();
  const one = <Value>(values: readonly Value[], value: unknown, standard: Value): Value =>
    values.find((known) => known === value) ?? standard;
  return {
    frameBase: one(bases, kept['frameBase'], 'shot'),
    loop: one(loops, kept['loop'], 'loop'),
    surround: one(surrounds, kept['surround'], 'black'),
    counter: one(counters, kept['counter'], 'timecode'),
    isMuted: kept['isMuted'] === true,
    hearsFrames: kept['hearsFrames'] !== false,
    isPanelOpen: kept['isPanelOpen'] !== false,
    areDrawingsShown: kept['areDrawingsShown'] !== false,
    hasHud: kept['hasHud'] === true,
    hasProbe: kept['hasProbe'] === true,
    hasGhosts: kept['hasGhosts'] === true,
    areDrawingsPlayed: kept['areDrawingsPlayed'] !== false,
    areDrawingsHeld: kept['areDrawingsHeld'] === true,
    prefersOriginal: kept['prefersOriginal'] !== false,
    ink: typeof kept['ink'] === 'string' && /^#[\da-f]{6}$/i.test(kept['ink']) ? kept['ink'] : inks[0],
    penSize: one([...penSizes.keys()], kept['penSize'], 1),
  };
}

function parsed(): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    // Written by something else: what is usual is no loss.
    return {};
  }
}
