import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../../shared/mediaUrl.ts';
import { useStudio } from '../../data/studio.ts';
import { useCall } from '../../data/useCall.ts';
import { useSession } from '../../data/useSync.ts';
import { runAction } from '../../ui/actions.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Box } from '../../ui/Box.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SettingRow } from './SettingRow.tsx';
import styles from './AccountSettings.module.css';

export function AccountSettings() {
  const { t } = useTranslation();
  const { account, me, role, departments } = useStudio();
  const session = useSession();
  const leaveAccount = useCall('leaveAccount');
  const resetDemo = useCall('resetDemo');
  const openExternal = useCall('openExternal');
  const [isResetting, setIsResetting] = useState(false);
  const name = me?.fullName ?? account.personName;
  const isInMemory = session?.kind === 'open' && session.tokenStore === 'memory';
  const inDepartments = me?.departmentIds.flatMap((id) => departments.get(id)?.name ?? []).join(', ') ?? '';
  return (
    <Box>
      <div className={styles.person}>
        <Avatar
          name={name}
          size="lg"
          isNamed={false}
          pictureUrl={me?.hasAvatar ? mediaUrl('person-avatar', me.id, { version: me.updatedAt }) : null}
        />
        <div>
          <p className={styles.name}>{name}</p>
          <p className={styles.facts}>
            {[account.email, t(`roles.${role}`), inDepartments].filter(Boolean).join(' · ')}
          </p>
        </div>
      </div>
      <SettingRow
        label={account.studioName || account.serverName}
        description={account.isDemo ? t('settings.account.demo') : account.serverUrl}
      >
        {account.isDemo ? (
          <Button size="sm" isBusy={resetDemo.isRunning} onClick={() => setIsResetting(true)}>
            {t('settings.account.resetDemo')}
          </Button>
        ) : (
          <Button size="sm" icon="external" onClick={() => openExternal.start({ url: `${account.serverUrl}/profile` })}>
            {t('settings.account.openProfile')}
          </Button>
        )}
      </SettingRow>
      <SettingRow
        label={t('settings.account.session')}
        description={isInMemory ? t('signIn.noKeyring') : t('signIn.keyring')}
      >
        <Button size="sm" onClick={() => leaveAccount.start({})}>
          {t('account.switch')}
        </Button>
        <Button size="sm" onClick={() => runAction('account.sign-out')}>
          {t('account.signOut')}
        </Button>
      </SettingRow>
      <Dialog
        isOpen={isResetting}
        onClose={() => setIsResetting(false)}
        title={t('settings.account.resetDemoTitle')}
        description={t('settings.account.resetDemoWhat')}
        actions={
          <>
            <Button onClick={() => setIsResetting(false)}>{t('ui.cancel')}</Button>
            <Button
              kind="danger"
              onClick={() => {
                setIsResetting(false);
                resetDemo.start({});
              }}
            >
              {t('settings.account.resetDemo')}
            </Button>
          </>
        }
      />
    </Box>
  );
}
