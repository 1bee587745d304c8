/** Blocks of cells as text: as spreadsheets put them on the clipboard, and as files of comma separated values hold them. */

/** @param separator what stands between two cells of a line */
export function readCells(text: string, separator: '\t' | ',' | ';'): readonly (readonly string[])[] {
  const lines: string[][] = [];
  let line: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = (): void => {
    line.push(cell);
    cell = '';
  };
  const endLine = (): void => {
    endCell();
    lines.push(line);
    line = [];
  };
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index] ?? '';
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (text[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else isQuoted = false;
    } else if (char === '"' && cell === '') isQuoted = true;
    else if (char === separator) endCell();
    else if (char === '\n') endLine();
    else if (char !== '\r') cell += char;
    else if (text[index + 1] !== '\n') endLine();
  }
  // A last line without a break; a break at the end begins no line.
  if (cell !== '' || line.length > 0) endLine();
  return lines;
}

/** What stands between the cells of a file, by its first line. */
export function separatorOf(text: string): '\t' | ',' | ';' {
  const [first = ''] = text.split(/\r?\n/, 1);
  const count = (separator: string): number => first.split(separator).length;
  if (count('\t') > 1) return '\t';
  return count(';') > count(',') ? ';' : ',';
}

/** A file of cells, whatever stands between them, without what was put before formulas. */
export const readCsv = (text: string): readonly (readonly string[])[] =>
  readCells(text, separatorOf(text)).map((line) =>
    line.map((cell) => (cell.startsWith("'") && isFormula(cell) ? cell.slice(1) : cell)),
  );

/** As a file: quoted where it must be, and without formulas: names and words are other people's. */
export const writeCsv = (lines: readonly (readonly string[])[]): string =>
  lines.map((line) => line.map((cell) => quoted(isFormula(cell) ? `'${cell}` : cell)).join(',')).join('\r\n');

/** A spreadsheet would calculate it, behind the signs that part cells in other countries too. A number may have its sign. */
function isFormula(cell: string): boolean {
  const bare = cell.replace(/^'+/, '');
  return /(?:^|[;\t\r\n])\s*[=+\-@]|^[\t\r]/.test(bare) && !/^[+-]?\d+(?:[.,]\d+)?$/.test(bare);
}

const quoted = (cell: string): string => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
