/** `SH0010…SH0200 step 10`: many names written as one. A single name is a pattern of one. */

export type NamePattern =
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'problem'; readonly problem: 'empty' | 'too-long' | 'different' | 'backwards' | 'too-many' };

/** As Kitsu keeps a name. */
const longestName = 160;
const mostNames = 1_000;

const several = /^(.*?)(?:…|\.{2,3})(.*?)(?:\s+(?:step|pas|by)\s+(\d+)|\s*\+\s*(\d+))?$/iu;
const numbered = /^(.*?)(\d+)(\D*)$/u;

/** The step is what it says, else ten where both numbers are full tens, else one. */
export function readNamePattern(text: string): NamePattern {
  const written = text.trim();
  if (written === '') return { kind: 'problem', problem: 'empty' };
  const parts = several.exec(written);
  if (parts === null) return named([written]);
  const [, from = '', to = '', step, plus] = parts;
  const first = numbered.exec(from.trim());
  const last = numbered.exec(to.trim());
  if (first === null || last === null) return { kind: 'problem', problem: 'different' };
  const [, head = '', start = '', tail = ''] = first;
  const [, lastHead = '', end = '', lastTail = ''] = last;
  // `SH0010…0200` says the head once.
  if ((lastHead !== '' && lastHead !== head) || lastTail !== tail) return { kind: 'problem', problem: 'different' };
  const [low, high] = [Number(start), Number(end)];
  const by = Number(step ?? plus ?? (low % 10 === 0 && high % 10 === 0 && high > low ? 10 : 1));
  if (high < low || by < 1) return { kind: 'problem', problem: 'backwards' };
  const count = Math.floor((high - low) / by) + 1;
  if (count > mostNames) return { kind: 'problem', problem: 'too-many' };
  return named(
    Array.from(
      { length: count },
      (_, index) => `${head}${String(low + index * by).padStart(start.length, '0')}${tail}`,
    ),
  );
}

function named(names: readonly string[]): NamePattern {
  return names.some(({ length }) => length > longestName)
    ? { kind: 'problem', problem: 'too-long' }
    : { kind: 'names', names };
}
