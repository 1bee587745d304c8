import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../shared/model/studio.ts';
import type { Mark, QueueRow } from '../../shared/model/sync.ts';
import { toldInOne } from '../data/queueWords.ts';
import { useEngine } from '../data/useEngine.ts';
import { CornerMark } from '../ui/CornerMark.tsx';
import { useQueueWords } from './useQueueWords.ts';
import styles from './WaitingMark.module.css';

/** Whose change it is; of several the first that is meant, or else the first. */
export type MarkOf = {
  readonly of: { readonly taskId: Id } | { readonly entityId: Id };
  readonly isMeant?: (row: QueueRow) => boolean;
};

type Props = MarkOf & {
  readonly mark: Mark;
  readonly place: 'chip' | 'cell';
  /** What it is on has the focus: what it says is told with that, by this id. */
  readonly toldAs?: string | undefined;
};

/**
 * On what has not reached the server: how it stands, and, as soon as somebody points at it or goes there by keys, why, in the
 * words of the queue. Not before: the queue may be thousands long, and three hundred marks in view.
 */
export function WaitingMark({ mark, place, toldAs, of, isMeant }: Props) {
  const { t } = useTranslation();
  const [isPointed, setIsPointed] = useState(false);
  const plain = t(`marks.${mark}`);
  return (
    <span
      className={styles.around}
      id={toldAs}
      onPointerEnter={() => setIsPointed(true)}
      onPointerLeave={() => setIsPointed(false)}
    >
      {isPointed || toldAs !== undefined ? (
        <AskedMark mark={mark} place={place} of={of} plain={plain} {...(isMeant === undefined ? {} : { isMeant })} />
      ) : (
        <CornerMark mark={{ kind: mark, label: plain }} place={place} />
      )}
    </span>
  );
}

type AskedProps = MarkOf & { readonly mark: Mark; readonly place: 'chip' | 'cell'; readonly plain: string };

function AskedMark({ mark, place, plain, of, isMeant }: AskedProps) {
  const rows = useEngine('queue', {}).value?.rows ?? [];
  // The table may hear of a change a moment before the queue does: then what it says at once stays.
  const own = rows.filter((row) => row.state === mark && isOf(row, of));
  const row = own.find((one) => isMeant?.(one) ?? true) ?? own[0];
  if (row === undefined) return <CornerMark mark={{ kind: mark, label: plain }} place={place} />;
  const before = rows.find(({ commandId }) => commandId === row.isBlockedBy) ?? null;
  return <ToldMark row={row} before={before} place={place} />;
}

type ToldProps = {
  readonly row: QueueRow;
  readonly before: QueueRow | null;
  readonly place: 'chip' | 'cell';
};

function ToldMark({ row, before, place }: ToldProps) {
  const words = useQueueWords(row, before, null);
  return <CornerMark mark={{ kind: row.state, label: toldInOne(words) }} place={place} />;
}

function isOf(row: QueueRow, of: MarkOf['of']): boolean {
  return 'taskId' in of ? row.taskId === of.taskId : row.taskId === null && row.entity?.entityId === of.entityId;
}
