import { useTranslation } from 'react-i18next';
import type { EntityParts } from '../../../shared/model/entityPage.ts';
import type { Entity } from '../../../shared/model/entity.ts';
import type { EntityLabel } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { timecode } from '../../../shared/rules/timecode.ts';
import { useStudio } from '../../data/studio.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { DoneShare } from '../../parts/DoneShare.tsx';
import { go } from '../../place/navigation.ts';
import { entityPlace, type Place } from '../../place/place.ts';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import { FailedSection } from './FailedSection.tsx';
import styles from './PartsSection.module.css';
import { SequenceList } from './SequenceList.tsx';
import { ShotTable } from './ShotTable.tsx';

type Props = {
  readonly entity: Entity;
  readonly label: EntityLabel;
  readonly selectedTaskId: Id | null;
  readonly onSelectTask: (taskId: Id | null) => void;
};

/** More shots than anybody reads here: the table has them all. */
const firstRows = 200;

/** What a sequence or an episode is made of, how long it is and how far. */
export function PartsSection({ entity, label, selectedTaskId, onSelectTask }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const fps = useStudio().productions.get(entity.productionId)?.fps ?? 25;
  const answer = useEngine('entityParts', { entityId: entity.id, firstRows }, { keepsPrevious: true });
  const parts = answer.value;
  if (parts === undefined)
    return <FailedSection title={t(entity.kind === 'Episode' ? 'pages.sequences' : 'pages.shots')} answer={answer} />;
  if (parts === null) return null;
  const { shotCount, frames, statusCounts } = parts;
  const counts = [
    parts.kind === 'sequences' ? t('entities.countOf.Sequence', { count: parts.rows.length }) : '',
    t('entities.countOf.Shot', { count: shotCount }),
    frames === 0 || parts.kind === 'sequences'
      ? ''
      : t('entities.frames', { count: frames, frames: format.number(frames) }),
    frames === 0 ? '' : timecode(frames, fps),
  ];
  return (
    <Section
      title={t(parts.kind === 'shots' ? 'pages.shots' : 'pages.sequences')}
      count={counts.filter(Boolean).join(' · ')}
      actions={
        <>
          <DoneShare statusCounts={statusCounts} />
          {parts.rows.length > 0 && (
            <Button kind="quiet" size="sm" icon="list" onClick={() => go(tableOf(parts, entity, label))}>
              {t('entity.showInTable')}
            </Button>
          )}
        </>
      }
    >
      {parts.rows.length === 0 && (
        <p className={styles.none}>{t(parts.kind === 'shots' ? 'casting.noneOf.Shot' : 'entity.noSequences')}</p>
      )}
      {parts.kind === 'shots' && parts.rows.length > 0 && (
        <ShotTable
          productionId={entity.productionId}
          taskTypeIds={parts.taskTypeIds}
          rows={parts.rows}
          selectedTaskId={selectedTaskId}
          onSelectTask={onSelectTask}
        />
      )}
      {parts.kind === 'sequences' && parts.rows.length > 0 && (
        <SequenceList rows={parts.rows} productionId={entity.productionId} />
      )}
    </Section>
  );
}

/** Where all of it stands, with everything that a table does. */
function tableOf(parts: EntityParts, { id, productionId, name }: Entity, { episodeName }: EntityLabel): Place {
  if (parts.kind === 'sequences') return { page: 'sequences', productionId, episodeId: id, search: '', sel: [] };
  return entityPlace('shots', productionId, [episodeName, name].filter(Boolean).join(' '));
}
