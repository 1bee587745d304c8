import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { messageOf } from '../../data/messages.ts';
import { usePlatform } from '../../data/platform.ts';
import { useCall } from '../../data/useCall.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { PasswordField } from '../../ui/PasswordField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { CodeStep } from './CodeStep.tsx';
import { NewPasswordStep } from './NewPasswordStep.tsx';
import { ServerHint } from './ServerHint.tsx';
import styles from './SignInForm.module.css';
import { useServerCheck } from './useServerCheck.ts';
import { useSignIn } from './useSignIn.ts';

type Props = {
  readonly firstUrl: string;
  readonly firstEmail: string;
  readonly onOpenNetwork: () => void;
};

/** These belong to the password and stand under it; everything else stands above the button. */
const passwordFailures: readonly string[] = ['wrong-password', 'account-locked', 'account-disabled'];

export function SignInForm({ firstUrl, firstEmail, onOpenNetwork }: Props) {
  const { t } = useTranslation();
  const { keyStore } = usePlatform();
  const [url, setUrl] = useState(firstUrl);
  const [email, setEmail] = useState(firstEmail);
  const [password, setPassword] = useState('');
  const passwordRef = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  // What is missing is typed at once.
  useEffect(() => {
    const fields = [...(form.current?.querySelectorAll('input') ?? [])];
    fields.find(({ value }) => value === '')?.focus();
  }, []);
  const { state, again } = useServerCheck(url);
  const check = state.kind === 'answered' && state.check.kind === 'kitsu' ? state.check : null;
  const signIn = useSignIn({ url: check?.url ?? url.trim(), email: email.trim(), password });
  const openExternal = useCall('openExternal');
  const setCertificate = useCall('setCertificate');

  if (signIn.step.kind === 'code') return <CodeStep signIn={signIn} step={signIn.step} />;
  if (signIn.step.kind === 'new-password') return <NewPasswordStep signIn={signIn} />;

  const message = signIn.failure ? messageOf(t, signIn.failure.code, signIn.failure.detail) : null;
  const isPasswordWrong = signIn.failure !== null && passwordFailures.includes(signIn.failure.code);
  const isComplete = url.trim() !== '' && email.trim() !== '' && password !== '';

  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isComplete && !signIn.isBusy) signIn.submitPassword();
      }}
    >
      <div>
        <h1 className={styles.title}>{t('signIn.title')}</h1>
        <p className={styles.subtitle}>{t('signIn.subtitle')}</p>
      </div>
      <TextField
        label={t('signIn.server')}
        name="server"
        size="lg"
        icon="globe"
        inputMode="url"
        placeholder="https://kitsu.studio.tv"
        value={url}
        onChange={setUrl}
        trailing={
          check?.isSupported && (
            <span className={styles.ok}>
              <Icon name="check" />
            </span>
          )
        }
        hint={
          <ServerHint
            state={state}
            onAgain={again}
            onOpenNetwork={onOpenNetwork}
            onChooseCertificate={() => void setCertificate.run({ action: 'choose' }).then(again, again)}
          />
        }
      />
      <TextField
        label={t('signIn.email')}
        name="email"
        type="email"
        inputMode="email"
        size="lg"
        autoComplete="username"
        value={email}
        onChange={setEmail}
      />
      <PasswordField
        label={t('signIn.password')}
        size="lg"
        value={password}
        onChange={setPassword}
        inputRef={passwordRef}
        aside={
          check !== null && (
            <button
              type="button"
              className={styles.aside}
              onClick={() => openExternal.start({ url: `${check.url}/reset-password` })}
            >
              {t('signIn.forgotten')}
            </button>
          )
        }
        {...(isPasswordWrong && message ? { error: `${message.happened} ${message.todo}` } : {})}
      />
      {message && !isPasswordWrong && <ErrorState look="inset" {...message} />}
      <Button
        kind="primary"
        size="xl"
        type="submit"
        isWide
        keys="Enter"
        isBusy={signIn.isBusy}
        isDisabled={!isComplete}
      >
        {signIn.isBusy ? t('signIn.signingIn') : t('signIn.submit')}
      </Button>
      <p className={styles.keyring} data-missing={keyStore === 'missing' || undefined}>
        <Icon name={keyStore === 'missing' ? 'warning' : 'lock'} size="xs" />
        {keyStore === 'missing' ? t('signIn.noKeyring') : t('signIn.keyring')}
      </p>
    </form>
  );
}
