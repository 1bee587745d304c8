import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isTotp } from '../../electron/studio/otp.ts';
import { password } from './fixtures/miniStudio.ts';
import { openStudio, type OpenStudio } from './fixtures/openStudio.ts';

let studio: OpenStudio;
beforeEach(async () => {
  studio ??= await openStudio();
  studio.reset();
});
afterAll(() => studio.stop());

type Mail = { readonly to: string; readonly code: string };

async function lastCode(): Promise<string> {
  const mails = (await (await fetch(`${studio.url}/_studio/mails`)).json()) as Mail[];
  return mails.at(-1)?.code ?? '';
}

const login = (more: object = {}) =>
  studio.call('POST', '/auth/login', { json: { email: 'artist@example.com', password, ...more } });

/** Turns codes by mail on; answers the recovery codes. */
async function enable(): Promise<string[]> {
  await studio.as('artist', 'PUT', '/auth/email-otp', { json: {} });
  const reply = await studio.as('artist', 'POST', '/auth/email-otp', { json: { email_otp: await lastCode() } });
  expect(reply.status).toBe(200);
  return (reply.body as { otp_recovery_codes: string[] }).otp_recovery_codes;
}

describe('with a second factor', () => {
  it('a password alone lets nobody in', async () => {
    await enable();
    const reply = await login();
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({
      login: false,
      missing_OTP: true,
      preferred_two_factor_authentication: 'email_otp',
    });
  });

  it('the code of the mail does, a wrong one does not', async () => {
    await enable();
    await studio.call('GET', '/auth/email-otp?email=artist@example.com');
    const code = await lastCode();
    const wrong = await login({ email_otp: code === '000000' ? '000001' : '000000' });
    expect(wrong.body).toMatchObject({ login: false, wrong_OTP: true });
    expect((await login({ email_otp: code })).status).toBe(200);
  });

  it('a recovery code does, once', async () => {
    const [code] = await enable();
    expect((await login({ recovery_code: code })).status).toBe(200);
    expect((await login({ recovery_code: code })).status).toBe(400);
  });
});

describe('a code of an authenticator', () => {
  afterEach(() => vi.useRealTimers());

  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [2_000_000_000, '279037'],
  ])('after %i seconds is %s, as RFC 6238 has it', (seconds, code) => {
    vi.useFakeTimers({ toFake: ['Date'], now: seconds * 1000 });
    expect(isTotp('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', code)).toBe(true);
    expect(isTotp('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', '000000')).toBe(false);
  });
});
