/*
 * Checking who somebody is, in the server's order: known, active, not locked, password, second factor.
 */
import { argument, text, type OpenCall } from '../call.ts';
import { now, shownTime } from '../clock.ts';
import { fixedError } from '../errors.ts';
import { isTotp, makeMailCode } from '../otp.ts';
import { hashPassword, isPassword } from '../passwords.ts';
import type { Studio } from '../studio.ts';
import type { PersonRow } from '../tables.ts';

export type Proofs = {
  readonly totp: string | null;
  readonly emailOtp: string | null;
  readonly fido: boolean;
  readonly recoveryCode: string | null;
};

export const proofsOf = (call: OpenCall): Proofs => ({
  totp: text(call, 'totp', null),
  emailOtp: text(call, 'email_otp', null),
  fido: (argument(call, 'fido_authentication_response') ?? null) !== null,
  recoveryCode: text(call, 'recovery_code', null),
});

export function personByLogin(studio: Studio, login: string): PersonRow | undefined {
  const wanted = login.trim().toLowerCase();
  if (wanted === '') return undefined;
  return (
    studio.store.person.find((person) => person.email?.toLowerCase() === wanted) ??
    studio.store.person.find((person) => person.desktop_login?.toLowerCase() === wanted)
  );
}

/** Five wrong passwords or codes lock an account for a minute after the last one. */
const mostFailures = 5;
const lockMs = 60_000;

/** The failures that still count. */
function failures(studio: Studio, person: PersonRow): number {
  const { login_failed_attemps: count, last_login_failed: last } = person;
  const isLong = last === null || Date.now() - Date.parse(`${shownTime(last)}Z`) > lockMs;
  if (count < mostFailures) return count;
  if (isLong) return 0;
  throw fixedError(400, {
    error: true,
    login: false,
    too_many_failed_login_attemps: true,
    ...(studio.isNew ? { message: 'Too many failed login attempts, retry in a minute.' } : {}),
  });
}

function fail(studio: Studio, person: PersonRow, count: number): void {
  studio.store.person.update(person.id, { login_failed_attemps: count + 1, last_login_failed: now() });
}

const wrongLogin = (studio: Studio) =>
  fixedError(400, { login: false, ...(studio.isNew ? { message: 'Wrong email or password.' } : {}) });

export const hasSecondFactor = (person: PersonRow): boolean =>
  person.totp_enabled || person.email_otp_enabled || person.fido_enabled;

/** Who signs in; throws the answer the login gives otherwise. */
export function checkLogin(studio: Studio, login: string, password: string, proofs: Proofs): PersonRow {
  const person = personByLogin(studio, login);
  if (person === undefined) throw wrongLogin(studio);
  if (!person.active) {
    throw fixedError(401, {
      error: true,
      login: false,
      ...(studio.isNew ? { unactive: true } : {}),
      message: 'User is unactive, he cannot log in.',
    });
  }
  const count = failures(studio, person);
  if (!isPassword(password, person.password)) {
    fail(studio, person, count);
    throw wrongLogin(studio);
  }
  if (hasSecondFactor(person) && !isProven(studio, person, proofs)) {
    fail(studio, person, count);
    throw fixedError(400, {
      error: true,
      login: false,
      wrong_OTP: true,
      ...(studio.isNew ? { message: 'Wrong two-factor authentication code.' } : {}),
    });
  }
  if (count === 0) return person;
  return studio.store.person.update(person.id, { login_failed_attemps: 0 });
}

/** Whether a second factor was given and is right; throws when none was given. */
export function isProven(studio: Studio, person: PersonRow, proofs: Proofs): boolean {
  if (person.totp_enabled && proofs.totp !== null) return isTotp(person.totp_secret, proofs.totp);
  if (person.email_otp_enabled && proofs.emailOtp !== null) return isMailCode(studio, person, proofs.emailOtp);
  if (person.fido_enabled && proofs.fido) return false;
  if (proofs.recoveryCode !== null) return takeRecoveryCode(studio, person, proofs.recoveryCode);
  throw fixedError(400, {
    error: true,
    login: false,
    missing_OTP: true,
    ...(studio.isNew ? { message: 'A two-factor authentication code is required.' } : {}),
    preferred_two_factor_authentication: person.preferred_two_factor_authentication,
    two_factor_authentication_enabled: [
      'recovery_code',
      ...(person.totp_enabled ? ['totp'] : []),
      ...(person.email_otp_enabled ? ['email_otp'] : []),
      ...(person.fido_enabled ? ['fido'] : []),
    ],
  });
}

const mailCodeMs = 5 * 60_000;

/** Puts a fresh code into the studio's outgoing mail. */
export function sendMailCode(studio: Studio, person: PersonRow): void {
  const code = makeMailCode();
  studio.store.person.amend(person.id, {
    email_otp: { code, until: new Date(Date.now() + mailCodeMs).toISOString() },
  });
  studio.mails.push({ to: person.email ?? '', subject: `your verification code is ${code}`, code });
}

export function isMailCode(studio: Studio, person: PersonRow, given: string): boolean {
  const kept = person.email_otp;
  if (kept === null || kept.code !== given || Date.parse(kept.until) < Date.now()) return false;
  studio.store.person.amend(person.id, { email_otp: null });
  return true;
}

const recoverySalt = 'recovery';
export const hashRecoveryCode = (code: string): string => hashPassword(code, recoverySalt);

function takeRecoveryCode(studio: Studio, person: PersonRow, code: string): boolean {
  const hashed = hashRecoveryCode(code);
  const codes = person.otp_recovery_codes ?? [];
  if (!codes.includes(hashed)) return false;
  studio.store.person.update(person.id, { otp_recovery_codes: codes.filter((one) => one !== hashed) });
  return true;
}
