import { expect, test, vi } from 'vitest';
import { InariError } from '../../shared/errors.ts';
import { connect } from './support/show.tsx';
import * as fixtures from './support/fixtures.ts';

test('a question asked before the engine is there is answered once it is', async () => {
  const { bridge } = connect();
  const { value, reads } = await bridge.query('studio', {});
  expect(value.organisation.name).toBe('Halcyon Studio');
  expect(reads).toEqual(['studio']);
});

test('an error keeps its code and its details on the way', async () => {
  const { bridge, engine } = connect();
  engine.answer({
    syncNow: () => {
      throw new InariError('too-many-requests', { retryAfterSeconds: 30 });
    },
  });
  await expect(bridge.call('syncNow', {})).rejects.toMatchObject({
    code: 'too-many-requests',
    detail: { retryAfterSeconds: 30 },
  });
});

test('an input the map does not allow is refused', async () => {
  const { bridge } = connect();
  await expect(bridge.query('task', { taskId: '' })).rejects.toMatchObject({ code: 'invalid-input' });
});

test('after a restart of the engine questions are asked again and commands are not', async () => {
  const { bridge, engine } = connect();
  await bridge.query('session', {});
  const release = engine.hold('task');
  engine.hold('postComment');
  const question = bridge.query('task', { taskId: 'task-sq020-sh0040' });
  const command = bridge.command('postComment', {
    taskId: 't',
    taskStatusId: null,
    text: 'Hello',
    checklist: [],
    handles: [],
    draftKey: null,
  });
  await vi.waitFor(() => expect(engine.asked.map(({ name }) => name)).toContain('postComment'));
  engine.stop();
  await expect(command).rejects.toMatchObject({ code: 'engine-stopped' });
  expect(bridge.state()).toBe('stopped');
  release();
  engine.restart();
  await expect(question).resolves.toMatchObject({ value: { task: { id: 'task-sq020-sh0040' } } });
  expect(engine.asked.filter(({ name }) => name === 'postComment')).toHaveLength(1);
});

test('a restart tells that anything may have changed', async () => {
  const { bridge, engine } = connect();
  await bridge.query('session', {});
  const told = new Promise((resolve) => bridge.onEvent(resolve));
  engine.stop();
  engine.restart();
  await expect(told).resolves.toEqual({ kind: 'changed', sources: ['*'] });
});

test('a port from anyone but the own page is not taken', async () => {
  const { bridge, page } = connect();
  await bridge.query('session', {});
  const stranger = new MessageChannel();
  page.dispatchEvent(
    new MessageEvent('message', {
      data: 'engine-port',
      origin: 'https://elsewhere.example',
      source: page,
      ports: [stranger.port2],
    }),
  );
  const { value } = await bridge.query('accounts', {});
  expect(value).toEqual([fixtures.account, fixtures.otherAccount]);
});

test('an engine that does not start fails what is asked at once', async () => {
  const { bridge, page } = connect();
  await bridge.query('session', {});
  page.dispatchEvent(
    new MessageEvent('message', { data: 'engine-failed', origin: page.location.origin, source: page }),
  );
  await expect(bridge.query('session', {})).rejects.toMatchObject({ code: 'engine-stopped' });
  expect(bridge.state()).toBe('failed');
});
