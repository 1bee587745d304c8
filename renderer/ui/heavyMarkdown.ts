/**
 * Some texts of a few kilobytes are minutes of work for whoever reads them as Markdown: a table gives each of its rows as many
 * cells as its head has, quotes and lists in each other go as deep as there are marks. A colleague's comment must not stop the
 * window: such a text is shown as plain words.
 */
export function isHeavyMarkdown(text: string): boolean {
  if (text.length > mostLetters) return true;
  const lines = text.split('\n');
  const mostBars = Math.max(...lines.map((line) => line.split('|').length - 1));
  if (mostBars * lines.length > mostCells) return true;
  return lines.some((line) => deepLine.test(line)) || longRun.test(text);
}

const mostLetters = 50_000;
const mostCells = 4_000;
/** Marks of quotes and lists in front of the words, or as much room in front as lists within lists have. */
const deepLine = /^(?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])){16,}|^[ \t]{80,}\S/;
const longRun = /([*_~`[\]()!<\\])\1{99,}|(?:\*a|_a|\[a|!\[){100,}/;
