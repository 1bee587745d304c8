import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/model/settings.ts';
import { useOwnLanguages } from '../../data/useOwnLanguages.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { ownLanguage } from '../../i18n/i18n.ts';
import { Box } from '../../ui/Box.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './LanguageSettings.module.css';
import { OwnLanguages } from './OwnLanguages.tsx';
import { SettingRow } from './SettingRow.tsx';
import { useSetting } from './useSetting.ts';

const minuteMs = 60_000;

export function LanguageSettings() {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(minuteMs);
  const language = useSetting('language');
  const spelling = useSetting('spelling');
  const ownWords = useSetting('ownWords');
  // Languages name themselves: who cannot read this page still finds the way back.
  const own = useOwnLanguages().flatMap(({ translation }) => translation ?? []);
  const options: readonly { readonly value: Settings['language']; readonly label: string }[] = [
    { value: 'system', label: t('settings.language.system') },
    { value: 'en', label: 'English' },
    { value: 'fr', label: 'Français' },
    ...own.map(({ code, name }) => ({ value: ownLanguage(code), label: name })),
    { value: 'en-XA', label: t('settings.language.pseudo') },
  ];
  const day = format.dayOf(now);
  return (
    <Box>
      <SettingRow
        label={t('settings.language.label')}
        defaultText={t('settings.language.system')}
        onReset={language.reset}
      >
        <Select label={t('settings.language.label')} value={language.value} options={options} onChange={language.set} />
      </SettingRow>
      <OwnLanguages />
      <SettingRow
        label={t('spelling.label')}
        description={t('spelling.description')}
        defaultText={t('spelling.in.both')}
        onReset={spelling.reset}
      >
        <Select
          label={t('spelling.label')}
          value={spelling.value}
          options={(['both', 'en', 'fr', 'off'] as const).map((value) => ({ value, label: t(`spelling.in.${value}`) }))}
          onChange={spelling.set}
        />
      </SettingRow>
      {ownWords.value.length > 0 && (
        <SettingRow label={t('spelling.ownLabel')} description={t('spelling.ownDescription')}>
          <ul className={styles.words}>
            {ownWords.value.map((word) => (
              <li key={word}>
                {word}
                <IconButton
                  icon="close"
                  size="sm"
                  label={t('spelling.remove', { word })}
                  onClick={() => ownWords.set(ownWords.value.filter((one) => one !== word))}
                />
              </li>
            ))}
          </ul>
        </SettingRow>
      )}
      <SettingRow label={t('settings.region.label')} description={t('settings.region.description')}>
        <span>
          {format.dayFull(day)}, {format.time(new Date(now).toISOString())}
        </span>
      </SettingRow>
      <SettingRow label={t('settings.duration.label')} description={t('settings.duration.description')}>
        <span>{format.duration(20 * 60)}</span>
      </SettingRow>
    </Box>
  );
}
