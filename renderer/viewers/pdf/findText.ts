/** Words sought in a document's pages. */

export type Found = { readonly page: number; readonly at: number };

/** Where a text stands, without regard to capitals; `at` counts within its page. */
export function findAll(pages: readonly string[], sought: string): readonly Found[] {
  const wanted = sought.toLowerCase();
  if (wanted.trim() === '') return [];
  return pages.flatMap((text, page) => occurrences(text.toLowerCase(), wanted).map((at) => ({ page, at })));
}

function occurrences(text: string, wanted: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) found.push(at);
  return found;
}

/** The pieces a page's text is made of that a stretch of it lies in: which, and from where to where within each. */
export function piecesOf(
  pieces: readonly string[],
  from: number,
  length: number,
): readonly { readonly piece: number; readonly start: number; readonly end: number }[] {
  const until = from + length;
  let begin = 0;
  return pieces.flatMap((text, piece) => {
    const [start, end] = [Math.max(from, begin), Math.min(until, begin + text.length)];
    const within = { piece, start: start - begin, end: end - begin };
    begin += text.length;
    return start < end ? [within] : [];
  });
}
