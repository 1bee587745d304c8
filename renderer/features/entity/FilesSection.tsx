import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntityFiles } from '../../../shared/model/entityPage.ts';
import type { PipelineFile } from '../../../shared/model/pipelineFile.ts';
import type { EntityKind, Id } from '../../../shared/model/studio.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { FreshnessNote } from '../../parts/FreshnessNote.tsx';
import { Button } from '../../ui/Button.tsx';
import { Section } from '../../ui/Section.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { FailedSection } from './FailedSection.tsx';
import { FileLine } from './FileLine.tsx';
import styles from './FilesSection.module.css';
import { PathsDialog } from './PathsDialog.tsx';
import { PlacedList } from './PlacedList.tsx';

type Props = {
  readonly entityId: Id;
  readonly kind: EntityKind;
  readonly productionId: Id;
  /** Of its tasks, the type of each. */
  readonly taskTypeOf: (taskId: Id) => Id | null;
};

/** The files that a pipeline told the server of, by where they lie on this computer; of assets in shots one by one. */
export function FilesSection({ entityId, kind, productionId, taskTypeOf }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [isSetting, setIsSetting] = useState(false);
  const answer = useEngine('entityFiles', { entityId });
  if (answer.value === undefined) return <FailedSection title={t('entity.files')} answer={answer} />;
  const { working, outputs, placed, freshness } = answer.value;
  const count = countOf(answer.value);
  const isEmpty = count === 0 && placed.length === 0;
  const isComing = freshness.state === 'never' && freshness.isPulling;
  const outputCountOf = ({ id }: PipelineFile): number =>
    outputs.filter(({ facts }) => facts.sourceFileId === id).length;
  return (
    <Section
      title={t('entity.files')}
      count={format.number(count)}
      actions={
        <>
          <FreshnessNote freshness={freshness} />
          {count > 0 && (
            <Button kind="quiet" size="sm" icon="folder" onClick={() => setIsSetting(true)}>
              {t('entity.paths')}
            </Button>
          )}
        </>
      }
    >
      {isComing && <Skeleton rows={2} label={t('ui.loading')} />}
      {!isComing && isEmpty && (
        <p className={styles.none}>{t(freshness.state === 'never' ? 'entity.filesNotHere' : 'entity.noFiles')}</p>
      )}
      {!isEmpty && (
        <div className={styles.box}>
          {working.length > 0 && <h3 className={styles.head}>{t('entity.workingFiles')}</h3>}
          <ul className={styles.list}>
            {working.map((file) => (
              <FileLine
                key={file.id}
                file={file}
                taskTypeId={file.taskId === null ? null : taskTypeOf(file.taskId)}
                outputCount={outputCountOf(file)}
              />
            ))}
          </ul>
          {outputs.length > 0 && <h3 className={styles.head}>{t('entity.outputFiles')}</h3>}
          <ul className={styles.list}>
            {outputs.map((file) => (
              <FileLine key={file.id} file={file} taskTypeId={file.taskTypeId} outputCount={0} />
            ))}
          </ul>
          {placed.length > 0 && (
            <h3 className={styles.head}>{t(kind === 'Asset' ? 'entity.instancesInShots' : 'entity.instancesHere')}</h3>
          )}
          <PlacedList placed={placed} productionId={productionId} />
        </div>
      )}
      {isSetting && <PathsDialog onClose={() => setIsSetting(false)} />}
    </Section>
  );
}

const countOf = ({ working, outputs, placed }: EntityFiles): number =>
  working.length +
  outputs.length +
  placed.flatMap(({ instances }) => instances).reduce((sum, { files }) => sum + files.length, 0);
