import { useTranslation } from 'react-i18next';
import { useStudio } from '../data/studio.ts';
import { useCall } from '../data/useCall.ts';
import { useEngine } from '../data/useEngine.ts';
import { go } from '../place/navigation.ts';
import { runAction } from '../ui/actions.ts';
import type { MenuEntry } from '../ui/Menu.tsx';

/** The menus of the studio and of the person: to other studios on this disk, to settings, and out. */
export function useAccountEntries(): {
  readonly studios: readonly MenuEntry[];
  readonly account: readonly MenuEntry[];
} {
  const { t } = useTranslation();
  const { account } = useStudio();
  const accounts = useEngine('accounts', {}).value ?? [];
  const openAccount = useCall('openAccount');
  const leaveAccount = useCall('leaveAccount');

  const studios: readonly MenuEntry[] = [
    ...accounts.map((other): MenuEntry => ({
      kind: 'item',
      id: other.id,
      label: other.studioName || other.serverName,
      note: other.personName,
      isChecked: other.id === account.id,
      onChoose: () => {
        if (other.id !== account.id) openAccount.start({ accountId: other.id });
      },
    })),
    { kind: 'line', id: 'line' },
    {
      kind: 'item',
      id: 'other',
      label: t('account.anotherStudio'),
      icon: 'plus',
      onChoose: () => leaveAccount.start({}),
    },
    {
      kind: 'item',
      id: 'sync',
      label: t('pages.sync'),
      icon: 'sync',
      keysOf: 'go.sync',
      onChoose: () => go({ page: 'sync' }),
    },
  ];
  return {
    studios,
    account: [
      {
        kind: 'item',
        id: 'settings',
        label: t('pages.settings'),
        icon: 'settings',
        keysOf: 'go.settings',
        onChoose: () => go({ page: 'settings', section: 'account' }),
      },
      {
        kind: 'item',
        id: 'keys',
        label: t('shortcuts.title'),
        icon: 'keyboard',
        keysOf: 'help.keys',
        onChoose: () => runAction('help.keys'),
      },
      { kind: 'line', id: 'line' },
      {
        kind: 'item',
        id: 'switch',
        label: t('account.switch'),
        icon: 'switch',
        onChoose: () => leaveAccount.start({}),
      },
      {
        kind: 'item',
        id: 'out',
        label: t('account.signOut'),
        icon: 'sign-out',
        onChoose: () => runAction('account.sign-out'),
      },
    ],
  };
}
