import { useTranslation } from 'react-i18next';
import type { RevisionFile, TaskDetail } from '../../../../shared/model/screens.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { entityName } from '../../../data/commandWords.ts';
import { useStudio } from '../../../data/studio.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu, type MenuEntry } from '../../../ui/Menu.tsx';
import { TaskTypeTag } from '../../../ui/TaskTypeTag.tsx';
import { useNow } from '../../../ui/useNow.ts';
import type { ReviewFile } from '../reviewFile.ts';
import { type Compare, compareModes, gains, type CompareMode, shares } from '../stage/compare.ts';
import { useFormat } from '../../../i18n/FormatProvider.tsx';
import styles from './PlayerHead.module.css';

type Props = {
  readonly detail: TaskDetail;
  readonly a: ReviewFile;
  readonly b: RevisionFile | null;
  /** One based place and count; null where nothing is gone through. */
  readonly position: { readonly at: number; readonly of: number } | null;
  readonly compare: Compare;
  readonly canCompare: boolean;
  readonly isPanelOpen: boolean;
  readonly isFullScreen: boolean;
  readonly onA: (previewFileId: Id) => void;
  readonly onB: (previewFileId: Id) => void;
  readonly onCompare: (change: Partial<Compare>) => void;
  readonly onToggleCompare: () => void;
  readonly onTogglePanel: () => void;
  readonly onFullScreen: () => void;
};

const icons = { wipe: 'wipe', side: 'side-by-side', overlay: 'overlay', difference: 'difference' } as const;

/** What is on screen, and what it is compared with. */
export function PlayerHead(props: Props) {
  const { detail, a, b, position, compare, canCompare, isPanelOpen, isFullScreen } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(60_000);
  const type = useStudio().taskTypes.get(detail.task.taskTypeId);
  const choices = (current: Id, choose: (id: Id) => void): readonly MenuEntry[] =>
    detail.revisions.flatMap(({ revision, files }) =>
      files.map(({ file }, index): MenuEntry => ({
        kind: 'item',
        id: file.id,
        label: nameOf(revision, index, files.length),
        note: format.when(file.createdAt, now),
        isChecked: file.id === current,
        onChoose: () => choose(file.id),
      })),
    );
  const nameOf = (revision: number, index: number, count: number): string =>
    count > 1 ? t('review.revisionFile', { revision, position: index + 1 }) : t('task.revision', { revision });
  const nameOfFile = (id: Id): string => {
    for (const { revision, files } of detail.revisions) {
      const index = files.findIndex(({ file }) => file.id === id);
      if (index >= 0) return nameOf(revision, index, files.length);
    }
    return '';
  };

  return (
    <header className={styles.head}>
      <h1 className={styles.title}>{entityName(detail.entity)}</h1>
      {type && <TaskTypeTag name={type.name} color={type.color} />}
      {position !== null && (
        <span className={styles.position}>{t('review.position', { at: position.at, of: position.of })}</span>
      )}
      <span className={styles.tools}>
        <Menu
          align="end"
          trigger={
            <Button size="sm" hasMenu aria-label={t('review.shownRevision', { name: nameOfFile(a.shown.file.id) })}>
              <span className={styles.letter} data-letter="A">
                A
              </span>
              {nameOfFile(a.shown.file.id)}
            </Button>
          }
          entries={choices(a.shown.file.id, props.onA)}
        />
        {b === null ? (
          canCompare && (
            <Button size="sm" icon="side-by-side" keys="W" onClick={props.onToggleCompare}>
              {t('review.compare')}
            </Button>
          )
        ) : (
          <>
            <Menu
              align="end"
              trigger={
                <Button size="sm" hasMenu aria-label={t('review.comparedRevision', { name: nameOfFile(b.file.id) })}>
                  <span className={styles.letter} data-letter="B">
                    B
                  </span>
                  {nameOfFile(b.file.id)}
                </Button>
              }
              entries={choices(b.file.id, props.onB)}
            />
            <span className={styles.modes} role="group" aria-label={t('review.compareBy')}>
              {compareModes.map((mode) => (
                <IconButton
                  key={mode}
                  icon={icons[mode]}
                  size="sm"
                  label={t(`review.mode.${mode}`)}
                  isPressed={compare.mode === mode}
                  onClick={() => props.onCompare({ mode })}
                />
              ))}
              <Amount compare={compare} onCompare={props.onCompare} />
            </span>
            <IconButton
              icon="close"
              size="sm"
              label={t('review.stopComparing')}
              keys="W"
              onClick={props.onToggleCompare}
            />
          </>
        )}
        <IconButton
          icon="side-bar"
          label={t('review.panel')}
          keys="N"
          isPressed={isPanelOpen}
          onClick={props.onTogglePanel}
        />
        <IconButton
          icon={isFullScreen ? 'minimize' : 'expand'}
          label={t(isFullScreen ? 'review.leaveFullScreen' : 'review.fullScreen')}
          keys="F11"
          onClick={props.onFullScreen}
        />
      </span>
    </header>
  );
}

type AmountProps = { readonly compare: Compare; readonly onCompare: Props['onCompare'] };

/** How much of B, or how strong the difference. */
function Amount({ compare, onCompare }: AmountProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const item = (mode: CompareMode, value: number, label: string): MenuEntry => ({
    kind: 'item',
    id: String(value),
    label,
    isChecked: (mode === 'overlay' ? compare.share : compare.gain) === value,
    onChoose: () => onCompare(mode === 'overlay' ? { share: value } : { gain: value }),
  });
  const trigger = (label: string, shown: string) => (
    <Button kind="quiet" size="sm" hasMenu aria-label={`${label}: ${shown}`}>
      {shown}
    </Button>
  );
  if (compare.mode === 'overlay') {
    return (
      <Menu
        align="end"
        trigger={trigger(t('review.share'), format.percent(compare.share))}
        entries={shares.map((share) => item('overlay', share, format.percent(share)))}
      />
    );
  }
  if (compare.mode !== 'difference') return null;
  const times = (gain: number) => t('review.times', { speed: format.number(gain) });
  return (
    <Menu
      align="end"
      trigger={trigger(t('review.gain'), times(compare.gain))}
      entries={gains.map((gain) => item('difference', gain, times(gain)))}
    />
  );
}
