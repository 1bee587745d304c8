import { useTranslation } from 'react-i18next';
import { usePlatform } from '../../data/platform.ts';
import { useCall } from '../../data/useCall.ts';
import { useSyncPart } from '../../data/useSync.ts';
import { Box } from '../../ui/Box.tsx';
import { Button } from '../../ui/Button.tsx';
import { showToast } from '../../ui/toasts.ts';
import { SettingRow } from './SettingRow.tsx';

export function AboutSettings() {
  const { t } = useTranslation();
  const { version, electron, os, logFolder } = usePlatform();
  const serverVersion = useSyncPart((sync) => sync.serverVersion);
  const copy = useCall('copyText');
  const facts = [
    `Inari ${version}`,
    `Electron ${electron}`,
    os,
    serverVersion === '' ? '' : `Kitsu API ${serverVersion}`,
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <Box>
      <SettingRow label="Inari" description={facts}>
        <Button
          size="sm"
          icon="copy"
          onClick={() => {
            copy.start({ text: facts });
            showToast({ title: t('ui.detailsCopied') });
          }}
        >
          {t('ui.copyDetails')}
        </Button>
      </SettingRow>
      <SettingRow label={t('disk.logFolder')} description={<span data-selectable>{logFolder}</span>}>
        <Button
          size="sm"
          onClick={() => {
            copy.start({ text: logFolder });
            showToast({ title: t('disk.pathCopied') });
          }}
        >
          {t('disk.copyPath')}
        </Button>
      </SettingRow>
      <SettingRow label={t('settings.licence.label')} description={t('settings.licence.description')}>
        <span>MIT</span>
      </SettingRow>
    </Box>
  );
}
