import { custom } from '../../ui/custom.ts';

export type LinePlace = {
  /** Null: parked, out of sight until it is needed again. */
  readonly line: number | null;
  readonly topPx: number;
};

const outOfSightPx = -10_000;

/** What puts a line of the table where it belongs. One that is parked is no line: neither seen, nor read out, nor found. */
export function linePlace({ line, topPx }: LinePlace) {
  return {
    'aria-rowindex': line === null ? undefined : line + 2,
    'aria-hidden': line === null || undefined,
    'data-line': line ?? undefined,
    style: custom({ '--top': `${String(line === null ? outOfSightPx : topPx)}px` }),
  };
}
