import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ids, password } from './fixtures/miniStudio.ts';
import { openStudio, type OpenStudio } from './fixtures/openStudio.ts';

let studio: OpenStudio;
beforeAll(async () => {
  studio = await openStudio();
});
afterAll(() => studio.stop());

const login = (email: string, secret: string) =>
  studio.call('POST', '/auth/login', { json: { email, password: secret } });
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

describe('signing in', () => {
  it('gives a person, the studio and two tokens', async () => {
    const reply = await login('artist@example.com', password);
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({ login: true, user: { id: ids.artist }, organisation: { name: 'Mini' } });
  });

  it('takes a desktop login for an e-mail address', async () => {
    expect((await login('artist', password)).status).toBe(200);
  });

  it('refuses a wrong password and an unknown person with the same words', async () => {
    const wrong = await login('manager@example.com', 'nonsense');
    const unknown = await login('nobody@example.com', password);
    expect([wrong.status, unknown.status]).toEqual([400, 400]);
    expect(wrong.body).toEqual({ login: false });
    expect(unknown.body).toEqual(wrong.body);
  });

  it('locks an account after five wrong passwords', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await login('other@example.com', 'nonsense');
    const reply = await login('other@example.com', password);
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ login: false, too_many_failed_login_attemps: true });
  });

  it('lets nobody in who is not active', async () => {
    const { person } = studio.studio().store;
    person.amend(ids.vendor, { active: false });
    const reply = await login('vendor@example.com', password);
    person.amend(ids.vendor, { active: true });
    expect(reply.status).toBe(401);
    expect(reply.body).toMatchObject({ login: false, message: 'User is unactive, he cannot log in.' });
  });
});

describe('a token', () => {
  it('is asked for', async () => {
    const reply = await studio.call('GET', '/data/projects/open');
    expect(reply.status).toBe(401);
    expect(reply.body).toHaveProperty('msg');
  });

  it('must be one of the studio', async () => {
    expect((await studio.call('GET', '/data/projects/open', bearer('a.b.c'))).status).toBe(422);
  });

  it('ends with the session', async () => {
    const { body } = await login('supervisor@example.com', password);
    const { access_token: token } = body as { access_token: string };
    expect((await studio.call('GET', '/auth/authenticated', bearer(token))).status).toBe(200);
    expect((await studio.call('GET', '/auth/logout', bearer(token))).status).toBe(200);
    expect((await studio.call('GET', '/auth/authenticated', bearer(token))).status).toBe(401);
  });

  it('is made anew from the refresh token, and only from that', async () => {
    const { token, refreshToken } = await studio.signIn('artist');
    const fresh = await studio.call('GET', '/auth/refresh-token', bearer(refreshToken));
    expect(fresh.status).toBe(200);
    const { access_token: next } = fresh.body as { access_token: string };
    expect((await studio.call('GET', '/auth/authenticated', bearer(next))).status).toBe(200);
    expect((await studio.call('GET', '/auth/refresh-token', bearer(token))).status).toBe(422);
  });

  it('in the cookie goes before the one in the header', async () => {
    const artist = await studio.signIn('artist');
    const manager = await studio.signIn('manager');
    const reply = await studio.call('GET', '/auth/authenticated', {
      headers: { authorization: `Bearer ${artist.token}`, cookie: `access_token_cookie=${manager.token}` },
    });
    expect(reply.body).toMatchObject({ user: { id: ids.manager } });
  });

  it('expires', async () => {
    const brief = await openStudio({ accessSeconds: 0 });
    const { token, refreshToken } = await brief.signIn('artist');
    expect((await brief.call('GET', '/auth/authenticated', bearer(token))).status).toBe(401);
    expect((await brief.call('GET', '/auth/refresh-token', bearer(refreshToken))).status).toBe(200);
    await brief.stop();
  });
});

describe('the session cookie', () => {
  it('is needed besides the token for what is the caller’s own, in 0.20.52', async () => {
    const { token, session } = await studio.signIn('artist');
    const bare = await studio.call('GET', '/data/user/context', bearer(token));
    expect(bare.status).toBe(403);
    const whole = await studio.call('GET', '/data/user/context', {
      headers: { authorization: `Bearer ${token}`, cookie: session },
    });
    expect(whole.status).toBe(200);
  });

  it('is unknown to 1.0.97', async () => {
    const newer = await openStudio({ kitsu: '1.0.97' });
    const { token, session } = await newer.signIn('artist');
    expect(session).toBe('');
    expect((await newer.call('GET', '/data/user/context', bearer(token))).status).toBe(200);
    await newer.stop();
  });
});
