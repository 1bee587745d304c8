import { useTranslation } from 'react-i18next';
import { mediaUrl } from '../../shared/mediaUrl.ts';
import { useStudio } from '../data/studio.ts';
import { useSyncPart } from '../data/useSync.ts';
import { useFormat } from '../i18n/FormatProvider.tsx';
import { go } from '../place/navigation.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu } from '../ui/Menu.tsx';
import { useNow } from '../ui/useNow.ts';
import styles from './AccountRow.module.css';
import { useAccountEntries } from './useAccountEntries.ts';

const minuteMs = 60_000;

/** Who is signed in, with the department, or since when there is no connection. */
export function AccountRow({ isFolded }: { readonly isFolded: boolean }) {
  const { t } = useTranslation();
  const { me, account, departments } = useStudio();
  const entries = useAccountEntries();
  const name = me?.fullName ?? account.personName;
  const department = me?.departmentIds.flatMap((id) => departments.get(id)?.name ?? []).join(', ') ?? '';
  const offlineSince = useOfflineSince();
  return (
    <div className={styles.row} data-folded={isFolded || undefined}>
      <Menu
        side="top"
        entries={entries.account}
        trigger={
          // Unfolded its words are its name, as they are seen.
          <button
            type="button"
            className={styles.person}
            title={name}
            {...(isFolded ? { 'aria-label': t('frame.accountMenu', { name }) } : {})}
          >
            <Avatar
              name={name}
              size="md"
              isNamed={false}
              pictureUrl={me?.hasAvatar ? mediaUrl('person-avatar', me.id, { version: me.updatedAt }) : null}
            />
            {!isFolded && (
              <span className={styles.text}>
                <span className={styles.name}>{name}</span>
                <span className={styles.note}>
                  {offlineSince ?? (department === '' ? t(`roles.${me?.role ?? 'user'}`) : department)}
                </span>
              </span>
            )}
          </button>
        }
      />
      {!isFolded && (
        <IconButton
          icon="settings"
          size="sm"
          label={t('pages.settings')}
          keysOf="go.settings"
          onClick={() => go({ page: 'settings', section: 'account' })}
        />
      )}
    </div>
  );
}

function useOfflineSince(): string | null {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(minuteMs);
  const connection = useSyncPart((sync) => sync.connection);
  if (connection.kind !== 'offline' && connection.kind !== 'unreachable') return null;
  return t('frame.offlineSince', { time: format.when(connection.since, now) });
}
