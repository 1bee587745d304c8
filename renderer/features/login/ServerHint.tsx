import { useTranslation } from 'react-i18next';
import { messageOf } from '../../data/messages.ts';
import { useFormat } from '../../i18n/FormatProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './ServerHint.module.css';
import type { CheckState } from './useServerCheck.ts';

type Props = {
  readonly state: CheckState;
  readonly onAgain: () => void;
  readonly onChooseCertificate: () => void;
  readonly onOpenNetwork: () => void;
};

/** What the address answered, under the field, while it is typed. */
export function ServerHint({ state, onAgain, onChooseCertificate, onOpenNetwork }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  if (state.kind === 'empty') return null;
  if (state.kind === 'checking') return <p className={styles.line}>{t('signIn.checking')}</p>;

  const { check } = state;
  if (check.kind === 'failed') {
    const { happened, todo } = messageOf(t, check.code, check.detail);
    const isQuiet = check.code === 'offline';
    return (
      <div className={styles.block} data-tone={isQuiet ? 'waiting' : 'danger'} role="alert">
        <p className={styles.line}>
          <Icon name={isQuiet ? 'cloud-off' : 'warning'} size="xs" />
          {happened}
        </p>
        <p className={styles.more}>{isQuiet ? t('signIn.offlineHint') : todo}</p>
        <div className={styles.actions}>
          <Button size="sm" kind="quiet" onClick={onAgain}>
            {t('ui.retry')}
          </Button>
          {check.code === 'certificate' && (
            <Button size="sm" onClick={onChooseCertificate}>
              {t('signIn.chooseCertificate')}
            </Button>
          )}
          {(check.code === 'proxy' || check.code === 'unreachable') && (
            <Button size="sm" onClick={onOpenNetwork}>
              {t('network.open')}
            </Button>
          )}
        </div>
      </div>
    );
  }
  const sso = check.hasSaml ? check.samlName || 'SAML' : check.hasOidc ? check.oidcName || 'OpenID' : '';
  return (
    <div className={styles.block}>
      {check.isSupported ? (
        <p className={styles.line}>
          <span className={styles.ok}>
            <Icon name="check" size="xs" />
          </span>
          {t('signIn.serverOk', {
            version: check.version,
            elapsed: t('signIn.milliseconds', { ms: format.number(check.answerMs) }),
          })}
        </p>
      ) : (
        <p className={styles.line} data-tone="danger" role="alert">
          <Icon name="warning" size="xs" />
          {messageOf(t, 'unsupported-version', { version: check.version }).happened}
        </p>
      )}
      {sso !== '' && (
        <p className={styles.line}>
          <Icon name="key" size="xs" />
          {t('signIn.ssoElsewhere', { name: sso })}
        </p>
      )}
      {check.isPlainHttp && (
        <p className={styles.line} data-tone="waiting">
          <Icon name="warning" size="xs" />
          {t('signIn.plainHttp')}
        </p>
      )}
    </div>
  );
}
