import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id, TableKind } from '../../../../shared/model/studio.ts';
import { useBridge } from '../../../data/EngineProvider.tsx';
import { useStudio } from '../../../data/studio.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { CommentForm } from '../../../parts/batch/CommentForm.tsx';
import { PlanDialog, type PlannedField } from '../../../parts/batch/PlanDialog.tsx';
import { type PlayableTask, useAddToPlaylist } from '../../../parts/batch/useAddToPlaylist.ts';
import { mostSummed, useTaskBatch } from '../../../parts/batch/useTaskBatch.ts';
import { InlineError } from '../../../parts/InlineError.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import type { Line } from '../../../ui/lines.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useLines } from '../../../ui/useLines.ts';
import { SeveralFacts } from './SeveralFacts.tsx';
import { SeveralList } from './SeveralList.tsx';
import styles from './SeveralPanel.module.css';
import { SeveralTools } from './SeveralTools.tsx';

type Props = {
  readonly productionId: Id;
  readonly kind: TableKind;
  /** In the order they were chosen in. */
  readonly taskIds: readonly Id[];
  readonly onSelect: (taskIds: readonly Id[]) => void;
  readonly onClose: () => void;
};

const rowPx = 30;
const mostAtOnce = 200;
const noMemory = { recall: () => undefined, remember: () => undefined };

/** Several selected tasks: what they have in common, what can be done to all of them, and each alone. */
export function SeveralPanel({ productionId, kind, taskIds, onSelect, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const production = useStudio().productions.get(productionId);
  const [planning, setPlanning] = useState<PlannedField | null>(null);
  const bridge = useBridge();
  const batch = useTaskBatch({ productionId, kind, taskIds, onSelect });
  const { lastSummary: summary } = batch;
  const playlists = useAddToPlaylist({
    productionId,
    kind,
    tasksInOrder: async () => {
      const tasks: PlayableTask[] = [];
      for (let start = 0; start < taskIds.length; start += mostAtOnce) {
        const { value } = await bridge.query('chosenRows', { taskIds: taskIds.slice(start, start + mostAtOnce) });
        for (const { entity, taskTypeId } of value)
          tasks.push({ entityId: entity.entityId, taskTypeId, mainPreviewFileId: entity.mainPreviewFileId });
      }
      return tasks;
    },
  });
  const list = useRef<HTMLDivElement>(null);
  const [marginPx, setMarginPx] = useState(0);
  const lines = useMemo(() => taskIds.map((key): Line => ({ key, isStop: true, isRow: true })), [taskIds]);
  const alone = ({ key }: Line) => onSelect([key]);
  const view = useLines({
    lines,
    heightOf: () => rowPx,
    rowHeight: rowPx,
    selectedKey: null,
    marginPx,
    memory: noMemory,
    onChoose: alone,
    onDoubleClick: alone,
  });
  // The facts above it take what room they need.
  useLayoutEffect(() => setMarginPx(list.current?.offsetTop ?? 0), [summary]);
  const count = taskIds.length;
  const isBeyond = count > mostSummed;

  return (
    <section className={styles.panel}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('tasks.selected', { count, number: format.number(count) })}</h2>
        <IconButton icon="close" label={t('task.close')} keysOf="view.panel" onClick={onClose} />
      </header>
      <SeveralTools batch={batch} playlists={playlists} onPlan={setPlanning} />
      <div className={styles.scroll} {...view.props}>
        {batch.problem && <InlineError error={batch.problem} onRetry={batch.askAgain} look="inset" />}
        {summary === null && !batch.problem && <Skeleton rows={6} label={t('ui.loading')} />}
        {isBeyond && <p className={styles.note}>{t('several.firstOnly', { number: format.number(mostSummed) })}</p>}
        {summary && <SeveralFacts summary={summary} />}
        <SeveralList taskIds={taskIds} view={view} list={list} rowPx={rowPx} />
      </div>
      {production?.isOpen === true && (
        <div className={styles.foot}>
          <CommentForm batch={batch} />
        </div>
      )}
      {batch.question}
      {planning !== null && <PlanDialog taskIds={taskIds} first={planning} onClose={() => setPlanning(null)} />}
    </section>
  );
}
