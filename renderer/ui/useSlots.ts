import { useRef } from 'react';

export type Slotted = { readonly key: string | number; readonly kind: string };

/** One element of the list and the line that is drawn in it. */
export type Slot<Line> = { readonly slot: number; readonly line: Line; readonly isParked: boolean };

/**
 * Which element of a long list shows which line. Making and removing elements costs more than all else there is to drawing
 * a line (decision 0009), so none is ever removed: what leaves the view is parked with its line still drawn, out of sight,
 * until that line comes back or another of its kind needs an element.
 * @param mostNew so many lines that no element shows yet are given one; the others are `left` for another time
 */
export function useSlots<Line extends Slotted>(
  lines: readonly Line[],
  mostNew = Number.POSITIVE_INFINITY,
): { readonly slots: readonly Slot<Line>[]; readonly left: number } {
  const kept = useRef<readonly Line[]>([]);
  const drawn = [...kept.current];
  const slotOf = new Map(drawn.map(({ key }, slot) => [key, slot]));
  const taken = new Set<number>();
  const coming: Line[] = [];
  for (const line of lines) {
    const slot = slotOf.get(line.key);
    if (slot === undefined || drawn[slot]?.kind !== line.kind) {
      coming.push(line);
      continue;
    }
    drawn[slot] = line;
    taken.add(slot);
  }
  for (const line of coming.slice(0, mostNew)) {
    const free = drawn.findIndex(({ kind }, slot) => kind === line.kind && !taken.has(slot));
    const slot = free < 0 ? drawn.length : free;
    drawn[slot] = line;
    taken.add(slot);
  }
  kept.current = drawn;
  return {
    slots: drawn.map((line, slot) => ({ slot, line, isParked: !taken.has(slot) })),
    left: Math.max(0, coming.length - mostNew),
  };
}
