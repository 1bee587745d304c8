/** How a search text is shown: its finished filters as pieces that can be taken away, the rest as text to go on with. */

/** A piece of the text, by its UTF-16 offsets. */
export type FilterToken = {
  readonly start: number;
  readonly end: number;
  readonly isFilter: boolean;
  /** What is wrong with it; the piece is underlined and this is said below. */
  readonly problem: string | null;
};

export type FilterPiece = {
  readonly token: FilterToken;
  /** `anim=-`, `-`: what is asked, quieter than what it is asked for. */
  readonly question: string;
  readonly answer: string;
};

export type FilterParts = {
  readonly pieces: readonly FilterPiece[];
  /** Where the text that can be typed into begins. */
  readonly rest: number;
};

/** A filter is finished when something follows it; all are while nobody types. Words stay text until a filter follows. */
export function filterParts(value: string, tokens: readonly FilterToken[], isTyping: boolean): FilterParts {
  const outer = tokens.filter(
    (token) =>
      token.end <= value.length &&
      !tokens.some((other) => other !== token && other.start <= token.start && other.end >= token.end),
  );
  const last = outer.findLast(({ end, isFilter }) => isFilter && (!isTyping || end < value.length));
  if (last === undefined) return { pieces: [], rest: 0 };
  const gap = /^\s*/.exec(value.slice(last.end))?.[0].length ?? 0;
  return {
    pieces: outer.filter(({ end }) => end <= last.end).map((token) => pieceOf(token, value)),
    rest: last.end + gap,
  };
}

function pieceOf(token: FilterToken, value: string): FilterPiece {
  const text = value.slice(token.start, token.end);
  const question = /^(?:-?[^=<>:(]*(?:!=|[=<>:])-?|-|\+\()/.exec(text)?.[0] ?? '';
  return { token, question, answer: text.slice(question.length) };
}

/** Without the piece, and without the space that stood between it and the next. */
export function withoutPiece(value: string, { start, end }: FilterToken): string {
  return `${value.slice(0, start)}${value.slice(end).replace(/^\s+/, '')}`;
}

/** The piece at the end, unfinished, so that it can be written on. */
export function withPieceLast(value: string, token: FilterToken): string {
  const others = withoutPiece(value, token).trimEnd();
  const text = value.slice(token.start, token.end);
  return others === '' ? text : `${others} ${text}`;
}
