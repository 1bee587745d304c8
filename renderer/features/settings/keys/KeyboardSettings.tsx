import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaveSettings, useSettings } from '../../../data/useSettings.ts';
import { Box } from '../../../ui/Box.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { showToast } from '../../../ui/toasts.ts';
import { SettingRow } from '../SettingRow.tsx';
import { useSetting } from '../useSetting.ts';
import styles from './KeyboardSettings.module.css';
import { KeyList } from './KeyList.tsx';
import { type Asked, KeySearch, nothingAsked } from './KeySearch.tsx';

/** Which keys do what: found by word or by pressing them, given others, and set back. */
export function KeyboardSettings() {
  const { t } = useTranslation();
  const single = useSetting('areSingleKeysOn');
  const preset = useSetting('keyPreset');
  const { reboundKeys } = useSettings();
  const save = useSaveSettings();
  const [asked, setAsked] = useState<Asked>(nothingAsked);

  function resetAll(): void {
    save({ reboundKeys: {} });
    showToast({ title: t('keys.allReset'), action: { label: t('ui.undo'), run: () => save({ reboundKeys }) } });
  }

  return (
    <>
      <Box>
        <SettingRow
          label={t('settings.singleKeys.label')}
          description={t('settings.singleKeys.description')}
          defaultText={t(single.default ? 'settings.on' : 'settings.off')}
          onReset={single.reset}
        >
          <Switch label={t('settings.singleKeys.label')} isOn={single.value} onChange={single.set} />
        </SettingRow>
        <SettingRow
          label={t('keys.preset.label')}
          description={t('keys.preset.description')}
          defaultText={t(`keys.preset.${preset.default}`)}
          onReset={preset.reset}
        >
          <Select
            label={t('keys.preset.label')}
            value={preset.value}
            options={(['kitsu', 'editorial'] as const).map((value) => ({ value, label: t(`keys.preset.${value}`) }))}
            onChange={preset.set}
          />
        </SettingRow>
      </Box>
      <div className={styles.find}>
        <KeySearch asked={asked} onAsk={setAsked} />
        <Button
          icon="undo"
          disabledReason={Object.keys(reboundKeys).length === 0 ? t('keys.nothingChanged') : null}
          onClick={resetAll}
        >
          {t('keys.resetAll')}
        </Button>
      </div>
      <KeyList asked={asked} />
    </>
  );
}
