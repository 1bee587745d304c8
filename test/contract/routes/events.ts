import assert from 'node:assert/strict';
import { io } from 'socket.io-client';
import { get, post } from '../client.ts';
import { nothing, probe, type Probe } from '../probe.ts';
import { flag, row } from '../shapes/values.ts';

const patienceMs = 10_000;
type Fate = 'kept' | 'refused' | 'silent';

/** What becomes of a socket: connected and kept, or turned away. */
function fateOf(url: string, headers: Record<string, string>, transport: 'websocket' | 'polling'): Promise<Fate> {
  const socket = io(`${url}/events`, {
    transports: [transport],
    extraHeaders: headers,
    reconnection: false,
    forceNew: true,
  });
  return new Promise<Fate>((resolve) => {
    setTimeout(() => resolve('silent'), patienceMs).unref();
    socket.on('connect_error', () => resolve('refused'));
    socket.on('disconnect', () => resolve('refused'));
    // The older server answers the connection with a disconnection: what stays is what hears an event.
    socket.on('main:test', () => resolve('kept'));
    socket.on('connect', () => void fetch(`${url}/api/status/test-event`));
  }).finally(() => socket.disconnect());
}

export const events: readonly Probe[] = [
  probe({
    route: 'GET /status/test-event',
    setUp: nothing,
    permitted: {
      as: 'artist',
      call: () => get('/status/test-event'),
      status: 200,
      body: () => row({ success: flag }),
    },
  }),
  probe({
    route: 'GET /socket.io/',
    setUp: (world) => world.takeTask(),
    permitted: {
      as: 'nobody',
      call: () => get('/status/test-event'),
      status: 200,
      body: () => row({ success: flag }),
    },
    async further({ trial, world, state }) {
      const { url } = world.subject;
      const { authorization } = world.session('artist').credentials;
      assert.ok(authorization);
      for (const transport of ['websocket', 'polling'] as const) {
        trial.expect(`${transport} with a token`, 'kept', await fateOf(url, { authorization }, transport));
      }
      // The newer server lets everybody in: a connection proves nothing about the session.
      const stranger = world.version === '0.20.52' ? 'refused' : 'kept';
      trial.expect('without a token', stranger, await fateOf(url, {}, 'websocket'));
      trial.expect('with a bad token', stranger, await fateOf(url, { authorization: 'Bearer nonsense' }, 'websocket'));
      await world.events.settle();
      await world
        .session('artist')
        .send(post(`/actions/tasks/${state.id}/comment`, { task_status_id: state.statusId, comment: 'Heard.' }));
      const heard = (await world.events.settle()).find((event) => event.name === 'comment:new');
      assert.equal(heard?.payload['task_id'], state.id);
    },
  }),
];
