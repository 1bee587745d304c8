import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { ApiError } from '../../../electron/engine/kitsu/ApiError.ts';
import { readText } from '../../../electron/engine/kitsu/wireJson.ts';
import { never, signedIn, token } from './support/person.ts';
import { sendJson, serve } from './support/serve.ts';

const daySeconds = 86_400;
const bearer = (request: IncomingMessage): string => (request.headers.authorization ?? '').replace('Bearer ', '');

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'no error',
    (error: unknown) => (error instanceof ApiError ? error.code : String(error)),
  );
}

/** A server that accepts the access tokens it is told to, and gives the next one for the refresh token. */
async function tokenServer(next: {
  valid: string[];
  fresh: string;
  acceptsRefresh: boolean;
}): Promise<{ readonly url: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const { url } = await serve((request, response) => {
    asked.push(`${request.url} ${bearer(request)}`);
    if (request.url === '/api/auth/refresh-token') {
      if (!next.acceptsRefresh) return sendJson(response, 401, { msg: 'Token has expired' });
      next.valid.push(next.fresh);
      return sendJson(response, 200, { access_token: next.fresh });
    }
    if (!next.valid.includes(bearer(request))) return sendJson(response, 401, { msg: 'Token has expired' });
    return sendJson(response, 200, []);
  });
  return { url, asked };
}

