/** What was read of an object that anybody may have written: each value by its name, and what stands for it where it is none. */
import type { Point } from '../stage/view.ts';

export type Raw = Readonly<Record<string, unknown>>;

export const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

export function numberIn(raw: Raw, name: string, none: number): number {
  const value = raw[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : none;
}

export function textIn(raw: Raw, name: string, none: string): string {
  const value = raw[name];
  return typeof value === 'string' ? value : none;
}

export function colourIn(raw: Raw, name: string): string | null {
  const value = textIn(raw, name, '');
  return value === '' || value === 'transparent' ? null : value;
}

export const pointOf = (value: unknown): Point =>
  isRaw(value) ? { x: numberIn(value, 'x', 0), y: numberIn(value, 'y', 0) } : { x: 0, y: 0 };

/** Kitsu's kinds, compared without case: its drawing library changed the case of what it writes. */
export const kindOf = (raw: Raw): string => textIn(raw, 'type', '').toLowerCase();
