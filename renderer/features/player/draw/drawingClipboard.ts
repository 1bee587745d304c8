/** Drawings that were copied, for any frame of any revision. Of this window alone: no other program knows what they are. */
import type { Known } from './editObject.ts';

let held: readonly Known[] = [];

export function holdDrawings(drawings: readonly Known[]): void {
  held = drawings;
}

export const heldDrawings = (): readonly Known[] => held;
