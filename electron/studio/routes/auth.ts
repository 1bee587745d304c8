/*
 * Signing in and out, tokens, passwords.
 */
import { randomUUID } from 'node:crypto';
import { checkLogin, proofsOf } from '../actions/signIn.ts';
import { answer, created, type Answer } from '../answer.ts';
import { isBrowser } from '../browser.ts';
import { checkGiven, requiredText, text, type Call, type OpenCall } from '../call.ts';
import { notFound } from '../errors.ts';
import { sentOrganisation } from '../organisation.ts';
import { hashPassword, isPassword } from '../passwords.ts';
import { safePerson } from '../people.ts';
import { isAdmin } from '../permissions.ts';
import { get, open, post, type Route } from '../route.ts';
import type { Studio } from '../studio.ts';
import type { PersonRow } from '../tables.ts';
import { makeSession, makeToken } from '../tokens.ts';

const accessCookie = (studio: Studio, token: string): string =>
  `access_token_cookie=${token}; Max-Age=${studio.accessSeconds}; HttpOnly; Path=/; SameSite=Lax`;
const refreshCookie = (studio: Studio, token: string): string =>
  `refresh_token_cookie=${token}; Max-Age=${studio.refreshSeconds}; HttpOnly; Path=/auth/refresh-token; SameSite=Lax`;

const failure = (message: string): Answer => answer({ error: true, message }, 400);

const isFromBrowser = (call: OpenCall): boolean => isBrowser(String(call.headers['user-agent'] ?? ''));

export type Tokens = { readonly access: string; readonly refresh: string };

export function makeTokens(studio: Studio, personId: string): Tokens {
  const refresh = makeToken(studio.secret, { kind: 'refresh', personId, seconds: studio.refreshSeconds });
  const access = makeToken(studio.secret, {
    kind: 'access',
    personId,
    seconds: studio.accessSeconds,
    ...(studio.isNew ? { refreshJti: refresh.jti } : {}),
  });
  return { access: access.token, refresh: refresh.token };
}

function welcome(call: OpenCall, person: PersonRow): Answer {
  const { studio } = call;
  const tokens = makeTokens(studio, person.id);
  const isStudioAdmin = person.role === 'admin';
  const body = {
    user: {
      ...safePerson(studio, person),
      ...(studio.isNew ? { departments: person.departments } : { jti: person.jti }),
    },
    // 0.20.52 has the condition the wrong way round.
    organisation: sentOrganisation(studio, studio.isNew ? isStudioAdmin : !isStudioAdmin),
    login: true,
    access_token: tokens.access,
    refresh_token: tokens.refresh,
  };
  const cookies = [
    ...(isFromBrowser(call) ? [accessCookie(studio, tokens.access), refreshCookie(studio, tokens.refresh)] : []),
    ...(studio.isNew ? [] : [`session=${makeSession(studio.secret, person.id)}; HttpOnly; Path=/`]),
  ];
  studio.store.login_log.insert({
    person_id: person.id,
    ip_address: '127.0.0.1',
    origin: isFromBrowser(call) ? 'web' : 'script',
  });
  return answer(body, 200, cookies.length === 0 ? {} : { 'Set-Cookie': cookies });
}

function login(call: OpenCall): Answer {
  const { studio } = call;
  const email = requiredText(call, 'email', 'User email is missing.');
  const password = text(call, 'password', 'default');
  const person = checkLogin(studio, email, password, proofsOf(call));
  if (password === 'default') {
    const token = randomUUID();
    studio.resetTokens.set(email, token);
    return answer({ login: false, default_password: true, token }, 400);
  }
  return welcome(call, person);
}

function logout(call: Call): Answer {
  const { studio } = call;
  studio.revoked.add(call.jti);
  if (call.refreshJti !== null) studio.revoked.add(call.refreshJti);
  if (!isFromBrowser(call)) return answer({ logout: true });
  return answer({ logout: true }, 200, {
    'Set-Cookie': [
      'access_token_cookie=; Max-Age=0; Path=/',
      'refresh_token_cookie=; Max-Age=0; Path=/auth/refresh-token',
    ],
  });
}

