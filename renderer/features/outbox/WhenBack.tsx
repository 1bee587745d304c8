import { useTranslation } from 'react-i18next';
import { useSaveSettings, useSettings } from '../../data/useSettings.ts';
import { Select } from '../../ui/Select.tsx';
import styles from './WhenBack.module.css';

/** Whether what was written without a connection goes by itself when there is one again. */
export function WhenBack() {
  const { t } = useTranslation();
  const { looksFirst } = useSettings();
  const save = useSaveSettings();
  return (
    <p className={styles.line}>
      <span>{t('sync.whenBack')}</span>
      <Select
        label={t('sync.whenBack')}
        value={looksFirst ? 'look' : 'send'}
        options={[
          { value: 'send', label: t('sync.sendAll') },
          { value: 'look', label: t('sync.lookFirst') },
        ]}
        onChange={(chosen) => save({ looksFirst: chosen === 'look' })}
      />
    </p>
  );
}
