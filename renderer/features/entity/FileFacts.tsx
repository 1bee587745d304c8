import { useTranslation } from 'react-i18next';
import type { PipelineFile } from '../../../shared/model/pipelineFile.ts';
import { useStudio } from '../../data/studio.ts';
import { useScope } from '../../data/useScope.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import styles from './FileFacts.module.css';

type Props = {
  readonly file: PipelineFile;
  readonly typeName: string;
  /** As it lies on this computer. */
  readonly path: string;
  readonly outputCount: number;
};

/** All that the server keeps of a file of the pipeline, read anew as it is looked at; what was not told is left out. */
export function FileFacts({ file, typeName, path, outputCount }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { people } = useStudio();
  useScope({ kind: 'pipeline-file', fileId: file.id });
  const { facts, sizeBytes, updatedAt } = file;
  const when = (instant: string | null) => (instant === null ? '' : format.instantFull(instant));
  const lines: readonly (readonly [label: string, value: string, look?: 'wide' | 'code'])[] = [
    [t('entity.file.name'), file.name],
    [t('entity.file.revision'), t('task.revision', { revision: file.revision })],
    [t('entity.file.comment'), file.comment],
    [t('entity.file.description'), facts.description],
    [t('entity.file.instance'), file.instanceName],
    [t('entity.file.taskType'), typeName],
    [t('entity.file.outputType'), file.outputTypeName],
    [t('entity.file.representation'), file.representation],
    [t('entity.file.extension'), facts.extension],
    [t('entity.file.software'), facts.softwareName],
    [t('entity.file.status'), facts.isCanceled ? t('entity.canceled') : facts.statusName],
    [t('entity.file.validation'), facts.validationStatus === null ? '' : t(`entity.file.is.${facts.validationStatus}`)],
    [t('entity.file.quality'), facts.quality === null ? '' : t(`entity.file.is.${facts.quality}`)],
    [t('entity.file.size'), sizeBytes === null ? '' : format.bytes(sizeBytes)],
    [
      t('entity.file.elements'),
      facts.elementCount === null || facts.elementCount <= 1 ? '' : format.number(facts.elementCount),
    ],
    [t('entity.file.person'), people.get(file.personId ?? '')?.fullName ?? ''],
    [t('entity.file.source'), facts.source],
    [t('entity.file.outputs'), outputCount === 0 ? '' : format.number(outputCount)],
    // Those with lines of their own come last: none of the short ones stands alone between them.
    [t('entity.file.created'), when(facts.createdAt), 'wide'],
    [t('entity.file.updated'), updatedAt === facts.createdAt ? '' : when(updatedAt), 'wide'],
    [t('entity.file.madeFrom'), facts.sourcePath, 'code'],
    [t('entity.file.checksum'), facts.checksum, 'code'],
    [t('entity.file.path'), path, 'code'],
    [t('entity.file.pathThere'), path === file.path ? '' : file.path, 'code'],
  ];
  return (
    <dl className={styles.facts}>
      {lines.map(
        ([label, value, look]) =>
          value !== '' && (
            <div key={label} className={styles.fact} data-look={look}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
