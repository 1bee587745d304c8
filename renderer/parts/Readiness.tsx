import { useTranslation } from 'react-i18next';
import type { CastAssetRow } from '../../shared/model/casting.ts';
import type { Id } from '../../shared/model/studio.ts';
import { useStudio } from '../data/studio.ts';
import { Icon } from '../ui/Icon.tsx';
import styles from './Readiness.module.css';

type Props = {
  readonly asset: Pick<CastAssetRow, 'isReady' | 'readyForTaskTypeId'>;
  readonly nextTaskTypeId: Id | null;
  /** The shape alone, its words on it. */
  readonly isShort?: boolean;
};

/** Whether an asset can be used for what comes next where it plays. */
export function Readiness({ asset: { isReady, readyForTaskTypeId }, nextTaskTypeId, isShort = false }: Props) {
  const { t } = useTranslation();
  const { taskTypes } = useStudio();
  const typeName = (id: Id | null): string => taskTypes.get(id ?? '')?.name ?? '';
  const reached = typeName(readyForTaskTypeId);
  const words =
    isReady === true
      ? t('casting.readyFor', { taskType: typeName(nextTaskTypeId) })
      : isReady === false
        ? reached === ''
          ? t('casting.notReadyFor', { taskType: typeName(nextTaskTypeId) })
          : t('casting.readyUpTo', { taskType: reached })
        : reached === ''
          ? ''
          : t('casting.readyUpTo', { taskType: reached });
  if (words === '') return null;
  return (
    <span className={styles.readiness} data-ready={isReady ?? undefined} title={words}>
      {isReady !== null && <Icon name={isReady ? 'check' : 'status-wip'} size="xs" />}
      <span className={styles.words} data-short={isShort || undefined}>
        {words}
      </span>
    </span>
  );
}
