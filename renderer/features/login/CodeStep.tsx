import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { messageOf } from '../../data/messages.ts';
import { Button } from '../../ui/Button.tsx';
import { CodeField } from '../../ui/CodeField.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useNow } from '../../ui/useNow.ts';
import styles from './SignInForm.module.css';
import type { SignIn, SignInStep } from './useSignIn.ts';

const codeLength = 6;
const totpSeconds = 30;

type Props = { readonly signIn: SignIn; readonly step: Extract<SignInStep, { kind: 'code' }> };

/** The second step: six digits from an app or an e-mail, or a recovery code. */
export function CodeStep({ signIn, step }: Props) {
  const { t } = useTranslation();
  const [value, setValue] = useState('');
  const { submitCode } = signIn;
  // A complete code goes off by itself; after a wrong one the boxes are empty again.
  const submit = (code: string) => {
    setValue('');
    submitCode(code);
  };
  const onChange = useCallback((next: string) => setValue(next), []);
  const others = step.methods.filter((method) => method !== 'fido' && method !== step.method);

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit(value.trim());
      }}
    >
      <div>
        <h1 className={styles.title}>{t('signIn.code.title')}</h1>
        <p className={styles.subtitle}>{t(`signIn.code.${step.method}`)}</p>
      </div>
      {step.method === 'recovery' ? (
        <TextField label={t('signIn.code.recoveryLabel')} size="lg" value={value} onChange={onChange} />
      ) : (
        <CodeField
          label={t('signIn.code.label')}
          length={codeLength}
          value={value}
          isWrong={step.wasWrong && value === ''}
          onChange={onChange}
          onComplete={submit}
        />
      )}
      <div role="alert">
        {step.wasWrong && (
          <p className={styles.problem}>
            <Icon name="warning" size="xs" />
            {messageOf(t, 'wrong-code').happened}
          </p>
        )}
        {signIn.failure && (
          <p className={styles.problem}>
            <Icon name="warning" size="xs" />
            {messageOf(t, signIn.failure.code, signIn.failure.detail).happened}
          </p>
        )}
      </div>
      <p className={styles.note}>
        {step.method === 'totp' ? (
          <TotpClock />
        ) : step.method === 'email' && signIn.hasSentEmail ? (
          t('signIn.code.sent')
        ) : (
          t('signIn.code.paste')
        )}
      </p>
      <Button kind="primary" size="xl" type="submit" isWide isBusy={signIn.isBusy} isDisabled={value.trim() === ''}>
        {t('signIn.code.confirm')}
      </Button>
      <div className={styles.alternatives}>
        <Button kind="quiet" size="sm" icon="back" onClick={signIn.startOver}>
          {t('signIn.back')}
        </Button>
        {others.length > 0 && (
          <Menu
            align="end"
            entries={others.flatMap((method) =>
              method === 'fido'
                ? []
                : [
                    {
                      kind: 'item' as const,
                      id: method,
                      label: t(`signIn.code.method.${method}`),
                      onChoose: () => signIn.chooseMethod(method),
                    },
                  ],
            )}
            trigger={
              <Button kind="quiet" size="sm" hasMenu>
                {t('signIn.code.another')}
              </Button>
            }
          />
        )}
      </div>
      {step.methods.includes('fido') && <p className={styles.note}>{t('signIn.code.fido')}</p>}
    </form>
  );
}

/** Codes of an app change every half minute; when little is left, the next one is worth waiting for. */
function TotpClock() {
  const { t } = useTranslation();
  const now = useNow(1_000);
  const left = totpSeconds - (Math.floor(now / 1_000) % totpSeconds);
  return <>{t('signIn.code.changesIn', { seconds: left })}</>;
}
