import assert from 'node:assert/strict';
import { z } from 'zod';
import { get, post, put, Session } from '../client.ts';
import { nothing, probe, type Probe } from '../probe.ts';
import { withoutToken } from '../refusals.ts';
import { forbidden, loginRefused, refused, tokenRefused } from '../shapes/errors.ts';
import { organisation, organisationAtLogin, personAtLogin, personAuthenticated } from '../shapes/people.ts';
import { userContext } from '../shapes/production.ts';
import { anything, flag, row, text, type Shape } from '../shapes/values.ts';
import { read, type World } from '../world.ts';

const signedIn: Shape = (version) =>
  row({
    user: personAtLogin(version),
    organisation: organisationAtLogin(version),
    login: z.literal(true),
    access_token: text,
    refresh_token: text,
  });
const authenticated: Shape = (version) =>
  row({ authenticated: z.literal(true), user: personAuthenticated(version), organisation: organisation(version) });

const artistAccount = (world: World) => {
  const account = world.subject.accounts.find((each) => each.role === 'user' || each.role === 'artist');
  assert.ok(account);
  return account;
};

/** A new token of the artist, as the app keeps it: without its cookie. */
async function storedToken(world: World): Promise<string> {
  const { email, password } = artistAccount(world);
  const answer = await world.session('nobody').send(post('/auth/login', { email, password }));
  return read(z.object({ access_token: z.string() }), answer).access_token;
}

export const session: readonly Probe[] = [
  probe({
    route: 'POST /auth/login',
    setUp: async (world) => artistAccount(world),
    forbidden: {
      as: 'nobody',
      call: ({ email }) => post('/auth/login', { email, password: 'not the password' }),
      status: 400,
      body: loginRefused,
    },
    permitted: {
      as: 'nobody',
      call: ({ email, password }) => post('/auth/login', { email, password }),
      status: 200,
      body: signedIn,
      async effect({ trial, world, answer }) {
        const hasCookie = answer.headers.getSetCookie().some((cookie) => cookie.startsWith('session='));
        trial.expect('permitted.session cookie', world.version === '0.20.52', hasCookie);
      },
    },
  }),
  probe({
    route: 'GET /auth/authenticated',
    setUp: nothing,
    forbidden: { ...withoutToken, call: () => get('/auth/authenticated') },
    permitted: { as: 'artist', call: () => get('/auth/authenticated'), status: 200, body: authenticated },
  }),
  probe({
    route: 'GET /auth/authenticated',
    title: 'a stored token without a cookie',
    setUp: storedToken,
    permitted: { as: 'artist', call: () => get('/auth/authenticated'), status: 200, body: authenticated },
    async further({ trial, world, state }) {
      const restored = new Session(world.subject.url, state);
      const context = get('/data/user/context');
      const early = { status: { '0.20.52': 403, '1.0.97': 200 }, body: contextOrRefusal };
      await trial.step('context at once', restored, context, early);
      await trial.step('authenticated', restored, get('/auth/authenticated'), { status: 200, body: authenticated });
      trial.expect('authenticated.session cookie', world.version === '0.20.52', restored.hasCookie);
      await trial.step('context after it', restored, context, { status: 200, body: userContext });
    },
  }),
  probe({
    route: 'GET /auth/logout',
    setUp: async (world) => new Session(world.subject.url, await storedToken(world)),
    forbidden: { ...withoutToken, call: () => get('/auth/logout') },
    permitted: {
      as: 'nobody',
      call: ({ token }) => ({ ...get('/auth/logout'), headers: { authorization: `Bearer ${token ?? ''}` } }),
      status: 200,
      body: () => row({ logout: flag }),
    },
    async further({ trial, state }) {
      await trial.step('afterwards', state, get('/auth/authenticated'), { status: 401, body: tokenRefused });
    },
  }),
  probe({
    route: 'GET /auth/authenticated',
    title: 'a broken token',
    setUp: nothing,
    permitted: {
      as: 'nobody',
      call: () => ({ ...get('/auth/authenticated'), headers: { authorization: 'Bearer nonsense' } }),
      status: 422,
      body: tokenRefused,
    },
  }),
  probe({
    route: 'GET /auth/email-otp',
    title: 'of an account without it',
    setUp: async (world) => artistAccount(world),
    permitted: {
      as: 'nobody',
      call: ({ email }) => get('/auth/email-otp', { email }),
      // The newer version does not tell which accounts there are.
      status: { '0.20.52': 400, '1.0.97': 200 },
      body: (version) => (version === '0.20.52' ? refused(version) : row({ success: flag })),
    },
    async further({ trial }) {
      const unknown = get('/auth/email-otp', { email: 'nobody@example.com' });
      await trial.step('of nobody', 'nobody', unknown, {
        status: { '0.20.52': 404, '1.0.97': 200 },
        body: (version) => (version === '0.20.52' ? refused(version) : row({ success: flag })),
      });
    },
  }),
  probe({
    route: 'POST /auth/reset-password',
    setUp: async (world) => artistAccount(world),
    permitted: {
      as: 'nobody',
      call: ({ email }) => post('/auth/reset-password', { email }),
      status: 200,
      body: () => row({ success: text }),
    },
    async further({ trial }) {
      const unknown = post('/auth/reset-password', { email: 'nobody@example.com' });
      await trial.step('of nobody', 'nobody', unknown, {
        status: { '0.20.52': 400, '1.0.97': 200 },
        body: (version) => (version === '0.20.52' ? refused(version) : row({ success: text })),
      });
    },
  }),
  probe({
    route: 'PUT /auth/reset-password',
    title: 'a wrong token',
    setUp: async (world) => artistAccount(world),
    permitted: {
      as: 'nobody',
      call: ({ email }) =>
        put('/auth/reset-password', { email, token: 'wrong', password: 'new-password', password2: 'new-password' }),
      status: 400,
      body: () => anything,
    },
  }),
];

const contextOrRefusal: Shape = (version) => (version === '0.20.52' ? forbidden(version) : userContext(version));
