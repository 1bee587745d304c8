import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { go } from '../../place/navigation.ts';
import { type SettingsSection, settingsSections } from '../../place/place.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Icon, type IconName } from '../../ui/Icon.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { AboutSettings } from './AboutSettings.tsx';
import { AccountSettings } from './AccountSettings.tsx';
import { AppearanceSettings } from './AppearanceSettings.tsx';
import { FileSettings } from './FileSettings.tsx';
import { KeyboardSettings } from './keys/KeyboardSettings.tsx';
import { LanguageSettings } from './LanguageSettings.tsx';
import { NetworkForm } from './NetworkForm.tsx';
import { NotificationSettings } from './NotificationSettings.tsx';
import { OfflineSettings } from './OfflineSettings.tsx';
import styles from './SettingsPage.module.css';

const icons: Readonly<Record<SettingsSection, IconName>> = {
  account: 'user',
  appearance: 'sun',
  language: 'globe',
  keyboard: 'keyboard',
  notifications: 'bell',
  network: 'cloud',
  files: 'folder',
  offline: 'disk',
  about: 'info',
};

const parts: Readonly<Record<SettingsSection, () => React.ReactNode>> = {
  account: AccountSettings,
  appearance: AppearanceSettings,
  language: LanguageSettings,
  keyboard: KeyboardSettings,
  notifications: NotificationSettings,
  network: NetworkForm,
  files: FileSettings,
  offline: OfflineSettings,
  about: AboutSettings,
};

export function SettingsPage({ section }: { readonly section: SettingsSection }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const asked = search.trim().toLocaleLowerCase();
  // Each section lists the words it can be found by; they are translated like any other text.
  const found = settingsSections.filter((name) =>
    `${t(`settings.section.${name}`)} ${t(`settings.words.${name}`)}`.toLocaleLowerCase().includes(asked),
  );
  const shown = asked === '' || found.includes(section) ? section : found[0];
  const Part = shown === undefined ? null : parts[shown];

  return (
    <div className={styles.page}>
      <div className={styles.nav}>
        <TextField
          label={t('settings.search')}
          placeholder={t('settings.search')}
          isLabelHidden
          icon="search"
          value={search}
          onChange={setSearch}
        />
        <nav className={styles.sections} aria-label={t('pages.settings')}>
          {found.map((name) => (
            <button
              type="button"
              key={name}
              className={styles.link}
              aria-current={name === shown ? 'page' : undefined}
              onClick={() => go({ page: 'settings', section: name })}
            >
              <Icon name={icons[name]} />
              {t(`settings.section.${name}`)}
            </button>
          ))}
        </nav>
      </div>
      <div className={styles.content}>
        {Part === null || shown === undefined ? (
          <EmptyState icon="search" title={t('settings.nothingFound', { text: search })} />
        ) : (
          <div className={styles.column}>
            <h1 className={styles.title}>{t(`settings.section.${shown}`)}</h1>
            <Part />
          </div>
        )}
      </div>
    </div>
  );
}
