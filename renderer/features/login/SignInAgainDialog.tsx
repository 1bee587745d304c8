import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { messageOf } from '../../data/messages.ts';
import { useSession } from '../../data/useSync.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { CodeStep } from './CodeStep.tsx';
import styles from './SignInAgainDialog.module.css';
import { useSignIn } from './useSignIn.ts';

type Props = { readonly isOpen: boolean; readonly onClose: () => void };

/** The session is over: a small dialog over the current screen, which goes on being read behind it. */
export function SignInAgainDialog({ isOpen, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('signIn.again.title')}>
      {isOpen && <Again onClose={onClose} />}
    </Dialog>
  );
}

function Again({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const formId = useId();
  const session = useSession();
  const account = session?.kind === 'open' ? session.account : null;
  const [password, setPassword] = useState('');
  const signIn = useSignIn({ url: account?.serverUrl ?? '', email: account?.email ?? '', password }, onClose);
  if (account === null) return null;
  if (signIn.step.kind === 'code') return <CodeStep signIn={signIn} step={signIn.step} />;
  const message = signIn.failure ? messageOf(t, signIn.failure.code, signIn.failure.detail) : null;
  return (
    <form
      id={formId}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== '') signIn.submitPassword();
      }}
    >
      <p className={styles.why}>{t('signIn.again.why', { count: account.waitingCount })}</p>
      <p className={styles.who}>
        {t('signIn.again.who', { email: account.email, server: account.serverName || account.serverUrl })}
      </p>
      <PasswordField
        label={t('signIn.password')}
        size="lg"
        value={password}
        onChange={setPassword}
        {...(message ? { error: `${message.happened} ${message.todo}` } : {})}
      />
      <div className={styles.actions}>
        <Button onClick={onClose}>{t('signIn.again.later')}</Button>
        <Button kind="primary" type="submit" keys="Enter" isBusy={signIn.isBusy} isDisabled={password === ''}>
          {t('signIn.submit')}
        </Button>
      </div>
    </form>
  );
}
