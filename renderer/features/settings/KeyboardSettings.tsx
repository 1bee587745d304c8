import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listActions } from '../../ui/actions.ts';
import { Box } from '../../ui/Box.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './KeyboardSettings.module.css';
import { SettingRow } from './SettingRow.tsx';
import { useSetting } from './useSetting.ts';

export function KeyboardSettings() {
  const { t } = useTranslation();
  const single = useSetting('areSingleKeysOn');
  const [search, setSearch] = useState('');
  const asked = search.trim().toLocaleLowerCase();
  const actions = listActions().filter(
    ({ keys, group, label }) =>
      keys.length > 0 && group !== '' && `${label} ${group}`.toLocaleLowerCase().includes(asked),
  );
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
      </Box>
      <TextField
        label={t('settings.findKey')}
        placeholder={t('settings.findKey')}
        isLabelHidden
        icon="search"
        value={search}
        onChange={setSearch}
      />
      <Box>
        <ul>
          {actions.map((action) => (
            <li className={styles.row} key={action.id}>
              <span className={styles.group}>{action.group}</span>
              <span className={styles.label}>{action.label}</span>
              <span className={styles.keys}>
                {action.keys.map((keys) => (
                  <Kbd keys={keys} key={keys} />
                ))}
              </span>
            </li>
          ))}
        </ul>
        {actions.length === 0 && <p className={styles.row}>{t('ui.noMatch')}</p>}
      </Box>
    </>
  );
}
