import { useTranslation } from 'react-i18next';
import { useEngine } from '../../data/useEngine.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { go } from '../../place/navigation.ts';
import { Box } from '../../ui/Box.tsx';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { SettingRow } from './SettingRow.tsx';
import { useSetting } from './useSetting.ts';

const gigabyte = 1_000_000_000;
const limits = [2, 5, 10, 20, 50, 100, 200, 500].map((size) => size * gigabyte);

export function OfflineSettings() {
  const { t } = useTranslation();
  const format = useFormat();
  const limit = useSetting('cacheLimitBytes');
  const storage = useEngine('storage', {}).value;
  const options = limits.includes(limit.value) ? limits : [...limits, limit.value].sort((a, b) => a - b);
  return (
    <Box>
      <SettingRow
        label={t('settings.cache.label')}
        description={t('settings.cache.description')}
        defaultText={format.bytes(limit.default)}
        onReset={limit.reset}
      >
        <Select
          label={t('settings.cache.label')}
          value={limit.value}
          options={options.map((value) => ({ value, label: format.bytes(value) }))}
          onChange={limit.set}
        />
      </SettingRow>
      <SettingRow
        label={t('settings.use.label')}
        description={
          storage &&
          t('settings.use.description', {
            data: format.bytes(storage.databaseBytes),
            media: format.bytes(storage.mediaBytes),
            free: format.bytes(storage.freeBytes),
          })
        }
      >
        <Button size="sm" onClick={() => go({ page: 'sync' })}>
          {t('actions.go.sync')}
        </Button>
      </SettingRow>
    </Box>
  );
}