describe('the tokens', () => {
  test('are renewed in the last tenth of the first one’s life, once for many calls at a time', async () => {
    const now = 1_800_000_000;
    const old = token('old', now - 6.5 * daySeconds, now + daySeconds / 2);
    const fresh = token('new', now, now + 7 * daySeconds);
    const server = await tokenServer({ valid: [old], fresh, acceptsRefresh: true });
    const person = signedIn(server.url, {
      tokens: { accessToken: old, refreshToken: 'refresh', sessionCookie: 'c' },
      now: () => now * 1_000,
    });
    await Promise.all(['2026-01-01', '2026-01-02', '2026-01-03'].map((day) => person.kitsu.myTimeSpents(day, never)));
    expect(server.asked.filter((line) => line.includes('refresh'))).toEqual(['/api/auth/refresh-token refresh']);
    expect(server.asked.filter((line) => line.endsWith(fresh))).toHaveLength(3);
    expect(person.stored).toEqual([{ accessToken: fresh, refreshToken: 'refresh', sessionCookie: 'c' }]);
  });

  test('with days to go are left alone', async () => {
    const now = 1_800_000_000;
    const good = token('good', now - daySeconds, now + 6 * daySeconds);
    const server = await tokenServer({ valid: [good], fresh: '', acceptsRefresh: true });
    const person = signedIn(server.url, {
      tokens: { accessToken: good, refreshToken: 'refresh', sessionCookie: 'c' },
      now: () => now * 1_000,
    });
    await person.kitsu.notifications(never);
    expect(server.asked).toEqual([`/api/data/user/notifications ${good}`]);
  });

  test('are renewed when the server calls them expired, whatever this computer’s clock says', async () => {
    const server = await tokenServer({ valid: [], fresh: 'fresh', acceptsRefresh: true });
    const person = signedIn(server.url);
    await person.kitsu.notifications(never);
    expect(server.asked).toEqual([
      '/api/data/user/notifications access',
      '/api/auth/refresh-token refresh',
      '/api/data/user/notifications fresh',
    ]);
    expect(person.session.state()).toBe('open');
  });

  test('that cannot be renewed end the session, and nothing more is sent', async () => {
    const server = await tokenServer({ valid: [], fresh: '', acceptsRefresh: false });
    const person = signedIn(server.url);
    expect(await codeOf(person.kitsu.notifications(never))).toBe('unauthorized');
    expect(await codeOf(person.kitsu.notifications(never))).toBe('unauthorized');
    expect([person.session.state(), person.expiries()]).toEqual(['expired', 1]);
    expect(server.asked).toHaveLength(2);
  });

  test('renewed and refused all the same belong to a disabled account', async () => {
    const { url } = await serve((request, response) =>
      request.url === '/api/auth/refresh-token'
        ? sendJson(response, 200, { access_token: 'fresh' })
        : sendJson(response, 401, { msg: 'User is not active' }),
    );
    const person = signedIn(url);
    expect(await codeOf(person.kitsu.notifications(never))).toBe('unauthorized');
    expect(person.session.state()).toBe('expired');
  });

  test('made with a key the server no longer has end the session', async () => {
    const { url } = await serve((_request, response) =>
      sendJson(response, 422, { msg: 'Signature verification failed' }),
    );
    const person = signedIn(url, { tokens: { accessToken: 'old', refreshToken: 'old too', sessionCookie: null } });
    expect(await codeOf(person.kitsu.notifications(never))).toBe('unauthorized');
    expect([person.session.state(), person.expiries()]).toEqual(['expired', 1]);
  });

  test('are used up to their end when the refresh token has ended before them', async () => {
    const now = 1_800_000_000;
    const last = token('last', now - 6.9 * daySeconds, now + 0.1 * daySeconds);
    const server = await tokenServer({ valid: [last], fresh: '', acceptsRefresh: false });
    const person = signedIn(server.url, {
      tokens: { accessToken: last, refreshToken: 'refresh', sessionCookie: 'c' },
      now: () => now * 1_000,
    });
    await person.kitsu.notifications(never);
    await person.kitsu.notifications(never);
    expect(server.asked.filter((line) => line.includes('refresh-token'))).toHaveLength(1);
    expect(person.session.state()).toBe('open');
  });

  test('are asked to be renewed once a minute where that fails, not with every call', async () => {
    let nowMs = Date.now();
    const last = token('last', nowMs / 1_000 - 6.5 * daySeconds, nowMs / 1_000 + daySeconds / 2);
    let refreshes = 0;
    const { url } = await serve((request, response) => {
      if (request.url !== '/api/auth/refresh-token') return sendJson(response, 200, []);
      refreshes += 1;
      return sendJson(response, 500, { message: 'oops' });
    });
    const person = signedIn(url, {
      tokens: { accessToken: last, refreshToken: 'refresh', sessionCookie: 'c' },
      now: () => nowMs,
    });
    for (let call = 0; call < 5; call += 1) await person.kitsu.notifications(never);
    expect(refreshes).toBe(1);
    nowMs += 61_000;
    await person.kitsu.notifications(never);
    expect(refreshes).toBe(2);
  });

  test('without a refresh token end with the access token', async () => {
    const server = await tokenServer({ valid: [], fresh: '', acceptsRefresh: true });
    const person = signedIn(server.url, { tokens: { accessToken: 'a', refreshToken: null, sessionCookie: 'c' } });
    expect(await codeOf(person.kitsu.notifications(never))).toBe('unauthorized');
    expect(person.session.state()).toBe('expired');
    expect(server.asked).toHaveLength(1);
  });

  test('of a new sign-in open the session again', async () => {
    const server = await tokenServer({ valid: ['new'], fresh: '', acceptsRefresh: false });
    const person = signedIn(server.url);
    await codeOf(person.kitsu.notifications(never));
    person.session.setTokens({ accessToken: 'new', refreshToken: 'r', sessionCookie: 'c' });
    expect(await person.kitsu.notifications(never)).toEqual([]);
    expect(person.session.state()).toBe('open');
  });

  test('are used up to their end when they cannot be renewed for want of a network', async () => {
    const now = 1_800_000_000;
    const old = token('old', now - 6.9 * daySeconds, now + 0.1 * daySeconds);
    const { url } = await serve((request, response) =>
      request.url === '/api/auth/refresh-token' ? request.socket.destroy() : sendJson(response, 200, []),
    );
    const person = signedIn(url, {
      tokens: { accessToken: old, refreshToken: 'refresh', sessionCookie: 'c' },
      now: () => now * 1_000,
    });
    expect(await person.kitsu.notifications(never)).toEqual([]);
    expect(person.session.state()).toBe('open');
  });

  test('are never written to the log', async () => {
    const server = await tokenServer({ valid: [], fresh: 'fresh', acceptsRefresh: false });
    const person = signedIn(server.url);
    await codeOf(person.kitsu.notifications(never));
    await person.session.signOut();
    expect(person.log.length).toBeGreaterThan(0);
    expect(JSON.stringify(person.log)).not.toMatch(/access|refresh|cookie=/);
  });
});