function refresh(call: Call): Answer {
  const { studio } = call;
  const { token } = makeToken(studio.secret, {
    kind: 'access',
    personId: call.caller.id,
    seconds: studio.accessSeconds,
    ...(studio.isNew ? { refreshJti: call.jti } : {}),
  });
  if (!isFromBrowser(call)) return answer({ access_token: token });
  // 0.20.52 forgets to return its answer to a browser.
  if (!studio.isNew) return answer(null);
  return answer({ refresh: true }, 200, { 'Set-Cookie': [accessCookie(studio, token)] });
}

const authenticated = (call: Call): Answer =>
  answer({
    authenticated: true,
    user: { ...safePerson(call.studio, call.caller, true), fido_devices: [] },
    organisation: sentOrganisation(call.studio, isAdmin(call)),
  });

/** What is wrong with a new password, if anything. */
export function passwordFault(password: string, again: string): string | null {
  if (password !== again) return "Confirmation password doesn't match.";
  return password.length < 8 ? 'Password is too short.' : null;
}

export function setPassword(studio: Studio, person: PersonRow, password: string): void {
  studio.store.person.update(person.id, { password: hashPassword(password, randomUUID()) });
}

function changePassword(call: Call): Answer {
  const old = requiredText(call, 'old_password', 'Old password is missing.');
  const password = requiredText(call, 'password', 'New password is missing.');
  const again = requiredText(call, 'password_2', 'New password confirmation is missing.');
  if (!isPassword(old, call.caller.password)) return failure('Old password is wrong.');
  const fault = passwordFault(password, again);
  if (fault !== null) return failure(fault);
  setPassword(call.studio, call.caller, password);
  return answer({ success: true });
}

const personByEmail = (studio: Studio, email: string): PersonRow | undefined =>
  studio.store.person.find((person) => person.email?.toLowerCase() === email.trim().toLowerCase());

function askReset(call: OpenCall): Answer {
  const { studio } = call;
  const email = requiredText(call, 'email');
  const person = personByEmail(studio, email);
  if (!studio.isNew && person === undefined) return failure('Email not listed in database.');
  if (!studio.isNew && person?.active === false) return failure('This user is inactive.');
  if (person?.active === true) {
    const token = randomUUID();
    studio.resetTokens.set(email, token);
    studio.mails.push({ to: email, subject: 'password recovery', code: token });
  }
  return answer({ success: 'Reset token sent' });
}

function reset(call: OpenCall): Answer {
  const { studio } = call;
  checkGiven(call, 'email', 'token', 'password', 'password2');
  const email = requiredText(call, 'email');
  const token = requiredText(call, 'token');
  const password = requiredText(call, 'password');
  const again = requiredText(call, 'password2');
  const person = personByEmail(studio, email);
  if (person === undefined || studio.resetTokens.get(email) !== token) return failure('Wrong or expired token.');
  const fault = passwordFault(password, again);
  if (fault !== null) return failure(fault);
  setPassword(studio, person, password);
  studio.resetTokens.delete(email);
  return answer({ success: true });
}

function register(call: OpenCall): Answer {
  const { studio } = call;
  const email = requiredText(call, 'email', 'User email is missing.');
  const firstName = requiredText(call, 'first_name', 'First name is missing.');
  const lastName = requiredText(call, 'last_name', 'Last name is missing.');
  const password = requiredText(call, 'password', 'Password is missing.');
  const fault = passwordFault(password, requiredText(call, 'password_2', 'Confirmation password is missing.'));
  if (fault !== null) return failure(fault);
  studio.store.person.insert({
    email,
    first_name: firstName,
    last_name: lastName,
    password: hashPassword(password, randomUUID()),
  });
  return created({ registration_success: true });
}

const noSaml = (): Answer => answer({ error: 'SAML is not enabled.' }, 400);
const noOidc = (): Answer => answer({ error: 'OIDC is not enabled.' }, 400);

export const authRoutes: readonly Route[] = [
  open('POST', '/auth/login', login),
  get('/auth/logout', logout, 'person'),
  get('/auth/authenticated', authenticated),
  get('/auth/refresh-token', refresh, 'refresh'),
  post('/auth/change-password', changePassword, 'person'),
  open('POST', '/auth/reset-password', askReset),
  open('PUT', '/auth/reset-password', reset),
  open('POST', '/auth/register', (call) => {
    if (call.studio.isNew) throw notFound();
    return register(call);
  }),
  open('GET', '/auth/saml/login', noSaml),
  open('POST', '/auth/saml/sso', noSaml),
  open('GET', '/auth/oidc/login', noOidc),
  open('GET', '/auth/oidc/callback', noOidc),
];
