/**
 * Finding names as people in a studio type them: `20 40` is SQ020 SH0040, `sh40` is SH0040, a beginning counts more than a
 * middle, and letters in their order are better than nothing. All texts are folded already.
 */

export type CodeMatch = { readonly start: number; readonly end: number; readonly score: number };

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
const isLetter = (code: number): boolean => code >= 97 || (code >= 65 && code <= 90);

/** Where a part of a name begins: at its start, after a sign, and where letters and digits meet. */
function isBoundary(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return true;
  const before = text.charCodeAt(index - 1);
  const after = text.charCodeAt(index);
  if (isDigit(before) || isDigit(after)) return !(isDigit(before) && isDigit(after));
  return !(isLetter(before) && isLetter(after));
}

/**
 * The best place of a word in a name, outside of what other words have taken; null where it has none.
 *
 * @param after where the word before it ended: words in the order of the name are worth a little more.
 */
export function matchCode(word: string, name: string, taken: readonly CodeMatch[] = [], after = 0): CodeMatch | null {
  let best: CodeMatch | null = null;
  for (let start = 0; start < name.length; start += 1) {
    const end = endOfMatch(word, name, start);
    if (end < 0 || taken.some((other) => start < other.end && other.start < end)) continue;
    const isWholeBeginning = isBoundary(name, start);
    const score =
      10 +
      (isWholeBeginning ? 20 : 0) +
      (isWholeBeginning && isBoundary(name, end) ? 15 : 0) +
      (start >= after ? 3 : 0);
    if (best === null || score > best.score) best = { start, end, score };
  }
  return best;
}

/** Numbers match without their leading zeros. -1: does not match here. */
function endOfMatch(word: string, name: string, start: number): number {
  let at = start;
  for (let index = 0; index < word.length; index += 1) {
    const wanted = word.charCodeAt(index);
    const isNumberStart = isDigit(wanted) && wanted !== 48 && (index === 0 || !isDigit(word.charCodeAt(index - 1)));
    if (isNumberStart && isBoundary(name, at)) while (name.charCodeAt(at) === 48 && at < name.length - 1) at += 1;
    if (name.charCodeAt(at) !== wanted) return -1;
    at += 1;
  }
  return at;
}

/** Three letters or more that occur in their order, from the beginning of a part on: `lntrn` is Lantern. */
function matchLetters(word: string, name: string): readonly CodeMatch[] | null {
  if (word.length < 3 || /[^a-z]/.test(word)) return null;
  for (let start = 0; start < name.length; start += 1) {
    if (name.charCodeAt(start) !== word.charCodeAt(0) || !isBoundary(name, start)) continue;
    const found = lettersFrom(word, name, start);
    if (found !== null) return found;
  }
  return null;
}

function lettersFrom(word: string, name: string, start: number): readonly CodeMatch[] | null {
  const found: CodeMatch[] = [];
  let at = start;
  for (const letter of word) {
    at = name.indexOf(letter, at);
    // Within one part of the name.
    if (at < 0 || /[^\p{L}]/u.test(name.slice(start, at))) return null;
    found.push({ start: at, end: at + 1, score: 1 });
    at += 1;
  }
  return found;
}

export type NameMatch = {
  /** A bit for each word that was found. */
  readonly mask: number;
  readonly score: number;
  readonly matches: readonly CodeMatch[];
};

/** Looks for every word in a name; what is not found has no bit in the mask. */
export function matchName(words: readonly string[], name: string): NameMatch {
  let mask = 0;
  let score = 0;
  let after = 0;
  const matches: CodeMatch[] = [];
  for (const [index, word] of words.entries()) {
    const match = matchCode(word, name, matches, after);
    if (match !== null) {
      mask |= 1 << index;
      score += match.score;
      after = match.end;
      matches.push(match);
      continue;
    }
    const letters = matchLetters(word, name);
    if (letters === null) continue;
    mask |= 1 << index;
    score += 4;
    matches.push(...letters);
  }
  return { mask, score, matches };
}

/** The words of a query; more than eight say no more. */
export const wordsOf = (foldedText: string): readonly string[] =>
  foldedText
    .split(/[\s/]+/)
    .filter((word) => word !== '')
    .slice(0, 8);
