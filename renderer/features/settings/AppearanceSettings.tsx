import { useTranslation } from 'react-i18next';
import { useStudio } from '../../data/studio.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { Box } from '../../ui/Box.tsx';
import { Select } from '../../ui/Select.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import styles from './AppearanceSettings.module.css';
import { SettingRow } from './SettingRow.tsx';
import { useSetting } from './useSetting.ts';

const zooms = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];
const mostSamples = 5;

export function AppearanceSettings() {
  const { t } = useTranslation();
  const format = useFormat();
  const { taskStatuses } = useStudio();
  const theme = useSetting('theme');
  const density = useSetting('density');
  const motion = useSetting('motion');
  const solid = useSetting('areStatusesSolid');
  const avatars = useSetting('areAvatarsShown');
  const zoom = useSetting('zoom');
  const tray = useSetting('tray');
  const zoomOptions = zooms.includes(zoom.value) ? zooms : [...zooms, zoom.value].sort((a, b) => a - b);
  return (
    <Box>
      <SettingRow
        label={t('settings.theme.label')}
        defaultText={t(`settings.theme.${theme.default}`)}
        onReset={theme.reset}
      >
        <Tabs
          look="segments"
          label={t('settings.theme.label')}
          value={theme.value}
          tabs={(['dark', 'light', 'system'] as const).map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
          onChange={theme.set}
        />
      </SettingRow>
      <SettingRow
        label={t('settings.density.label')}
        description={t('settings.density.description')}
        defaultText={t(`settings.density.${density.default}`)}
        onReset={density.reset}
      >
        <Tabs
          look="segments"
          label={t('settings.density.label')}
          value={density.value}
          tabs={(['comfortable', 'compact'] as const).map((value) => ({
            value,
            label: t(`settings.density.${value}`),
          }))}
          onChange={density.set}
        />
      </SettingRow>
      <SettingRow
        label={t('settings.solid.label')}
        description={
          <div className={styles.samples}>
            {[...taskStatuses.values()]
              .filter(({ isForConcept }) => !isForConcept)
              .slice(0, mostSamples)
              .map((status) => (
                <StatusChip key={status.id} status={status} />
              ))}
          </div>
        }
        defaultText={t(solid.default ? 'settings.on' : 'settings.off')}
        onReset={solid.reset}
      >
        <Switch label={t('settings.solid.label')} isOn={solid.value} onChange={solid.set} />
      </SettingRow>
      <SettingRow
        label={t('settings.avatars.label')}
        description={t('settings.avatars.description')}
        defaultText={t(avatars.default ? 'settings.on' : 'settings.off')}
        onReset={avatars.reset}
      >
        <Switch label={t('settings.avatars.label')} isOn={avatars.value} onChange={avatars.set} />
      </SettingRow>
      <SettingRow
        label={t('settings.motion.label')}
        description={t('settings.motion.description')}
        defaultText={t(`settings.motion.${motion.default}`)}
        onReset={motion.reset}
      >
        <Tabs
          look="segments"
          label={t('settings.motion.label')}
          value={motion.value}
          tabs={(['system', 'reduced'] as const).map((value) => ({ value, label: t(`settings.motion.${value}`) }))}
          onChange={motion.set}
        />
      </SettingRow>
      <SettingRow label={t('settings.zoom.label')} defaultText={format.percent(zoom.default)} onReset={zoom.reset}>
        <Select
          label={t('settings.zoom.label')}
          value={zoom.value}
          options={zoomOptions.map((value) => ({ value, label: format.percent(value) }))}
          onChange={zoom.set}
        />
      </SettingRow>
      <SettingRow
        label={t('settings.tray.label')}
        description={t('settings.tray.description')}
        defaultText={t(`settings.tray.${tray.default}`)}
        onReset={tray.reset}
      >
        <Tabs
          look="segments"
          label={t('settings.tray.label')}
          value={tray.value}
          tabs={(['off', 'shown', 'stays'] as const).map((value) => ({ value, label: t(`settings.tray.${value}`) }))}
          onChange={tray.set}
        />
      </SettingRow>
    </Box>
  );
}
