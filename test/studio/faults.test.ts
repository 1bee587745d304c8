import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { FaultRule } from '../../electron/studio/faults.ts';
import { ids } from './fixtures/miniStudio.ts';
import { openStudio, type OpenStudio } from './fixtures/openStudio.ts';

let studio: OpenStudio;
beforeEach(async () => {
  studio ??= await openStudio();
  studio.faults.clear();
  studio.reset();
  studio.requests.clear();
});
afterAll(() => studio.stop());

const path = `/actions/tasks/${ids.shot10Animation}/comment`;
const post = () => studio.as('artist', 'POST', path, { json: { task_status_id: ids.wip, comment: 'Here.' } });
const comments = () => studio.studio().store.comment.size;
const order = (rule: Omit<FaultRule, 'path'>) => studio.faults.add({ path: '/actions/tasks/*', ...rule });

describe('on order', () => {
  it('a connection is refused, and nothing happens', async () => {
    order({ action: { kind: 'refuse' }, times: 1 });
    await expect(post()).rejects.toThrow('fetch failed');
    expect(comments()).toBe(0);
    expect((await post()).status).toBe(201);
  });

  it('a connection breaks before the studio has acted', async () => {
    order({ action: { kind: 'cut before' }, times: 1 });
    await expect(post()).rejects.toThrow('fetch failed');
    expect(comments()).toBe(0);
  });

  it('a connection breaks after the studio has acted', async () => {
    order({ action: { kind: 'cut after' }, times: 1 });
    await expect(post()).rejects.toThrow('fetch failed');
    expect(comments()).toBe(1);
  });

  it.each(['cut', 'gateway'] as const)(
    'whoever asked gets no answer (%s), and the studio acts later',
    async (answer) => {
      order({ action: { kind: 'late', ms: 100, answer }, times: 1 });
      const outcome = await post().then(
        ({ status }) => status,
        () => 'cut',
      );
      expect(outcome).toBe(answer === 'cut' ? 'cut' : 504);
      expect(comments()).toBe(0);
      await expect.poll(comments).toBe(1);
    },
  );

  it('a request is answered with any status and words', async () => {
    const action = {
      kind: 'status',
      status: 429,
      body: { message: 'slowly' },
      headers: { 'retry-after': '3' },
    } as const;
    order({ action });
    const reply = await post();
    expect(reply.status).toBe(429);
    expect(reply.body).toEqual({ message: 'slowly' });
    expect(reply.headers.get('retry-after')).toBe('3');
    expect(comments()).toBe(0);
  });

  it('an answer ends in the middle of its JSON', async () => {
    order({ action: { kind: 'broken json' } });
    await expect(post()).rejects.toThrow('Unterminated string in JSON');
    expect(comments()).toBe(1);
  });

  it('an answer trickles, and arrives whole', async () => {
    studio.faults.add({ path: '/config', action: { kind: 'slow', bytesPerSecond: 2000 } });
    const reply = await studio.call('GET', '/config');
    expect(reply.body).toHaveProperty('is_self_hosted', true);
  });

  it('only the third of its kind fails', async () => {
    order({ method: 'POST', action: { kind: 'status', status: 503 }, after: 2, times: 1 });
    const statuses = [await post(), await post(), await post(), await post()].map(({ status }) => status);
    expect(statuses).toEqual([201, 201, 503, 201]);
  });
});

describe('the control routes', () => {
  const control = (method: string, route: string, body?: unknown) =>
    fetch(`${studio.url}/_studio/${route}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });

  it('take rules, and refuse what is none', async () => {
    expect(
      (await control('POST', 'faults', [{ path: '/status', action: { kind: 'status', status: 500 } }])).status,
    ).toBe(200);
    expect((await studio.call('GET', '/status')).status).toBe(500);
    expect((await control('POST', 'faults', [{ action: { kind: 'nonsense' } }])).status).toBe(400);
    await control('POST', 'faults', []);
    expect((await studio.call('GET', '/status')).status).toBe(200);
  });

  it('tell what was asked, with what was sent and answered', async () => {
    await studio.signIn('artist');
    await control('DELETE', 'requests');
    await post();
    const asked = (await (await control('GET', 'requests')).json()) as object[];
    expect(asked).toMatchObject([{ method: 'POST', path, status: 201, body: { comment: 'Here.' } }]);
  });
});
