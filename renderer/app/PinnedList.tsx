import { useTranslation } from 'react-i18next';
import { useEngine } from '../data/useEngine.ts';
import { useFormat } from '../i18n/FormatProvider.tsx';
import { pinTitle } from '../parts/pinWords.ts';
import { go } from '../place/navigation.ts';
import { Icon } from '../ui/Icon.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import styles from './PinnedList.module.css';

const mostShown = 4;

/** The sets that are kept here, in the side bar: how large they are, or how far. */
export function PinnedList() {
  const { t } = useTranslation();
  const format = useFormat();
  const sets = useEngine('pinnedSets', {}).value ?? [];
  if (sets.length === 0) return null;
  const totalBytes = sets.reduce((sum, { hereBytes }) => sum + hereBytes, 0);
  return (
    <section className={styles.list} aria-label={t('pins.title')}>
      <h2 className={styles.heading}>
        <span>{t('pins.title')}</span>
        <span>{format.bytes(totalBytes)}</span>
      </h2>
      {sets.slice(0, mostShown).map((set) => {
        const title = pinTitle(set.subject, set.name, t, format);
        const share = set.totalBytes === 0 ? 0 : set.hereBytes / set.totalBytes;
        const isWhole = set.state === 'up-to-date';
        return (
          <button type="button" key={set.id} className={styles.set} onClick={() => go({ page: 'sync' })}>
            <Icon name={isWhole ? 'pin' : 'download'} size="sm" />
            <span className={styles.name}>{title}</span>
            <span className={styles.size}>
              {isWhole || set.state === 'counting' ? format.bytes(set.hereBytes) : format.percent(share)}
            </span>
            {set.state === 'downloading' && (
              <span className={styles.progress}>
                <ProgressBar label={title} share={share} />
              </span>
            )}
          </button>
        );
      })}
    </section>
  );
}
