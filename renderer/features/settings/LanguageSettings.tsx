import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../shared/model/settings.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { Box } from '../../ui/Box.tsx';
import { Select } from '../../ui/Select.tsx';
import { useNow } from '../../ui/useNow.ts';
import { SettingRow } from './SettingRow.tsx';
import { useSetting } from './useSetting.ts';

const minuteMs = 60_000;

export function LanguageSettings() {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(minuteMs);
  const language = useSetting('language');
  // Languages name themselves: who cannot read this page still finds the way back.
  const names: Readonly<Record<Settings['language'], string>> = {
    system: t('settings.language.system'),
    en: 'English',
    fr: 'Français',
    'en-XA': t('settings.language.pseudo'),
  };
  const day = format.dayOf(now);
  return (
    <Box>
      <SettingRow label={t('settings.language.label')} defaultText={names[language.default]} onReset={language.reset}>
        <Select
          label={t('settings.language.label')}
          value={language.value}
          options={(['system', 'en', 'fr', 'en-XA'] as const).map((value) => ({ value, label: names[value] }))}
          onChange={language.set}
        />
      </SettingRow>
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
