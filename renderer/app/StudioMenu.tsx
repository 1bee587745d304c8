import { useTranslation } from 'react-i18next';
import { useStudio } from '../data/studio.ts';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';
import { StudioLogo } from '../ui/StudioLogo.tsx';
import { useAccountEntries } from './useAccountEntries.ts';
import styles from './StudioMenu.module.css';

/** The studio one is in; from here to the others. */
export function StudioMenu({ isFolded }: { readonly isFolded: boolean }) {
  const { t } = useTranslation();
  const { organisation, account } = useStudio();
  const entries = useAccountEntries();
  const name = organisation.name || account.studioName;
  return (
    <Menu
      entries={entries.studios}
      trigger={
        <button
          type="button"
          className={styles.studio}
          data-folded={isFolded || undefined}
          aria-label={t('frame.studioMenu', { name })}
          title={name}
        >
          <StudioLogo name={name} size="sm" />
          {!isFolded && (
            <>
              <span className={styles.name}>{name}</span>
              <Icon name="down" size="sm" />
            </>
          )}
        </button>
      }
    />
  );
}
