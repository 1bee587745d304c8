/**
 * Comments as notes on revisions: which revision and frames each is about, what it asks for, and what became of that on a later
 * revision. Kitsu has no word for the last: a checklist is ticked, and on a note without one it is said in a reply that begins
 * with a mark, `✓ v3 fixed` or `✗ v3 not yet`, which anyone can read there.
 */
import type { ShownComment } from '../model/screens.ts';
import type { Id } from '../model/studio.ts';
import { type FrameSpan, frameSpansIn, spanOfItem, splitNote } from './frameTags.ts';

export type Note = {
  readonly comment: ShownComment;
  /** Null before the first revision. */
  readonly revision: number | null;
  /** What it speaks of first; null where it names no frame. */
  readonly span: FrameSpan | null;
};

/** One thing that was asked for: an item of a checklist, or a note as a whole. */
export type AskedPoint = {
  readonly note: Note;
  /** In the checklist; null: the note has none. */
  readonly itemIndex: number | null;
  readonly text: string;
  readonly span: FrameSpan | null;
  readonly state: 'open' | 'fixed' | 'not-yet';
};

type Verdict = {
  readonly isFixed: boolean;
  readonly revision: number;
  readonly item: string | null;
  readonly personId: Id | null;
};

/** Oldest first. What names no revision is about the one that was published last before it. */
export function notesOf(comments: readonly ShownComment[], firstNumber: number): readonly Note[] {
  let published: number | null = null;
  return comments
    .toSorted((one, other) => one.createdAt.localeCompare(other.createdAt))
    .map((comment) => {
      published = comment.revision ?? published;
      const ofItems = comment.checklist.flatMap((item) => spanOfItem(item, firstNumber) ?? []);
      const [span = null] = [...frameSpansIn(comment.text, firstNumber), ...ofItems];
      return { comment, revision: comment.revision ?? span?.revision ?? published, span };
    });
}

/** Said since a revision came, about it or a later one. What came with a revision is no note on it, nor is a bare change of status. */
export const notesSince = (notes: readonly Note[], revision: number): readonly Note[] =>
  notes.filter(
    (note) => note.comment.revision === null && (note.revision ?? 0) >= revision && saysSomething(note.comment),
  );

const saysSomething = ({ text, checklist, attachments, waitingFiles }: ShownComment): boolean =>
  text.trim() !== '' || checklist.length + attachments.length + waitingFiles.length > 0;

/** What is wanted of whoever works on it: not what they say themselves, and not what is only said. */
export function isAsk({ comment, span }: Note, assigneeIds: readonly Id[], retakeIds: ReadonlySet<Id>): boolean {
  if (comment.revision !== null || assigneeIds.includes(comment.personId ?? '')) return false;
  const isRetake = comment.taskStatusId !== null && retakeIds.has(comment.taskStatusId);
  return span !== null || comment.checklist.length > 0 || (isRetake && comment.text.trim() !== '');
}

export function pointsOf(note: Note, firstNumber: number): readonly AskedPoint[] {
  const { comment, span } = note;
  const verdicts = verdictsOn(comment);
  const said = (item: string | null): AskedPoint['state'] => {
    const last = verdicts.findLast((verdict) => verdict.item === item);
    if (last === undefined) return 'open';
    return last.isFixed ? 'fixed' : 'not-yet';
  };
  if (comment.checklist.length === 0) return [{ note, itemIndex: null, text: comment.text, span, state: said(null) }];
  return comment.checklist.map((item, itemIndex) => ({
    note,
    itemIndex,
    text: item.text,
    span: spanOfItem(item, firstNumber),
    state: item.checked ? 'fixed' : said(item.text.trim()) === 'not-yet' ? 'not-yet' : 'open',
  }));
}

/** All that was asked on the revision before, and what is open still of older ones. */
export function pointsBefore(
  asks: readonly Note[],
  revision: number,
  firstNumber: number,
): { readonly revision: number | null; readonly points: readonly AskedPoint[] } {
  const earlier = asks.filter((note) => note.revision !== null && note.revision < revision);
  const last = earlier.at(-1) === undefined ? null : Math.max(...earlier.map((note) => note.revision ?? 0));
  const points = earlier
    .flatMap((note) => pointsOf(note, firstNumber))
    .filter(({ note, itemIndex, state }) => note.revision === last || (itemIndex !== null && state !== 'fixed'));
  // What was carried on is asked where it was carried to.
  const wordsOf = ({ text }: AskedPoint): string => splitNote(text).words.trim();
  const newest = new Map(points.map((point) => [wordsOf(point), point]));
  return { revision: last, points: points.filter((point) => newest.get(wordsOf(point)) === point) };
}

/** Where a note was said to be fixed, and by whom; null while it is not. */
export function resolvedIn(note: Note): { readonly revision: number | null; readonly personId: Id | null } | null {
  const { checklist } = note.comment;
  const last = verdictsOn(note.comment).findLast(({ item }) => item === null);
  if (checklist.length > 0)
    return checklist.every(({ checked }) => checked) ? { revision: null, personId: null } : null;
  return last?.isFixed === true ? { revision: last.revision, personId: last.personId } : null;
}

const verdictPattern = /^([✓✗]) v(\d{1,4})\b[^:\n]*(?:: (.+))?$/s;

/** @param word what the mark means, for those who read it elsewhere */
export function verdictText(isFixed: boolean, revision: number, word: string, item: string | null): string {
  const said = `${isFixed ? '✓' : '✗'} v${String(revision)} ${word}`;
  return item === null ? said : `${said}: ${item.trim()}`;
}

/** Oldest first. */
function verdictsOn({ shownReplies }: ShownComment): readonly Verdict[] {
  return shownReplies.flatMap(({ text, personId }) => {
    const match = verdictPattern.exec(text.trim());
    if (match === null) return [];
    return { isFixed: match[1] === '✓', revision: Number(match[2]), item: match[3]?.trim() ?? null, personId };
  });
}

export const isVerdict = (text: string): boolean => verdictPattern.test(text.trim());
