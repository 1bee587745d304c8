/** What the benchmark answers: each figure beside a reference taken in the same run on the same machine. */
import type { MachineSpeed } from './references.ts';

export type Figure = {
  readonly value: number;
  readonly unit: string;
  /** In the same unit, but for `within`, where it is the milliseconds that the fixed work took. */
  readonly reference: number | null;
  readonly goal: string;
  readonly ok: boolean;
  /** In words, for the table. */
  readonly what: string;
  /** What the goal was compared with, where that is not plain from value and reference. */
  readonly judged: string;
};
export type Figures = Readonly<Record<string, Figure>>;

/** Takes figures as they come: what a later one fails at does not take the earlier ones with it. */
export type Keep = (figures: Figures) => void;
/** Tells whoever waits what is being measured. */
export type Say = (line: string) => void;

/** A figure and what it stands beside, in one unit: the goal is their ratio. */
export function beside(
  what: string,
  {
    value,
    reference,
    unit,
    most,
  }: Pick<Figure, 'value' | 'unit'> & { readonly reference: number; readonly most: number },
): Figure {
  const ratio = value / reference;
  const goal = most < 0.1 ? `≤ ${rounded(most * 100)} %` : `≤ ${String(most)}×`;
  const judged = most < 0.1 ? `${rounded(ratio * 100)} %` : `${String(Number(ratio.toPrecision(3)))}×`;
  return { what, value, unit, reference, goal, judged, ok: ratio <= most };
}

/** A figure that must be so many times smaller than what it stands beside. */
export function quicker(
  what: string,
  {
    value,
    reference,
    unit,
    least,
  }: Pick<Figure, 'value' | 'unit'> & { readonly reference: number; readonly least: number },
): Figure {
  const times = reference / value;
  return {
    what,
    value,
    unit,
    reference,
    goal: `≥ ${rounded(least)}× quicker`,
    judged: `${rounded(times)}×`,
    ok: times >= least,
  };
}

/** A figure that is only to be known: nothing is asked of it. */
export const told = (
  what: string,
  { value, unit, reference }: Pick<Figure, 'value' | 'unit' | 'reference'>,
): Figure => ({
  what,
  value,
  unit,
  reference,
  goal: '',
  judged: '',
  ok: true,
});

/** Milliseconds as they would be on the machine that the goals are meant for. */
export function within(what: string, valueMs: number, mostMs: number, { tookMs, usualMs }: MachineSpeed): Figure {
  const scaledMs = valueMs * (usualMs / tookMs);
  return {
    what,
    value: valueMs,
    unit: 'ms',
    reference: tookMs,
    goal: `≤ ${String(mostMs)} ms`,
    judged: `${rounded(scaledMs)} ms`,
    ok: scaledMs <= mostMs,
  };
}

/** A figure that every machine has to keep. */
export function atMost(
  what: string,
  { value, unit, reference, most }: Pick<Figure, 'value' | 'unit' | 'reference'> & { readonly most: number },
): Figure {
  return {
    what,
    value,
    unit,
    reference,
    goal: `≤ ${String(most)} ${unit}`,
    judged: `${rounded(value)} ${unit}`,
    ok: value <= most,
  };
}

export function rounded(value: number): string {
  if (!Number.isFinite(value)) return 'missing';
  return Math.abs(value) < 10 ? String(Number(value.toPrecision(2))) : String(Math.round(value));
}
