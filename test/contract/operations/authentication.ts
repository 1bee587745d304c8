import assert from 'node:assert/strict';
import { z } from 'zod';
import { get, post, type Call } from '../client.ts';
import { nothing, probe, type Probe } from '../probe.ts';
import { plainError, tokenRefused } from '../shapes/errors.ts';
import { row, text } from '../shapes/values.ts';
import { read, type World } from '../world.ts';

/** Signs the artist in anew: the refresh token of that session, and its access token. */
async function newTokens(world: World) {
  const account = world.subject.accounts.find((each) => each.role === 'user' || each.role === 'artist');
  const schema = z.object({ access_token: z.string(), refresh_token: z.string() });
  const answer = await world
    .session('nobody')
    .send(post('/auth/login', { email: account?.email, password: account?.password }));
  const tokens = read(schema, answer);
  return { access: tokens.access_token, refresh: tokens.refresh_token };
}

const refresh = (token: string): Call => ({
  method: 'GET',
  path: '/auth/refresh-token',
  headers: { authorization: `Bearer ${token}` },
});

export const authentication: readonly Probe[] = [
  probe({
    route: 'GET /auth/refresh-token',
    setUp: newTokens,
    forbidden: { as: 'nobody', call: ({ access }) => refresh(access), status: 422, body: tokenRefused },
    permitted: {
      as: 'nobody',
      call: ({ refresh: token }) => refresh(token),
      status: 200,
      body: () => row({ access_token: text }),
      async effect({ world, answer }) {
        const { access_token: token } = read(z.object({ access_token: z.string() }), answer);
        const call = { ...get('/auth/authenticated'), headers: { authorization: `Bearer ${token}` } };
        assert.equal((await world.session('nobody').send(call)).status, 200, 'the new token signs in');
      },
    },
    async further({ trial, state }) {
      await trial.step('repeated', 'nobody', refresh(state.refresh), {
        status: 200,
        body: () => row({ access_token: text }),
      });
      await trial.step('without a token', 'nobody', get('/auth/refresh-token'), { status: 401, body: tokenRefused });
    },
  }),
  probe({
    route: 'GET /auth/saml/login',
    setUp: nothing,
    permitted: { as: 'nobody', call: () => get('/auth/saml/login'), status: 400, body: plainError },
  }),
];
