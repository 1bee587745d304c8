import { useState } from 'react';
import type { ErrorCode, ErrorDetail } from '../../../shared/errors.ts';
import type { SignInOutcome, TwoFactorMethod } from '../../../shared/model/account.ts';
import { useCall } from '../../data/useCall.ts';
import { asInariError } from '../../data/useEngine.ts';

export type CodeMethod = Exclude<TwoFactorMethod, 'fido'>;
export type Failure = { readonly code: ErrorCode; readonly detail: ErrorDetail };

export type SignInStep =
  | { readonly kind: 'password' }
  | {
      readonly kind: 'code';
      readonly methods: readonly TwoFactorMethod[];
      readonly method: CodeMethod;
      readonly wasWrong: boolean;
    }
  | { readonly kind: 'new-password'; readonly token: string }
  | { readonly kind: 'done' };

type Who = { readonly url: string; readonly email: string; readonly password: string };

/** The way through password, second step and first password of one's own. What failed stands beside what it is about. */
export function useSignIn(who: Who, onDone?: () => void) {
  const [step, setStep] = useState<SignInStep>({ kind: 'password' });
  const [failure, setFailure] = useState<Failure | null>(null);
  const signIn = useCall('signIn');
  const replace = useCall('replaceDefaultPassword');
  const sendEmailCode = useCall('sendEmailCode');

  function take(outcome: SignInOutcome) {
    switch (outcome.kind) {
      case 'signed-in':
        setStep({ kind: 'done' });
        onDone?.();
        break;
      case 'code-needed':
        setStep({
          kind: 'code',
          methods: outcome.methods,
          method: step.kind === 'code' ? step.method : firstMethod(outcome.methods, outcome.preferred),
          wasWrong: outcome.wasWrong,
        });
        break;
      case 'default-password':
        setStep({ kind: 'new-password', token: outcome.token });
        break;
      case 'failed':
        if (outcome.code === 'wrong-code' && step.kind === 'code') setStep({ ...step, wasWrong: true });
        else setFailure({ code: outcome.code, detail: outcome.detail });
        break;
    }
  }

  async function attempt(ask: () => Promise<SignInOutcome>): Promise<void> {
    setFailure(null);
    try {
      take(await ask());
    } catch (error) {
      const { code, detail } = asInariError(error) ?? { code: 'unexpected' as const, detail: {} };
      setFailure({ code, detail });
    }
  }

  return {
    step,
    failure,
    isBusy: signIn.isRunning || replace.isRunning,
    submitPassword: () => void attempt(() => signIn.run({ ...who, code: null })),
    submitCode: (value: string) => {
      if (step.kind !== 'code') return;
      const { method } = step;
      void attempt(() => signIn.run({ ...who, code: { method, value } }));
    },
    submitNewPassword: (password: string) => {
      if (step.kind !== 'new-password') return;
      const { token } = step;
      void attempt(() => replace.run({ url: who.url, email: who.email, token, password }));
    },
    chooseMethod: (method: CodeMethod) => {
      if (step.kind !== 'code') return;
      setFailure(null);
      setStep({ ...step, method, wasWrong: false });
      if (method === 'email') sendEmailCode.start({ url: who.url, email: who.email });
    },
    hasSentEmail: sendEmailCode.answer !== undefined,
    startOver: () => {
      setFailure(null);
      setStep({ kind: 'password' });
    },
  };
}

export type SignIn = ReturnType<typeof useSignIn>;

/** A security key only works in the server's own page: another way is offered first. */
function firstMethod(methods: readonly TwoFactorMethod[], preferred: TwoFactorMethod): CodeMethod {
  if (preferred !== 'fido') return preferred;
  return methods.find((method): method is CodeMethod => method !== 'fido') ?? 'recovery';
}
