import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id, TableKind } from '../../../../shared/model/studio.ts';
import { useEngine } from '../../../data/useEngine.ts';
import { useStudio } from '../../../data/studio.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import { CommentForm } from '../../../parts/batch/CommentForm.tsx';
import { PlanDialog, type PlannedField } from '../../../parts/batch/PlanDialog.tsx';
import { useAddToPlaylist } from '../../../parts/batch/useAddToPlaylist.ts';
import { useTaskBatch } from '../../../parts/batch/useTaskBatch.ts';
import { InlineError } from '../../../parts/InlineError.tsx';
import { NewPlaylistDialog } from '../../../parts/NewPlaylistDialog.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
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

/** Listed one by one; beyond them, how many more. */
const firstRows = 200;
/** As many as one question takes; more are still changed all together. */
const mostSummed = 10_000;

/** Several selected tasks: what they have in common, what can be done to all of them, and each alone. */
export function SeveralPanel({ productionId, kind, taskIds, onSelect, onClose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const production = useStudio().productions.get(productionId);
  const [planning, setPlanning] = useState<PlannedField | null>(null);
  const answer = useEngine(
    'chosenTasks',
    { taskIds: taskIds.slice(0, mostSummed), firstRows },
    { keepsPrevious: true },
  );
  const { rows = [], summary } = answer.value ?? {};
  const areAllHere = !answer.isPrevious && rows.length === taskIds.length;
  const batch = useTaskBatch({
    productionId,
    kind,
    taskIds,
    known: new Map(rows.map((row) => [row.taskId, row])),
    onSelect,
  });
  const playlists = useAddToPlaylist({
    productionId,
    kind,
    tasksInOrder: areAllHere
      ? () =>
          rows.map(({ entity, taskTypeId }) => ({
            entityId: entity.entityId,
            taskTypeId,
            mainPreviewFileId: entity.mainPreviewFileId,
          }))
      : null,
  });
  const count = taskIds.length;
  const isBeyond = count > mostSummed;

  return (
    <section className={styles.panel}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('tasks.selected', { count, number: format.number(count) })}</h2>
        <IconButton icon="close" label={t('task.close')} keysOf="view.panel" onClick={onClose} />
      </header>
      <SeveralTools batch={batch} playlists={playlists} onPlan={setPlanning} />
      <div className={styles.scroll}>
        {answer.error && <InlineError error={answer.error} onRetry={answer.ask} look="line" />}
        {answer.isFirst && <Skeleton rows={6} label={t('ui.loading')} />}
        {isBeyond && <p className={styles.note}>{t('several.firstOnly', { number: format.number(mostSummed) })}</p>}
        {summary && <SeveralFacts summary={summary} />}
        <SeveralList rows={rows} othersCount={count - rows.length} onOpen={(taskId) => onSelect([taskId])} />
      </div>
      {production?.isOpen === true && (
        <div className={styles.foot}>
          <CommentForm batch={batch} />
        </div>
      )}
      {planning !== null && <PlanDialog taskIds={taskIds} first={planning} onClose={() => setPlanning(null)} />}
      {playlists.isCreating && production && kind !== 'Concept' && (
        <NewPlaylistDialog
          production={production}
          kind={kind}
          entriesOf={playlists.entriesOf}
          onClose={playlists.stopCreating}
        />
      )}
    </section>
  );
}
