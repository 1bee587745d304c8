/** How a change stands that has not reached the server, and why: the same words in the queue, under what it is about, and on its mark. */
import type { TFunction } from 'i18next';
import type { QueueRow } from '../../shared/model/sync.ts';
import { messageOf } from './messages.ts';

export type QueueWords = {
  /** What is said with weight; empty where nothing is. */
  readonly first: string;
  readonly tone: 'conflict' | 'refused' | 'held' | null;
  readonly rest: string;
};

export type QueuePlace = {
  readonly t: TFunction;
  /** What has to go first, by its name; null where that is not told. */
  readonly before: { readonly title: string; readonly isHeld: boolean } | null;
  /** Null where it is not seen among the others: there that it comes in turn says nothing. */
  readonly isNext: boolean | null;
  readonly isConnected: boolean;
};

export function queueWords(row: QueueRow, place: QueuePlace): QueueWords {
  const { t } = place;
  if (row.state === 'conflict')
    return { first: t('sync.bothChanged'), tone: 'conflict', rest: t('sync.bothChangedKept') };
  if (row.state === 'rejected') {
    const { happened, safe } = messageOf(t, row.error?.code ?? 'rejected', row.error?.detail);
    return { first: happened, tone: 'refused', rest: safe };
  }
  if (row.hold !== null) {
    const first = t(row.hold === 'by-author' ? 'sync.heldByYou' : 'sync.waitsForLook');
    return { first, tone: 'held', rest: heldWords(row, t) };
  }
  return { first: '', tone: null, rest: plainWords(row, place) };
}

/** In one line. */
export function toldInOne({ first, rest }: QueueWords): string {
  return joined(first, rest);
}

/** Which step of what is on its way. */
export function sendingWords({ step }: Pick<QueueRow, 'step'>, t: TFunction): string {
  return step === null
    ? t('sync.sendingNow')
    : t(`sync.step.${stepName(step.index)}`, { index: step.index, of: step.of });
}

const joined = (...parts: readonly string[]): string => parts.filter(Boolean).join(' ');

function heldWords({ hold, state, turn }: QueueRow, t: TFunction): string {
  return joined(
    state === 'checking' ? t('sync.mayHaveArrived') : '',
    turnWords(turn, t),
    hold === 'by-author' && turn !== null && turn.index < turn.of
      ? t('sync.othersWait', { count: turn.of - turn.index })
      : '',
  );
}

function plainWords(row: QueueRow, { t, before, isNext, isConnected }: QueuePlace): string {
  if (row.state === 'checking') return t('sync.checking');
  if (row.state === 'sending') return sendingWords(row, t);
  if (before !== null) {
    // Changes of one task go in the order in which they were made.
    const after = t(before.isHeld ? 'sync.afterHeld' : 'sync.after', { title: before.title });
    return joined(after, turnWords(row.turn, t), row.isHeldUp && !before.isHeld ? t('sync.heldUp') : '');
  }
  if (row.isHeldUp) return t('sync.heldUp');
  // A file goes in one request: what was cut begins anew, however far it had come.
  const again = row.step?.index === 3 ? `. ${t('sync.startsAgain')}` : '';
  if (!isConnected) return `${t('sync.waitsForConnection')}${again}`;
  if (isNext === null) return t('marks.waiting');
  return `${isNext ? t('sync.next') : t('sync.inTurn')}${again}`;
}

const turnWords = (turn: QueueRow['turn'], t: TFunction): string =>
  turn === null ? '' : t('sync.turn', { index: turn.index, of: turn.of });

function stepName(index: number): 'comment' | 'preview' | 'upload' {
  if (index <= 1) return 'comment';
  return index === 2 ? 'preview' : 'upload';
}
