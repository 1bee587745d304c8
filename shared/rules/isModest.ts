/**
 * Whether a value that anybody may have written can be walked, painted and passed on. JSON may lie in itself so deep, or hold so much,
 * that whoever goes through it runs out of stack or of memory.
 * @param mostParts a pen that was drawn with for five minutes leaves half of the usual number
 */
export function isModest(value: unknown, mostParts = 200_000): boolean {
  const waiting: { readonly part: unknown; readonly depth: number }[] = [{ part: value, depth: 0 }];
  let count = 0;
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (typeof one.part !== 'object' || one.part === null) continue;
    if (one.depth >= mostDepth) return false;
    const parts = Object.values(one.part);
    count += parts.length;
    if (count > mostParts) return false;
    for (const part of parts) waiting.push({ part, depth: one.depth + 1 });
  }
  return true;
}

/** A group of groups with what was rubbed out of each has ten. */
const mostDepth = 40;
