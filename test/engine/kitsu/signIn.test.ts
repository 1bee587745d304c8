import { describe, expect, test } from 'vitest';
import {
  replaceDefaultPassword,
  sendEmailCode,
  signIn,
  type SignInCode,
} from '../../../electron/engine/kitsu/signIn.ts';
import { sendHttp } from './support/person.ts';
import { jsonOf, sendJson, serve } from './support/serve.ts';

const host = { sendHttp };
const ada = { email: ' ada@example.com ', password: 'correct horse', code: null };
const welcome = {
  login: true,
  access_token: 'access',
  refresh_token: 'refresh',
  user: { id: 'ada', first_name: 'Ada', last_name: 'Abel', email: 'ada@example.com', role: 'manager', jti: 'secret' },
  organisation: { id: 'studio', name: 'Cats & Foxes', hours_by_day: 8, chat_token_slack: 'secret' },
};

async function answering(status: number, body: unknown, headers: Record<string, string> = {}): Promise<string> {
  return (await serve((_request, response) => sendJson(response, status, body, headers))).url;
}

test('a sign-in brings the tokens, the cookie of older servers, the person and the studio', async () => {
  const serverUrl = await answering(200, welcome, { 'set-cookie': 'session=abc; HttpOnly; Path=/' });
  const result = await signIn({ host, serverUrl }, ada);
  expect(result).toMatchObject({
    kind: 'signed-in',
    tokens: { accessToken: 'access', refreshToken: 'refresh', sessionCookie: 'abc' },
    person: { fullName: 'Ada Abel', role: 'manager' },
    organisation: { name: 'Cats & Foxes' },
  });
  expect(JSON.stringify(result)).not.toContain('secret');
});

describe('a refusal is an answer:', () => {
  test.each([
    ['wrong password', 400, { login: false }, 'wrong-password'],
    ['wrong password, newer', 400, { login: false, message: 'Wrong email or password.' }, 'wrong-password'],
    ['locked', 400, { error: true, login: false, too_many_failed_login_attemps: true }, 'account-locked'],
    ['disabled', 401, { error: true, login: false, message: 'User is not active' }, 'account-disabled'],
    [
      'two-factor to be set up',
      200,
      { ...welcome, two_factor_authentication_required: true },
      'two-factor-enrolment-needed',
    ],
    ['misconfigured', 409, { login: false }, 'rejected'],
    ['broken', 500, { message: 'Database not reachable' }, 'server-error'],
    ['no tokens', 200, { login: true }, 'broken-answer'],
  ])('%s', async (_name, status, body, code) => {
    const serverUrl = await answering(status, body);
    expect(await signIn({ host, serverUrl }, ada)).toMatchObject({ kind: 'failed', code });
  });

  test('no server', async () => {
    const { url, close } = await serve(() => {});
    await close();
    expect(await signIn({ host, serverUrl: url }, ada)).toMatchObject({ kind: 'failed', code: 'unreachable' });
  });

  test('a page of the network', async () => {
    const { url } = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      response.end('<html>Welcome to the hotel</html>');
    });
    expect(await signIn({ host, serverUrl: url }, ada)).toMatchObject({ kind: 'failed', code: 'broken-answer' });
  });
});

test('a missing or wrong code asks for one, and says in which ways', async () => {
  const body = {
    error: true,
    login: false,
    preferred_two_factor_authentication: 'email_otp',
    two_factor_authentication_enabled: ['totp', 'email_otp', 'recovery_code'],
  };
  const missing = await signIn({ host, serverUrl: await answering(400, { ...body, missing_OTP: true }) }, ada);
  const wrong = await signIn({ host, serverUrl: await answering(400, { ...body, wrong_OTP: true }) }, ada);
  expect(missing).toEqual({
    kind: 'code-needed',
    methods: ['totp', 'email', 'recovery'],
    preferred: 'email',
    wasWrong: false,
  });
  expect(wrong).toMatchObject({ kind: 'code-needed', wasWrong: true });
});

test.each<[SignInCode['method'], string]>([
  ['totp', 'totp'],
  ['email', 'email_otp'],
  ['recovery', 'recovery_code'],
])('a code by %s goes in the field %s, beside the password', async (method, field) => {
  let sent: unknown;
  const { url } = await serve(async (request, response) => {
    sent = await jsonOf(request);
    sendJson(response, 200, welcome);
  });
  await signIn({ host, serverUrl: url }, { ...ada, code: { method, value: ' 123456 ' } });
  expect(sent).toEqual({ email: 'ada@example.com', password: 'correct horse', [field]: '123456' });
});

test('the default password is replaced with the token of the refusal', async () => {
  const serverUrl = await answering(400, { login: false, default_password: true, token: 'once' });
  expect(await signIn({ host, serverUrl }, ada)).toEqual({ kind: 'default-password', token: 'once' });
  let sent: unknown;
  const { url } = await serve(async (request, response) => {
    sent = [request.method, request.url, await jsonOf(request)];
    sendJson(response, 200, { success: true });
  });
  await replaceDefaultPassword(
    { host, serverUrl: url },
    { email: 'ada@example.com', token: 'once', password: 'better one' },
  );
  expect(sent).toEqual([
    'PUT',
    '/api/auth/reset-password',
    { email: 'ada@example.com', token: 'once', password: 'better one', password2: 'better one' },
  ]);
});

test('a code by mail is asked for, and a server that sends none says why', async () => {
  const asked: (string | undefined)[] = [];
  const { url } = await serve((request, response) => {
    asked.push(request.url);
    sendJson(response, asked.length === 1 ? 200 : 400, { message: 'OTP by email not enabled.' });
  });
  await sendEmailCode({ host, serverUrl: url }, 'ada+kitsu@example.com');
  expect(asked).toEqual(['/api/auth/email-otp?email=ada%2Bkitsu%40example.com']);
  await expect(sendEmailCode({ host, serverUrl: url }, 'ada@example.com')).rejects.toMatchObject({
    code: 'rejected',
    serverMessage: 'OTP by email not enabled.',
  });
});
