/** How models of each production were lit last; this computer remembers. */
import type { Id } from '../../../../shared/model/studio.ts';

export const backdrops = ['hidden', 'blurred', 'shown'] as const;
export type Backdrop = (typeof backdrops)[number];

export type ChosenLight = {
  /** Undefined: what the production shows its models in; null: the neutral room. */
  readonly backgroundId: Id | null | undefined;
  readonly backdrop: Backdrop;
  /** Degrees around the model. */
  readonly turn: number;
};

export const usualLight: ChosenLight = { backgroundId: undefined, backdrop: 'hidden', turn: 0 };
const key = 'inari.model-light';
const mostKept = 50;

export function readLight(productionId: Id): ChosenLight {
  const kept = readAll().find(([id]) => id === productionId)?.[1];
  if (kept === undefined) return usualLight;
  const { backgroundId, backdrop, turn } = kept;
  return {
    backgroundId: typeof backgroundId === 'string' || backgroundId === null ? backgroundId : undefined,
    backdrop: backdrops.find((known) => known === backdrop) ?? usualLight.backdrop,
    turn: typeof turn === 'number' && Number.isFinite(turn) ? turn : usualLight.turn,
  };
}

export function keepLight(productionId: Id, light: ChosenLight): void {
  const others = readAll().filter(([id]) => id !== productionId);
  localStorage.setItem(key, JSON.stringify([[productionId, light], ...others].slice(0, mostKept)));
}

type Kept = readonly [id: string, light: Readonly<Record<string, unknown>>];

function readAll(): readonly Kept[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(value) ? value.filter(isKept) : [];
  } catch {
    // Written by something else: what is usual is no loss.
    return [];
  }
}

const isKept = (value: unknown): value is Kept =>
  Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'object' && value[1] !== null;
