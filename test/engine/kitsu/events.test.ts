import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { expect, onTestFinished, test } from 'vitest';
import type { LiveEvent } from '../../../electron/engine/kitsu/kitsu.ts';
import { openEvents, type Events, type EventsState } from '../../../electron/engine/sync/socket.ts';
import { addressOf } from './support/serve.ts';

type Heard = {
  readonly states: EventsState[];
  readonly events: LiveEvent[];
  readonly stream: Events;
  readonly until: (isSo: () => boolean) => Promise<void>;
};

/** An event stream as a Kitsu has it. `admits` decides by the token of the handshake. */
async function eventServer(
  options: { readonly path?: string; readonly port?: number; readonly admits?: (token: string) => boolean } = {},
): Promise<{
  readonly url: string;
  readonly port: number;
  readonly emit: (name: string, payload: unknown) => void;
  readonly tokens: string[];
  readonly sendAway: () => void;
  readonly close: () => Promise<void>;
}> {
  const http = createServer();
  const io = new Server(http, { path: `${options.path ?? ''}/socket.io` });
  const tokens: string[] = [];
  io.of('/events').use((socket, next) => {
    const token = (socket.handshake.headers.authorization ?? '').replace('Bearer ', '');
    tokens.push(token);
    next(options.admits?.(token) === false ? new Error('Connection rejected by server') : undefined);
  });
  await new Promise<void>((resolve) => http.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = addressOf(http.address());
  const close = async (): Promise<void> => {
    io.disconnectSockets(true);
    await io.close();
  };
  onTestFinished(close);
  return {
    url: `http://127.0.0.1:${port}${options.path ?? ''}`,
    port,
    emit: (name, payload) => io.of('/events').emit(name, payload),
    tokens,
    sendAway: () => io.of('/events').disconnectSockets(),
    close,
  };
}

function listen(serverUrl: string, freshToken: () => Promise<string>): Heard {
  const states: EventsState[] = [];
  const events: LiveEvent[] = [];
  let look = (): void => {};
  const stream = openEvents({
    serverUrl,
    freshToken,
    routeFor: () => Promise.resolve({ agent: null, ca: null }),
    transports: [],
    onEvent: (event) => {
      events.push(event);
      look();
    },
    onRoom: () => undefined,
    onState: (state) => {
      states.push(state);
      look();
    },
  });
  onTestFinished(stream.close);
  const until = (isSo: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      look = () => {
        if (isSo()) resolve();
      };
      look();
    });
  return { states, events, stream, until };
}

const kinds = ({ states }: Heard): readonly string[] => states.map(({ kind }) => kind);

test('events arrive as names and ids, whatever else they carry', async () => {
  const server = await eventServer();
  const heard = listen(server.url, () => Promise.resolve('good'));
  await heard.until(() => kinds(heard).includes('live'));
  server.emit('comment:new', {
    comment_id: 'c',
    task_id: 't',
    project_id: 'p',
    nb_entities_out: 3,
    added_asset_ids: ['a'],
    playlist_id: null,
    text: 'secret',
  });
  server.emit('hello', {});
  server.emit('task:update', undefined);
  await heard.until(() => heard.events.length === 2);
  expect(heard.events).toEqual([
    { name: 'comment:new', ids: { comment_id: 'c', task_id: 't', project_id: 'p' } },
    { name: 'task:update', ids: {} },
  ]);
  expect(server.tokens).toEqual(['good']);
});

test('a server below a path has its stream there', async () => {
  const server = await eventServer({ path: '/kitsu' });
  const heard = listen(server.url, () => Promise.resolve('good'));
  await heard.until(() => kinds(heard).includes('live'));
  expect(server.tokens).toEqual(['good']);
});

test('a lost stream comes back by itself, with a token fresh by then', async () => {
  let made = 0;
  const first = await eventServer();
  const heard = listen(first.url, () => Promise.resolve(`token-${(made += 1)}`));
  await heard.until(() => kinds(heard).includes('live'));
  await first.close();
  await heard.until(() => kinds(heard).includes('down'));
  const again = await eventServer({ port: first.port });
  await heard.until(() => kinds(heard).filter((kind) => kind === 'live').length === 2);
  expect(again.tokens.at(-1)).toBe(`token-${made}`);
  again.emit('task:new', { task_id: 't' });
  await heard.until(() => heard.events.length > 0);
});

test('a token that is refused is told, and another one is taken as soon as it is there', async () => {
  const server = await eventServer({ admits: (token) => token === 'good' });
  let token = 'bad';
  const heard = listen(server.url, () => Promise.resolve(token));
  await heard.until(() => kinds(heard).includes('refused'));
  token = 'good';
  heard.stream.reconnect();
  await heard.until(() => kinds(heard).includes('live'));
  expect(kinds(heard)).toEqual(['connecting', 'refused', 'connecting', 'live']);
});

test('being sent away by the server is a refusal', async () => {
  const server = await eventServer();
  const heard = listen(server.url, () => Promise.resolve('good'));
  await heard.until(() => kinds(heard).includes('live'));
  server.sendAway();
  await heard.until(() => kinds(heard).length > 2);
  expect(kinds(heard)).toEqual(['connecting', 'live', 'refused']);
});

test('after it is closed nothing is heard any more', async () => {
  const server = await eventServer();
  const heard = listen(server.url, () => Promise.resolve('good'));
  await heard.until(() => kinds(heard).includes('live'));
  const other = listen(server.url, () => Promise.resolve('good'));
  await other.until(() => kinds(other).includes('live'));
  heard.stream.close();
  server.emit('task:new', { task_id: 't' });
  await other.until(() => other.events.length === 1);
  expect([heard.events, kinds(heard).at(-1)]).toEqual([[], 'live']);
});
