import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { KitsuVersion } from '../../electron/studio/tables.ts';
import { liveOn } from '../../electron/studio/life.ts';
import { randomFrom } from '../../electron/studio/random.ts';
import { ids } from './fixtures/miniStudio.ts';
import { openStudio, type OpenStudio } from './fixtures/openStudio.ts';

type Heard = { readonly name: string; readonly payload: unknown };

let studio: OpenStudio;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect();
  await studio.stop();
});

function connect(headers: Record<string, string>): Socket {
  const socket = io(`${studio.url}/events`, {
    transports: ['websocket'],
    extraHeaders: headers,
    reconnection: false,
    forceNew: true,
  });
  sockets.push(socket);
  return socket;
}

/** Listens as a role; `told` answers all that was announced until now. */
async function listen(): Promise<{ told: () => Promise<readonly Heard[]> }> {
  const { token } = await studio.signIn('admin');
  const socket = connect({ authorization: `Bearer ${token}` });
  const heard: Heard[] = [];
  socket.onAny((name: string, payload: unknown) => heard.push({ name, payload }));
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  return {
    told: async () => {
      const mark = new Promise<void>((resolve) => socket.once('main:test', () => resolve()));
      await studio.call('GET', '/status/test-event');
      await mark;
      return heard.splice(0).filter(({ name }) => name !== 'main:test');
    },
  };
}

const comment = (login: 'artist' | 'supervisor', statusId: string) =>
  studio.as(login, 'POST', `/actions/tasks/${ids.shot10Animation}/comment`, {
    json: { task_status_id: statusId, comment: 'Hello' },
  });

describe.each<KitsuVersion>(['0.20.52', '1.0.97'])('events of %s', (kitsu) => {
  beforeEach(async () => {
    studio = await openStudio({ kitsu });
  });

  it('tell of a comment, of its task and of who is to know', async () => {
    const { told } = await listen();
    const made = await comment('supervisor', ids.wip);
    const heard = await told();
    const news = heard.find(({ name }) => name === 'comment:new');
    expect(news?.payload).toMatchObject({
      comment_id: (made.body as { id: string }).id,
      task_id: ids.shot10Animation,
      task_status_id: ids.wip,
      project_id: ids.project,
    });
    const names = new Set(heard.map(({ name }) => name));
    for (const name of ['task:update', 'task:status-changed', 'notification:new', 'news:new']) {
      expect(names).toContain(name);
    }
  });

  it('tell of a shot under its kind', async () => {
    const { told } = await listen();
    await studio.as('manager', 'PUT', `/data/entities/${ids.shot10}`, { json: { description: 'Dusk' } });
    expect(await told()).toEqual([{ name: 'shot:update', payload: { shot_id: ids.shot10, project_id: ids.project } }]);
  });

  it('tell of an assignment to whom', async () => {
    const { told } = await listen();
    await studio.as('manager', 'PUT', `/actions/persons/${ids.artist}/assign`, {
      json: { task_ids: [ids.shot10Layout] },
    });
    expect(await told()).toContainEqual({
      name: 'task:assign',
      payload: { task_id: ids.shot10Layout, person_id: ids.artist, project_id: ids.project },
    });
  });

  it('are kept in the log', async () => {
    await comment('artist', ids.wip);
    const { body } = await studio.as('admin', 'GET', '/data/events/last?limit=100');
    expect((body as { name: string }[]).map(({ name }) => name)).toContain('comment:new');
  });

  it('come from colleagues too, when the studio lives', async () => {
    const { told } = await listen();
    const random = randomFrom('life');
    for (let turn = 0; turn < 20; turn += 1) liveOn(studio.studio(), random);
    const names = new Set((await told()).map(({ name }) => name));
    expect(names).toContain('task:update');
  });
});

describe('a socket without a good token', () => {
  const fate = (socket: Socket): Promise<string> =>
    new Promise((resolve) => {
      socket.once('connect', () => resolve('in'));
      socket.once('disconnect', () => resolve('out'));
      socket.once('connect_error', () => resolve('out'));
    });

  it('is turned away by 0.20.52', async () => {
    studio = await openStudio();
    expect(await fate(connect({}))).toBe('out');
    expect(await fate(connect({ authorization: 'Bearer nonsense' }))).toBe('out');
  });

  it('may listen to 1.0.97', async () => {
    studio = await openStudio({ kitsu: '1.0.97' });
    expect(await fate(connect({}))).toBe('in');
  });
});
