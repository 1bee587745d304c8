import { useTranslation } from 'react-i18next';
import type { AccountSummary, UnopenedAccount } from '../../../shared/model/account.ts';
import { messageOf } from '../../data/messages.ts';
import { useCall } from '../../data/useCall.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { StudioLogo } from '../../ui/StudioLogo.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './AccountList.module.css';

type Props = {
  readonly accounts: readonly AccountSummary[];
  readonly unopened: UnopenedAccount | null;
  readonly onSignIn: (account: AccountSummary) => void;
};

const minuteMs = 60_000;

/** Studios whose data is here: they open without a connection. */
export function AccountList({ accounts, unopened, onSignIn }: Props) {
  const { t } = useTranslation();
  const open = useCall('openAccount');
  const failure = open.error ?? (open.isRunning ? null : unopened);
  const message = failure === null ? null : messageOf(t, failure.code, failure.detail);
  return (
    <section className={styles.section}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('signIn.onThisDisk')}</h2>
        <span className={styles.remark}>{t('signIn.opensOffline')}</span>
      </div>
      <ul className={styles.list}>
        {accounts.map((account) => (
          <li className={styles.row} key={account.id}>
            <StudioLogo name={account.studioName || account.serverName} size="lg" />
            <div className={styles.text}>
              <p className={styles.name}>{account.studioName || account.serverName}</p>
              <Facts account={account} isUnopened={account.id === unopened?.accountId} />
            </div>
            {!account.isSignedIn && (
              <Button kind="quiet" size="sm" onClick={() => onSignIn(account)}>
                {t('signIn.submit')}
              </Button>
            )}
            <Button size="sm" isBusy={open.isRunning} onClick={() => open.start({ accountId: account.id })}>
              {t('signIn.open')}
            </Button>
          </li>
        ))}
      </ul>
      {message && <ErrorState look="inset" {...message} />}
    </section>
  );
}

type FactsProps = { readonly account: AccountSummary; readonly isUnopened: boolean };

function Facts({ account, isUnopened }: FactsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(minuteMs);
  const size = format.bytes(account.sizeBytes);
  // How much is there nobody could look.
  if (isUnopened) return <p className={styles.facts}>{account.personName}</p>;
  if (!account.isSignedIn) {
    return (
      <p className={styles.facts}>
        {t('signIn.signedOutFacts', { person: account.personName, count: account.waitingCount })}
      </p>
    );
  }
  const when = account.lastPulledAt === null ? null : format.when(account.lastPulledAt, now);
  return (
    <p className={styles.facts}>
      {when === null
        ? t('signIn.neverSyncedFacts', { person: account.personName, size })
        : t('signIn.syncedFacts', { person: account.personName, size, when })}
    </p>
  );
}
