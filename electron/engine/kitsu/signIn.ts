import { z } from 'zod';
import type { ErrorCode, ErrorDetail } from '../../../shared/errors.ts';
import type { TwoFactorMethod } from '../../../shared/model/account.ts';
import type { Organisation, Person } from '../../../shared/model/studio.ts';
import type { Host, HttpResponse } from '../host.ts';
import { answerError, asApiError, brokenAnswer, serverMessage } from './answerError.ts';
import { organisation, person } from './decode/studio.ts';
import { sessionCookieOf, usualIdleMs, type SessionTokens } from './session.ts';
import { isList, isRecord, parseJson, readText } from './wireJson.ts';

export type SignInCode = { readonly method: 'totp' | 'email' | 'recovery'; readonly value: string };

export type SignInResult =
  | {
      readonly kind: 'signed-in';
      readonly tokens: SessionTokens;
      readonly person: Person;
      readonly organisation: Organisation;
    }
  | {
      readonly kind: 'code-needed';
      readonly methods: readonly TwoFactorMethod[];
      readonly preferred: TwoFactorMethod;
      readonly wasWrong: boolean;
    }
  | { readonly kind: 'default-password'; readonly token: string }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly detail: ErrorDetail };

type Server = { readonly host: Pick<Host, 'sendHttp'>; readonly serverUrl: string };

/** Zou's words for the ways to prove a sign-in, in its answers. */
const methodOfWire: Readonly<Record<string, TwoFactorMethod>> = {
  totp: 'totp',
  email_otp: 'email',
  fido: 'fido',
  recovery_code: 'recovery',
};
/** And in the body of the sign-in. */
const fieldOfMethod = { totp: 'totp', email: 'email_otp', recovery: 'recovery_code' } as const satisfies Record<
  SignInCode['method'],
  string
>;

/** POST /auth/login. Every refusal is an answer, the network's failures too. */
export async function signIn(
  server: Server,
  credentials: { readonly email: string; readonly password: string; readonly code: SignInCode | null },
): Promise<SignInResult> {
  const { email, password, code } = credentials;
  const withCode = code === null ? {} : { [fieldOfMethod[code.method]]: code.value.trim() };
  try {
    const response = await post(server, 'POST', '/auth/login', { email: email.trim(), password, ...withCode });
    return outcomeOf(response, await readText(response.body));
  } catch (error) {
    return failed(asApiError(error));
  }
}

/** GET /auth/email-otp: sends a code by mail, good for five minutes. Fails with an ApiError. */
export async function sendEmailCode(server: Server, email: string): Promise<void> {
  try {
    const response = await ask(
      server,
      'GET',
      `/auth/email-otp?${new URLSearchParams({ email: email.trim() }).toString()}`,
    );
    const text = await readText(response.body);
    if (response.status >= 300) throw answerError(response, text, 'GET /auth/email-otp');
  } catch (error) {
    throw asApiError(error);
  }
}

/** PUT /auth/reset-password with the token a sign-in with the default password was answered. Fails with an ApiError. */
export async function replaceDefaultPassword(
  server: Server,
  { email, token, password }: { readonly email: string; readonly token: string; readonly password: string },
): Promise<void> {
  try {
    const response = await post(server, 'PUT', '/auth/reset-password', {
      email: email.trim(),
      token,
      password,
      password2: password,
    });
    const text = await readText(response.body);
    if (response.status >= 300) throw answerError(response, text, 'PUT /auth/reset-password');
  } catch (error) {
    throw asApiError(error);
  }
}

const success = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).nullish(),
  user: person,
  organisation,
});

function outcomeOf(response: HttpResponse, text: string): SignInResult {
  const body = parseJson(text);
  if (isRecord(body)) {
    if (body['two_factor_authentication_required'] === true)
      return { kind: 'failed', code: 'two-factor-enrolment-needed', detail: {} };
    const { token } = body;
    if (body['default_password'] === true && typeof token === 'string') return { kind: 'default-password', token };
    if (body['missing_OTP'] === true || body['wrong_OTP'] === true) return codeNeeded(body);
    if (body['too_many_failed_login_attemps'] === true) return { kind: 'failed', code: 'account-locked', detail: {} };
    if (response.status === 401)
      return { kind: 'failed', code: 'account-disabled', detail: { serverMessage: serverMessage(body) } };
    if (response.status === 400 && body['login'] === false)
      return { kind: 'failed', code: 'wrong-password', detail: {} };
  }
  if (response.status !== 200) return failed(answerError(response, text, 'POST /auth/login'));
  const parsed = success.safeParse(body);
  if (!parsed.success) return failed(brokenAnswer(response.status, 'no tokens'));
  return {
    kind: 'signed-in',
    tokens: {
      accessToken: parsed.data.access_token,
      refreshToken: parsed.data.refresh_token ?? null,
      sessionCookie: sessionCookieOf(response.setCookies),
    },
    person: parsed.data.user,
    organisation: parsed.data.organisation,
  };
}

function codeNeeded(body: Readonly<Record<string, unknown>>): SignInResult {
  const enabled = body['two_factor_authentication_enabled'];
  const methods = isList(enabled) ? enabled.map(methodOf).filter((method) => method !== null) : [];
  const preferred = methodOf(body['preferred_two_factor_authentication']) ?? methods[0] ?? 'totp';
  return {
    kind: 'code-needed',
    methods: methods.length > 0 ? methods : [preferred],
    preferred,
    wasWrong: body['wrong_OTP'] === true,
  };
}

function methodOf(wire: unknown): TwoFactorMethod | null {
  return typeof wire === 'string' ? (methodOfWire[wire] ?? null) : null;
}

function failed(error: { readonly code: ErrorCode; readonly detail: ErrorDetail }): SignInResult {
  return { kind: 'failed', code: error.code, detail: error.detail };
}

function post(server: Server, method: 'POST' | 'PUT', path: string, body: unknown): Promise<HttpResponse> {
  return ask(server, method, path, JSON.stringify(body));
}

function ask(
  { host, serverUrl }: Server,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  text?: string,
): Promise<HttpResponse> {
  return host.sendHttp({
    url: `${serverUrl}/api${path}`,
    method,
    headers: { accept: 'application/json' },
    body: text === undefined ? null : { kind: 'text', text, contentType: 'application/json' },
    signal: null,
    idleMs: usualIdleMs,
  });
}
