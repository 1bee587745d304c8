/*
 * Second factors: a code generator, codes by mail, recovery codes. A demo studio has no security keys.
 */
import {
  hashRecoveryCode,
  hasSecondFactor,
  isMailCode,
  isProven,
  personByLogin,
  proofsOf,
  sendMailCode,
} from '../actions/signIn.ts';
import { answer, type Answer } from '../answer.ts';
import { requiredText, type Call, type OpenCall } from '../call.ts';
import { ApiError, fixedError } from '../errors.ts';
import { isTotp, makeRecoveryCodes, makeSecret } from '../otp.ts';
import { organisation } from '../organisation.ts';
import { del, open, post, put, type Route } from '../route.ts';
import type { PersonRow } from '../tables.ts';
import { makeTokens } from './auth.ts';

const failure = (message: string, more: object = {}): ApiError => fixedError(400, { error: true, message, ...more });
const wrongCode = (message: string): ApiError => failure(message, { wrong_OTP: true });

type Method = 'totp' | 'email_otp';

/** Turns a method on; the first one comes with recovery codes, told once. */
function enable(call: Call, method: Method): Answer {
  const { studio, caller } = call;
  const isFirst = (caller.otp_recovery_codes ?? []).length === 0;
  const codes = isFirst ? makeRecoveryCodes() : null;
  studio.store.person.update(caller.id, {
    ...(method === 'totp' ? { totp_enabled: true } : { email_otp_enabled: true }),
    ...(codes === null ? {} : { otp_recovery_codes: codes.map(hashRecoveryCode) }),
    preferred_two_factor_authentication: caller.preferred_two_factor_authentication ?? method,
  });
  const tokens = studio.isNew ? makeTokens(studio, caller.id) : null;
  return answer({
    otp_recovery_codes: codes,
    ...(tokens === null ? {} : { access_token: tokens.access, refresh_token: tokens.refresh }),
  });
}

/** Turns a method off; with the last one the recovery codes go. */
function disable(call: Call, method: Method): Answer {
  const { studio, caller } = call;
  const changed = studio.store.person.update(
    caller.id,
    method === 'totp'
      ? { totp_enabled: false, totp_secret: null }
      : { email_otp_enabled: false, email_otp_secret: null },
  );
  if (!hasSecondFactor(changed)) {
    studio.store.person.update(caller.id, { otp_recovery_codes: null, preferred_two_factor_authentication: null });
  } else if (changed.preferred_two_factor_authentication === method) {
    const others = changed.totp_enabled ? 'totp' : changed.email_otp_enabled ? 'email_otp' : 'fido';
    studio.store.person.update(caller.id, { preferred_two_factor_authentication: others });
  }
  return answer({ success: true });
}

/** A second factor, asked for before anything is turned off. */
function checkProof(call: Call, off: string): PersonRow {
  const { studio, caller } = call;
  if (!hasSecondFactor(caller)) throw failure(off);
  const isRight = ((): boolean => {
    try {
      return isProven(studio, caller, proofsOf(call));
    } catch (error) {
      if (error instanceof ApiError) return false;
      throw error;
    }
  })();
  if (!isRight) throw wrongCode('OTP verification failed.');
  return caller;
}

function prepareTotp(call: Call): Answer {
  const { studio, caller } = call;
  if (caller.totp_enabled) throw failure('TOTP already enabled.');
  const secret = makeSecret();
  studio.store.person.update(caller.id, { totp_secret: secret });
  const issuer = `Kitsu ${organisation(studio).name}`;
  const account = encodeURIComponent(caller.email ?? '');
  const uri = `otpauth://totp/${encodeURIComponent(issuer)}:${account}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`;
  return answer({ totp_provisionning_uri: uri, otp_secret: secret });
}

function confirmTotp(call: Call): Answer {
  const code = requiredText(call, 'totp');
  if (call.caller.totp_enabled) throw failure('TOTP already enabled.');
  if (!isTotp(call.caller.totp_secret, code)) throw wrongCode('TOTP verification failed.');
  return enable(call, 'totp');
}

function removeTotp(call: Call): Answer {
  const person = checkProof(call, 'TOTP not enabled.');
  if (!person.totp_enabled) throw failure('TOTP not enabled.');
  return disable(call, 'totp');
}

/** Public: sends a code to the address, five minutes of life. */
function askMail(call: OpenCall): Answer {
  const { studio } = call;
  const person = personByLogin(studio, requiredText(call, 'email'));
  if (studio.isNew) {
    if (person?.email_otp_enabled === true) sendMailCode(studio, person);
    return answer({ success: true });
  }
  if (person === undefined) throw fixedError(404, { error: true, message: 'User not found.' });
  if (!person.email_otp_enabled) throw failure('OTP by email not enabled.');
  sendMailCode(studio, person);
  return answer({ success: true });
}

function prepareMail(call: Call): Answer {
  const { studio, caller } = call;
  if (caller.email_otp_enabled) throw failure('OTP by email already enabled.');
  sendMailCode(studio, studio.store.person.update(caller.id, { email_otp_secret: makeSecret() }));
  return answer({ success: true });
}

function confirmMail(call: Call): Answer {
  const code = requiredText(call, 'email_otp');
  if (call.caller.email_otp_enabled) throw failure('OTP by email already enabled.');
  if (!isMailCode(call.studio, call.caller, code)) throw wrongCode('OTP by email verification failed.');
  return enable(call, 'email_otp');
}

function removeMail(call: Call): Answer {
  const person = checkProof(call, 'OTP by email not enabled.');
  if (!person.email_otp_enabled) throw failure('OTP by email not enabled.');
  return disable(call, 'email_otp');
}

function renewCodes(call: Call): Answer {
  checkProof(call, 'No two factor authentication enabled.');
  const codes = makeRecoveryCodes();
  call.studio.store.person.update(call.caller.id, { otp_recovery_codes: codes.map(hashRecoveryCode) });
  return answer({ otp_recovery_codes: codes });
}

function askKey(call: OpenCall): Answer {
  const person = personByLogin(call.studio, requiredText(call, 'email'));
  if (person === undefined && !call.studio.isNew) throw fixedError(404, { error: true, message: 'User not found.' });
  throw failure('FIDO not enabled.');
}

const noKey = (message: string) => (): Answer => {
  throw failure(message);
};

export const twoFactorRoutes: readonly Route[] = [
  put('/auth/totp', prepareTotp, 'person'),
  post('/auth/totp', confirmTotp, 'person'),
  del('/auth/totp', removeTotp, 'person'),
  open('GET', '/auth/email-otp', askMail),
  put('/auth/email-otp', prepareMail, 'person'),
  post('/auth/email-otp', confirmMail, 'person'),
  del('/auth/email-otp', removeMail, 'person'),
  put('/auth/recovery-codes', renewCodes, 'person'),
  open('GET', '/auth/fido', askKey),
  put('/auth/fido', noKey('No preregistration before.'), 'person'),
  post('/auth/fido', noKey('No preregistration before.'), 'person'),
  del('/auth/fido', noKey('FIDO not enabled.'), 'person'),
];
