/** Text as it is compared when nobody types accents or capitals. */
export type FoldedText = {
  readonly text: string;
  /** For each UTF-16 index of the folded text its index in the original; null where they are the same. */
  readonly offsets: readonly number[] | null;
};

export function foldText(original: string): FoldedText {
  // oxlint-disable-next-line no-control-regex -- ASCII is all that needs no mapping
  if (/^[\u0000-\u007f]*$/.test(original)) return { text: original.toLowerCase(), offsets: null };
  let text = '';
  const offsets: number[] = [];
  let at = 0;
  for (const character of original) {
    const folded = character.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
    for (let unit = 0; unit < folded.length; unit += 1) offsets.push(at);
    text += folded;
    at += character.length;
  }
  offsets.push(at);
  return { text, offsets };
}

/** A range of the folded text in the original, whole characters only. */
export function unfoldRange({ offsets }: FoldedText, start: number, end: number): readonly [number, number] {
  if (offsets === null) return [start, end];
  return [offsets[start] ?? 0, offsets[end] ?? offsets.at(-1) ?? 0];
}
