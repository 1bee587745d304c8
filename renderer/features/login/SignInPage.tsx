import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountSummary, UnopenedAccount } from '../../../shared/model/account.ts';
import { usePlatform } from '../../data/platform.ts';
import { useCall } from '../../data/useCall.ts';
import { useEngine } from '../../data/useEngine.ts';
import { useSaveSettings, useSettings } from '../../data/useSettings.ts';
import { languageOf } from '../../i18n/i18n.ts';
import { Icon } from '../../ui/Icon.tsx';
import { AccountList } from './AccountList.tsx';
import { DemoCard } from './DemoCard.tsx';
import { SignInForm } from './SignInForm.tsx';
import styles from './SignInPage.module.css';

type Props = {
  /** The studio that was open last, where it could not be opened again. */
  readonly unopened?: UnopenedAccount | null;
  readonly onOpenNetwork: () => void;
};

/** Connect to a studio, or open one that is on this disk already, or try the demo. */
export function SignInPage({ unopened = null, onOpenNetwork }: Props) {
  const { t } = useTranslation();
  const { version, locale } = usePlatform();
  const settings = useSettings();
  const save = useSaveSettings();
  const accounts = useEngine('accounts', {});
  const network = useCall('network');
  const [chosen, setChosen] = useState<AccountSummary | null>(null);
  const listed = (accounts.value ?? []).filter((account) => !account.isDemo);
  const first = chosen ?? listed[0] ?? null;
  const language = languageOf(settings.language, locale);
  const isManualProxy = network.answer?.proxy.kind === 'manual';

  return (
    <div className={styles.page}>
      <div className={styles.columns}>
        {accounts.isFirst ? (
          <div />
        ) : (
          <SignInForm
            key={chosen?.id ?? 'first'}
            firstUrl={first?.serverUrl ?? ''}
            firstEmail={first?.email ?? ''}
            onOpenNetwork={onOpenNetwork}
          />
        )}
        <div className={styles.side}>
          {listed.length > 0 && <AccountList accounts={listed} unopened={unopened} onSignIn={setChosen} />}
          <DemoCard />
          <p className={styles.note}>
            <Icon name="cloud-off" size="sm" />
            {listed.length > 0 ? t('signIn.offlineNote') : t('signIn.onceNote')}
          </p>
        </div>
      </div>
      <footer className={styles.footer}>
        <button
          type="button"
          className={styles.footerButton}
          lang={language === 'fr' ? 'en' : 'fr'}
          onClick={() => save({ language: language === 'fr' ? 'en' : 'fr' })}
        >
          {language === 'fr' ? 'English' : 'Français'}
        </button>
        <button type="button" className={styles.footerButton} onClick={onOpenNetwork}>
          {isManualProxy ? t('signIn.proxyManual') : t('signIn.proxySystem')}
        </button>
        <span className={styles.grow} />
        {version !== '' && <span>{t('signIn.version', { version })}</span>}
      </footer>
    </div>
  );
}
