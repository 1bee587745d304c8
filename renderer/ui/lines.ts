/** The lines of a list, heads and rows, and where a key takes the focus among them. */
export type Line = {
  readonly key: string;
  /** The arrows stop here: at every row, and at the head of a folded group. */
  readonly isStop: boolean;
  /** May be chosen. */
  readonly isRow: boolean;
};

/** By identity, so that the focus stays on its line when the list changes; `at` is where it was, for when it has gone. */
export type LineFocus = { readonly key: string; readonly at: number };

const isStop = (line: Line | undefined): boolean => line?.isStop === true;

/** The line that has the focus; -1 in an empty list. */
export function focusedLine(lines: readonly Line[], { key, at }: LineFocus): number {
  const found = lines.findIndex((line) => line.key === key);
  if (isStop(lines[found])) return found;
  const wanted = found === -1 ? at : found;
  const next = lines.findIndex((line, index) => index >= wanted && isStop(line));
  return next === -1 ? lines.findLastIndex(isStop) : next;
}

/** Where a key of movement leads; null for any other key. */
export function lineByKey(lines: readonly Line[], at: number, key: string, pageRows: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return stepped(lines, at, 1);
    case 'ArrowUp':
      return stepped(lines, at, -1);
    case 'PageDown':
      return stepped(lines, at, pageRows);
    case 'PageUp':
      return stepped(lines, at, -pageRows);
    case 'Home':
      return lines.findIndex(isStop);
    case 'End':
      return lines.findLastIndex(isStop);
    default:
      return null;
  }
}

function stepped(lines: readonly Line[], at: number, steps: number): number {
  const direction = Math.sign(steps);
  let reached = at;
  let left = Math.abs(steps);
  for (let line = at + direction; left > 0 && line >= 0 && line < lines.length; line += direction) {
    if (!isStop(lines[line])) continue;
    reached = line;
    left -= 1;
  }
  return reached;
}

/** The next row in that direction, heads left out; null at the end. */
export function nextRowLine(lines: readonly Line[], at: number, direction: 1 | -1): number | null {
  for (let line = at + direction; line >= 0 && line < lines.length; line += direction)
    if (lines[line]?.isRow === true) return line;
  return null;
}
