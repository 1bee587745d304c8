/**
 * The search language of Kitsu's lists, with a few operators of this app's own. The text itself stays the truth: it is what
 * is typed, kept in links and saved on servers; this only says what it means here and now.
 */
import type { SearchToken } from '../model/screens.ts';
import { meaningOf } from './search/filters.ts';
import { readLexemes, type LexemeGroup } from './search/lexemes.ts';
import type { Predicate } from './search/predicate.ts';
import type { SearchVocabulary } from './search/vocabulary.ts';

export type Search = {
  readonly text: string;
  /** In the order of the text. The pieces of a `+( … )` follow their group, inside of its offsets. */
  readonly tokens: readonly SearchToken[];
  /** Null: asks nothing, every row matches. */
  readonly predicate: Predicate | null;
};

/** Never fails: what it cannot read asks nothing and says why in its token. */
export function parseSearch(text: string, vocabulary: SearchVocabulary): Search {
  const tokens: SearchToken[] = [];
  const predicates: Predicate[] = [];
  const anyWords: string[] = [];
  for (const lexeme of readLexemes(text)) {
    if (lexeme.kind === 'group') {
      const group = readGroup(lexeme, vocabulary);
      tokens.push(...group.tokens);
      if (group.predicate !== null) predicates.push(group.predicate);
      continue;
    }
    const meaning = meaningOf(lexeme, vocabulary);
    tokens.push({ start: lexeme.start, end: lexeme.end, kind: meaning.kind, problem: meaning.problem });
    if (meaning.predicate !== null) predicates.push(meaning.predicate);
    if (meaning.anyWords !== undefined) anyWords.push(...meaning.anyWords);
  }
  const words = anyWords.map((word): Predicate => ({ kind: 'keyword', word }));
  if (words.length > 0) predicates.push({ kind: 'any', of: words });
  return { text, tokens, predicate: predicates.length === 0 ? null : { kind: 'all', of: predicates } };
}

/** Inside of `+( … )` are filters, joined by or; words in it are not looked for, as in Kitsu. */
function readGroup(
  group: LexemeGroup,
  vocabulary: SearchVocabulary,
): { readonly tokens: readonly SearchToken[]; readonly predicate: Predicate | null } {
  const tokens: SearchToken[] = [
    { start: group.start, end: group.end, kind: 'or', problem: group.isUnclosed ? 'unclosed-bracket' : null },
  ];
  const predicates: Predicate[] = [];
  for (const piece of group.pieces) {
    const { kind, problem, predicate } = meaningOf(piece, vocabulary);
    const isFilter = kind === 'filter';
    tokens.push({ start: piece.start, end: piece.end, kind, problem: isFilter ? problem : 'unknown-value' });
    if (isFilter && predicate !== null) predicates.push(predicate);
  }
  return { tokens, predicate: predicates.length === 0 ? null : { kind: 'any', of: predicates } };
}
