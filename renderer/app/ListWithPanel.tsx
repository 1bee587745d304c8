import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaveSettings, useSettings } from '../data/useSettings.ts';
import { useEngine } from '../data/useEngine.ts';
import { TaskPanel } from '../features/task/TaskPanel.tsx';
import { SeveralPanel } from '../features/task/several/SeveralPanel.tsx';
import type { Id } from '../../shared/model/studio.ts';
import { go, replacePlace } from '../place/navigation.ts';
import { isListPage, kindOfPage, type ListPage, pageOfKind, type Place } from '../place/place.ts';
import { useActions } from '../ui/actions.ts';
import { custom } from '../ui/custom.ts';
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx';
import { Splitter } from '../ui/Splitter.tsx';
import { FailedPage } from './FailedPage.tsx';
import styles from './ListWithPanel.module.css';

type ListPlace = Extract<Place, { readonly sel: readonly string[] }>;
type Props = {
  readonly place: ListPlace;
  /** What the panel is opened for: it comes into view, marked. */
  readonly shownCommentId?: Id | null;
  /** Over the task. */
  readonly lead?: ReactNode;
  readonly children: ReactNode;
};

type TablePlace = Extract<ListPlace, { readonly page: ListPage }>;
const isTable = (place: ListPlace): place is TablePlace => isListPage(place.page);

const minPx = 320;
const maxPx = 640;

/** A list, and at its right the task that is selected, or what several of a table have in common. A feature never shows another: here they meet. */
export function ListWithPanel({ place, shownCommentId = null, lead, children }: Props) {
  const { t } = useTranslation();
  const settings = useSettings();
  const save = useSaveSettings();
  const [draggedPx, setDraggedPx] = useState<number | null>(null);
  const taskId = place.sel.at(-1) ?? null;
  const task = useEngine('task', { taskId: taskId ?? '-' }, { isOff: taskId === null }).value;
  const widthPx = draggedPx ?? settings.panelWidthPx;
  const select = (sel: readonly Id[]) => replacePlace({ ...place, sel });
  const close = () => select([]);

  useActions([
    {
      id: 'view.panel',
      label: t('actions.closePanel'),
      group: t('actions.group.view'),
      icon: 'side-bar',
      disabledReason: taskId === null ? t('entities.nothingSelected') : null,
      run: close,
    },
  ]);
  function openPage() {
    if (!task) return;
    go({
      page: 'task',
      productionId: task.production.id,
      list: pageOfKind(task.entity.kind),
      taskId: task.task.id,
    });
  }
  return (
    <div
      className={styles.split}
      data-panel={taskId !== null || undefined}
      style={custom({ '--width': `${String(widthPx)}px` })}
    >
      {children}
      {taskId !== null && (
        <aside className={styles.panel} aria-label={t('pages.task')} data-region="panel" tabIndex={-1}>
          <Splitter
            label={t('actions.resizePanel')}
            widthPx={widthPx}
            minPx={minPx}
            maxPx={maxPx}
            onDrag={setDraggedPx}
            onSettle={(px) => {
              setDraggedPx(null);
              save({ panelWidthPx: px });
            }}
          />
          <ErrorBoundary
            resetKey={taskId}
            renderFallback={(error, again) => <FailedPage error={error} onAgain={again} />}
          >
            {isTable(place) && place.sel.length > 1 ? (
              <SeveralPanel
                productionId={place.productionId}
                kind={kindOfPage(place.page)}
                taskIds={place.sel}
                onSelect={select}
                onClose={close}
              />
            ) : (
              <TaskPanel
                taskId={taskId}
                shownCommentId={shownCommentId}
                lead={lead}
                onClose={close}
                onOpenPage={openPage}
                onOpenTask={(id) => select([id])}
              />
            )}
          </ErrorBoundary>
        </aside>
      )}
    </div>
  );
}
