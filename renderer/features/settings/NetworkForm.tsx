import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NetworkSettings } from '../../../shared/model/network.ts';
import { messageOf } from '../../data/messages.ts';
import { useCall } from '../../data/useCall.ts';
import { Box } from '../../ui/Box.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { showToast } from '../../ui/toasts.ts';
import styles from './NetworkForm.module.css';
import { SettingRow } from './SettingRow.tsx';

/** How this computer reaches studios, where the system's own settings are not enough. */
export function NetworkForm() {
  const { t } = useTranslation();
  const network = useCall('network');
  const setCertificate = useCall('setCertificate');
  const [settings, setSettings] = useState<NetworkSettings | null>(null);
  const { run } = network;
  useEffect(() => {
    let isGone = false;
    void run({}).then(
      (answer) => {
        if (!isGone) setSettings(answer);
      },
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [run]);
  const error = network.error ?? setCertificate.error;

  function certificate(action: 'choose' | 'forget') {
    void setCertificate.run({ action }).then(setSettings, () => undefined);
  }

  return (
    <div className={styles.form}>
      {settings && <ProxyForm settings={settings} onSaved={setSettings} />}
      <Box>
        <SettingRow
          label={t('network.certificate')}
          description={settings?.certificateName ?? t('network.certificateNone')}
          defaultText={t('network.certificateDefault')}
          onReset={settings?.certificateName ? () => certificate('forget') : null}
        >
          <Button size="sm" isBusy={setCertificate.isRunning} onClick={() => certificate('choose')}>
            {t('signIn.chooseCertificate')}
          </Button>
        </SettingRow>
      </Box>
      {error && <ErrorState look="inset" {...messageOf(t, error.code, error.detail)} />}
    </div>
  );
}

type ProxyProps = { readonly settings: NetworkSettings; readonly onSaved: (settings: NetworkSettings) => void };

function ProxyForm({ settings, onSaved }: ProxyProps) {
  const { t } = useTranslation();
  const save = useCall('saveNetwork');
  const { proxy } = settings;
  const [kind, setKind] = useState(proxy.kind);
  const [rules, setRules] = useState(proxy.kind === 'manual' ? proxy.rules : '');
  const [bypass, setBypass] = useState(proxy.kind === 'manual' ? proxy.bypass : '');
  const [user, setUser] = useState(settings.proxyUser);
  const [password, setPassword] = useState('');

  async function submit(): Promise<void> {
    const saved = await save.run({
      proxy: kind === 'manual' ? { kind, rules: rules.trim(), bypass: bypass.trim() } : { kind },
      proxyUser: user.trim(),
      // An empty field keeps the password there is.
      proxyPassword: password === '' ? null : password,
    });
    setPassword('');
    onSaved(saved);
    showToast({ title: t('network.saved') });
  }

  return (
    <Box isPadded>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit().catch(() => undefined);
        }}
      >
        <p className={styles.title} aria-hidden="true">
          {t('network.proxy')}
        </p>
        <RadioGroup
          label={t('network.proxy')}
          value={kind}
          onChange={setKind}
          options={(['system', 'direct', 'manual'] as const).map((value) => ({
            value,
            label: t(`network.${value}`),
            description: t(`network.${value}Note`),
          }))}
        />
        {kind === 'manual' && (
          <>
            <TextField
              label={t('network.rules')}
              placeholder="proxy.studio.tv:3128"
              value={rules}
              onChange={setRules}
            />
            <TextField
              label={t('network.bypass')}
              placeholder="*.studio.local, 10.0.0.0/8"
              value={bypass}
              onChange={setBypass}
            />
          </>
        )}
        {kind !== 'direct' && (
          <div className={styles.pair}>
            <TextField label={t('network.user')} value={user} onChange={setUser} />
            <PasswordField
              label={t('network.password')}
              value={password}
              onChange={setPassword}
              {...(settings.hasProxyPassword ? { hint: t('network.passwordKept') } : {})}
            />
          </div>
        )}
        {save.error && <ErrorState look="inset" {...messageOf(t, save.error.code, save.error.detail)} />}
        <div className={styles.actions}>
          <Button
            type="submit"
            kind="primary"
            isBusy={save.isRunning}
            isDisabled={kind === 'manual' && rules.trim() === ''}
          >
            {t('network.save')}
          </Button>
        </div>
      </form>
    </Box>
  );
}
