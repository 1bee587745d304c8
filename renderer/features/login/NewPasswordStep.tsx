import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { messageOf } from '../../data/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import styles from './SignInForm.module.css';
import type { SignIn } from './useSignIn.ts';

/** The server refuses shorter ones. */
const leastLength = 8;

/** The account still has the server's default password: one of one's own comes first. */
export function NewPasswordStep({ signIn }: { readonly signIn: SignIn }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [hasTried, setHasTried] = useState(false);
  const isShort = password.length < leastLength;
  const isDifferent = password !== again;

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setHasTried(true);
        if (!isShort && !isDifferent) signIn.submitNewPassword(password);
      }}
    >
      <div>
        <h1 className={styles.title}>{t('signIn.newPassword.title')}</h1>
        <p className={styles.subtitle}>{t('signIn.newPassword.subtitle')}</p>
      </div>
      <PasswordField
        label={t('signIn.newPassword.label')}
        size="lg"
        isNew
        value={password}
        onChange={setPassword}
        {...(hasTried && isShort
          ? { error: t('signIn.newPassword.short', { count: leastLength }) }
          : { hint: t('signIn.newPassword.short', { count: leastLength }) })}
      />
      <PasswordField
        label={t('signIn.newPassword.again')}
        size="lg"
        isNew
        value={again}
        onChange={setAgain}
        {...(hasTried && isDifferent
          ? { error: t('signIn.newPassword.different') }
          : signIn.failure
            ? { error: messageOf(t, signIn.failure.code, signIn.failure.detail).happened }
            : {})}
      />
      <Button kind="primary" size="xl" type="submit" isWide keys="Enter" isBusy={signIn.isBusy}>
        {t('signIn.newPassword.save')}
      </Button>
      <div className={styles.alternatives}>
        <Button kind="quiet" size="sm" icon="back" onClick={signIn.startOver}>
          {t('signIn.back')}
        </Button>
      </div>
    </form>
  );
}
