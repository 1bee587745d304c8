import { useTranslation } from 'react-i18next';
import { custom } from '../../../ui/custom.ts';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import { changePreferences, inks, usePreferences } from '../preferences.ts';
import styles from './ToolRail.module.css';
import { inkActions } from './tools.ts';

/** Those that are seen on any picture, and one of one's own choice. */
export function Inks() {
  const { t } = useTranslation();
  const { ink } = usePreferences();
  const isOwn = !inks.some((known) => known === ink);
  return (
    <div className={styles.group} role="group" aria-label={t('review.inks')}>
      {inks.map((color, index) => (
        <Tooltip key={color} label={t('review.ink', { number: index + 1 })} keysOf={inkActions[index]}>
          <button
            type="button"
            className={styles.ink}
            aria-label={t('review.ink', { number: index + 1 })}
            aria-pressed={ink === color}
            style={custom({ '--ink': color })}
            onClick={() => changePreferences({ ink: color })}
          />
        </Tooltip>
      ))}
      <Tooltip label={t('review.ownInk')}>
        <span className={styles.ownInk} data-pressed-in={isOwn || undefined} style={custom({ '--ink': ink })}>
          <input
            type="color"
            aria-label={t('review.ownInk')}
            value={ink}
            onChange={(event) => changePreferences({ ink: event.currentTarget.value })}
          />
        </span>
      </Tooltip>
    </div>
  );
}
