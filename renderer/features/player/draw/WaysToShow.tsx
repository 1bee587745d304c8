import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { changePreferences, usePreferences } from '../preferences.ts';
import styles from './ToolRail.module.css';

const ways = ['hasGhosts', 'areDrawingsPlayed', 'areDrawingsHeld'] as const;

/** Ghosts, drawings while it plays, drawings that stay: as one likes to see them, kept on this computer. */
export function WaysToShow() {
  const { t } = useTranslation();
  const preferences = usePreferences();
  return (
    <Popover
      title={t('review.waysToShow')}
      side="right"
      align="end"
      trigger={<IconButton icon="layers" label={t('review.waysToShow')} />}
    >
      <div className={styles.ways}>
        {ways.map((way) => (
          <div key={way} className={styles.way}>
            <span>{t(`review.${way}`)}</span>
            <Switch
              label={t(`review.${way}`)}
              isOn={preferences[way]}
              onChange={(isOn) => changePreferences({ [way]: isOn })}
            />
          </div>
        ))}
      </div>
    </Popover>
  );
}
