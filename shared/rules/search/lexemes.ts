/** Cuts a search text into its pieces, without knowing what any of them means. Linear, and never fails. */

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | ':';

export type Lexeme = {
  readonly kind: 'piece';
  readonly start: number;
  readonly end: number;
  /** As written, a leading `-` included. */
  readonly raw: string;
  readonly isNegated: boolean;
  readonly isQuoted: boolean;
  /** What stands before a bracket or an operator; the whole of a plain or quoted word. */
  readonly head: string;
  /** Inside of the left bracket: `Task Type` of `assignedto[Task Type]=…`. */
  readonly bracket: string | null;
  readonly operator: Operator | null;
  /** Right of the operator, without its brackets. */
  readonly value: string;
  readonly isUnclosed: boolean;
};

export type LexemeGroup = {
  readonly kind: 'group';
  readonly start: number;
  readonly end: number;
  readonly pieces: readonly Lexeme[];
  readonly isUnclosed: boolean;
};

const isSpace = (character: string | undefined): boolean => character !== undefined && /\s/.test(character);

export function readLexemes(text: string): readonly (Lexeme | LexemeGroup)[] {
  const found: (Lexeme | LexemeGroup)[] = [];
  let at = 0;
  while (at < text.length) {
    if (isSpace(text[at])) {
      at += 1;
      continue;
    }
    const next = text.startsWith('+(', at) ? readGroup(text, at) : readPiece(text, at, false);
    found.push(next);
    at = next.end;
  }
  return found;
}

function readGroup(text: string, start: number): LexemeGroup {
  const pieces: Lexeme[] = [];
  let at = start + 2;
  while (at < text.length && text[at] !== ')') {
    if (isSpace(text[at])) {
      at += 1;
      continue;
    }
    const piece = readPiece(text, at, true);
    pieces.push(piece);
    at = piece.end;
  }
  const isUnclosed = at >= text.length;
  return { kind: 'group', start, end: isUnclosed ? text.length : at + 1, pieces, isUnclosed };
}

/** @param isInGroup a `)` ends a piece there. */
function readPiece(text: string, start: number, isInGroup: boolean): Lexeme {
  const isEnd = (index: number): boolean =>
    index >= text.length || isSpace(text[index]) || (isInGroup && text[index] === ')');
  const isNegated = text[start] === '-';
  let at = isNegated ? start + 1 : start;

  if (text[at] === '"') {
    const { inside, end, isUnclosed } = readEnclosed(text, at, '"');
    return piece({ start, end, head: inside, isNegated, isQuoted: true, isUnclosed });
  }

  const headStart = at;
  while (!isEnd(at) && text[at] !== '[' && operatorAt(text, at, text.slice(headStart, at)) === null) at += 1;
  const head = text.slice(headStart, at);

  let bracket: string | null = null;
  if (text[at] === '[') {
    const enclosed = readEnclosed(text, at, ']');
    bracket = enclosed.inside;
    at = enclosed.end;
    if (enclosed.isUnclosed) return piece({ start, end: at, head, bracket, isNegated, isUnclosed: true });
  }

  const operator = operatorAt(text, at, head);
  if (operator === null) {
    // `foo[bar]baz` is one plain word; `[a][b]` are two pieces.
    if (head !== '') while (!isEnd(at)) at += 1;
    return piece({ start, end: at, head, bracket, isNegated });
  }

  at += operator.length;
  let prefix = '';
  if (text[at] === '-' && text[at + 1] === '[') {
    prefix = '-';
    at += 1;
  }
  if (text[at] === '[' || text[at] === '"') {
    const { inside, end, isUnclosed } = readEnclosed(text, at, text[at] === '[' ? ']' : '"');
    return piece({ start, end, head, bracket, isNegated, operator, value: prefix + inside, isUnclosed });
  }
  const valueStart = at;
  while (!isEnd(at)) at += 1;
  return piece({ start, end: at, head, bracket, isNegated, operator, value: text.slice(valueStart, at) });

  function piece(parts: Partial<Lexeme> & Pick<Lexeme, 'start' | 'end' | 'head' | 'isNegated'>): Lexeme {
    return {
      kind: 'piece',
      raw: text.slice(parts.start, parts.end),
      isQuoted: false,
      bracket: null,
      operator: null,
      value: '',
      isUnclosed: false,
      ...parts,
    };
  }
}

function readEnclosed(
  text: string,
  start: number,
  closing: string,
): { readonly inside: string; readonly end: number; readonly isUnclosed: boolean } {
  const close = text.indexOf(closing, start + 1);
  return close < 0
    ? { inside: text.slice(start + 1), end: text.length, isUnclosed: true }
    : { inside: text.slice(start + 1, close), end: close + 1, isUnclosed: false };
}

/** A colon is an operator after `is` alone: it occurs in names and in the values of checklists. */
function operatorAt(text: string, at: number, head: string): Operator | null {
  const character = text[at];
  if (character === '=') return '=';
  if (character === '!' && text[at + 1] === '=') return '!=';
  if (character === '<') return text[at + 1] === '=' ? '<=' : '<';
  if (character === '>') return text[at + 1] === '=' ? '>=' : '>';
  return character === ':' && head.toLowerCase() === 'is' ? ':' : null;
}