describe('the session cookie of older servers', () => {
  test('is fetched once before the first call that needs it, kept, and sent with every call', async () => {
    const asked: string[] = [];
    let given = 0;
    const { url } = await serve((request, response) => {
      asked.push(`${request.url} ${request.headers.cookie ?? '-'}`);
      const needsCookie = request.url?.startsWith('/api/data/user/') === true;
      if (needsCookie && request.headers.cookie === undefined) return sendJson(response, 403, { message: 'no' });
      given += 1;
      return sendJson(response, 200, [], { 'set-cookie': ['other=1; Path=/', `session=s${given}; HttpOnly; Path=/`] });
    });
    const person = signedIn(url, { tokens: { accessToken: 'access', refreshToken: 'refresh', sessionCookie: null } });
    await person.kitsu.notifications(never);
    await person.kitsu.entitiesById(['a'], never);
    expect(asked).toEqual([
      '/api/auth/authenticated -',
      '/api/data/user/notifications session=s1',
      '/api/data/entities?id=%5B%22a%22%5D session=s1',
    ]);
    expect(person.stored).toEqual([{ accessToken: 'access', refreshToken: 'refresh', sessionCookie: 's1' }]);
  });

  test('is not asked for again where the server has none', async () => {
    const asked: (string | undefined)[] = [];
    const { url } = await serve((request, response) => {
      asked.push(request.url);
      sendJson(response, 200, []);
    });
    const person = signedIn(url, { tokens: { accessToken: 'access', refreshToken: 'refresh', sessionCookie: null } });
    await person.kitsu.notifications(never);
    await person.kitsu.notifications(never);
    expect(asked).toEqual(['/api/auth/authenticated', '/api/data/user/notifications', '/api/data/user/notifications']);
  });

  test('is replaced once when the server no longer knows it', async () => {
    const { url } = await serve((request, response) =>
      request.url?.startsWith('/api/data/user/') === true && request.headers.cookie !== 'session=new'
        ? sendJson(response, 403, { message: 'no' })
        : sendJson(response, 200, [], { 'set-cookie': 'session=new' }),
    );
    const person = signedIn(url);
    expect(await person.kitsu.notifications(never)).toEqual([]);
    expect(person.stored.at(-1)?.sessionCookie).toBe('new');
  });

  test('does not turn a true refusal into a loop', async () => {
    let asked = 0;
    const { url } = await serve((request, response) => {
      asked += 1;
      if (request.url === '/api/auth/authenticated')
        return sendJson(response, 200, {}, { 'set-cookie': 'session=new' });
      return sendJson(response, 403, { message: 'no' });
    });
    const person = signedIn(url);
    expect(await codeOf(person.kitsu.notifications(never))).toBe('forbidden');
    expect(await codeOf(person.kitsu.notifications(never))).toBe('forbidden');
    expect(asked).toBe(4);
  });
});

test('a page in the place of an answer does not end the session', async () => {
  const { url } = await serve((_request, response) => {
    response.writeHead(401, { 'content-type': 'text/html', server: 'hotel' });
    response.end('<html>Please sign in to the Wi-Fi</html>');
  });
  const person = signedIn(url);
  expect(await codeOf(person.kitsu.notifications(never))).toBe('unreachable');
  expect(person.session.state()).toBe('open');
});

test('signing out tells the server, and forgets the tokens even where it cannot be reached', async () => {
  const asked: (string | undefined)[] = [];
  const { url, close } = await serve((request, response) => {
    asked.push(request.url);
    sendJson(response, 200, { logout: true });
  });
  const first = signedIn(url);
  await first.session.signOut();
  expect(asked).toEqual(['/api/auth/logout']);
  const second = signedIn(url);
  await close();
  await second.session.signOut();
  expect([first, second].map(({ session, stored }) => [session.state(), stored.at(-1)])).toEqual([
    ['none', null],
    ['none', null],
  ]);
});

test('the server’s clock is learnt from its answers', async () => {
  const now = Date.parse('2026-11-24T12:00:00Z');
  const { url } = await serve((_request, response) => {
    response.sendDate = false;
    sendJson(response, 200, [], { date: 'Tue, 24 Nov 2026 12:05:00 GMT' });
  });
  const person = signedIn(url, { now: () => now });
  await person.kitsu.notifications(never);
  expect(Math.abs(person.kitsu.clockSkewMs() - 300_000)).toBeLessThanOrEqual(1_000);
});

test('a raw answer is given whatever its status', async () => {
  const { url } = await serve((_request, response) => sendJson(response, 404, { message: 'nothing here' }));
  const response = await signedIn(url).session.send({ method: 'GET', path: '/data/nothing' });
  expect([response.status, await readText(response.body)]).toEqual([404, '{"message":"nothing here"}']);
});
