/**
 * Stands between the app and a server: the server that can be stopped, and the witness of what the app asks of it. Events
 * pass as they come. What was asked is recorded (recordedRoutes.ts) when it closes.
 */
import { createServer, request as ask, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { recordRoutes } from './recordedRoutes.ts';

export type RecordingProxy = {
  readonly url: string;
  /** As `METHOD /api/path`, in the order they came, without their queries. */
  readonly requests: () => readonly string[];
  /** Nobody listens any more: connections are refused, those that stand are cut. */
  readonly stop: () => Promise<void>;
  /** Back at the same address. */
  readonly start: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * What becomes of one exchange: it passes, or its line is cut; before the server hears of it, after the server has answered
 * and before a byte of that is passed on, or in the middle of the answer.
 */
export type Fate = 'pass' | 'cut before' | 'cut after' | 'cut within';

/**
 * @param target the server's address, `http://127.0.0.1:N`
 * @param fateOf decides on each request, named by its method and its path without the query
 */
export async function openProxy(
  target: string,
  fateOf: (method: string, path: string) => Fate = () => 'pass',
): Promise<RecordingProxy> {
  const { hostname, port: targetPort } = new URL(target);
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  let port = 0;

  const address = (): string => `http://127.0.0.1:${String(port)}`;

  const forward = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const { method = 'GET', url: path, headers } = incoming;
    const { pathname } = new URL(path ?? '/', target);
    requests.push(`${method} ${pathname}`);
    const fate = fateOf(method, pathname);
    if (fate === 'cut before') {
      incoming.socket.destroy();
      return;
    }
    const passed = ask({ hostname, port: targetPort, method, path, headers }, (answer) => {
      if (fate !== 'pass') {
        void cut(answer, outgoing, fate).finally(() => incoming.socket.destroy());
        return;
      }
      const { location } = answer.headers;
      // The server sends away to its own address: here that is ours.
      const moved = location?.startsWith(target) === true ? { location: location.replace(target, address()) } : {};
      outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...moved });
      answer.pipe(outgoing);
      answer.on('error', () => outgoing.destroy());
    });
    passed.on('error', () => outgoing.destroy());
    outgoing.on('close', () => passed.destroy());
    incoming.pipe(passed);
  };

  /** A websocket: its first words go as they are, then all bytes in both directions. */
  const meet = ({ method, url: path, rawHeaders }: IncomingMessage, near: Socket, head: Buffer): void => {
    const far = connect(Number(targetPort), hostname, () => {
      const lines = [`${method ?? 'GET'} ${path ?? '/'} HTTP/1.1`];
      for (let at = 0; at < rawHeaders.length; at += 2)
        lines.push(`${rawHeaders[at] ?? ''}: ${rawHeaders[at + 1] ?? ''}`);
      far.write(`${lines.join('\r\n')}\r\n\r\n`);
      far.write(head);
      near.pipe(far).pipe(near);
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  };

  const start = async (): Promise<void> => {
    const opened = createServer(forward);
    opened.on('upgrade', meet);
    opened.on('connection', (socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve, reject) => {
      opened.once('error', reject);
      opened.listen(port, '127.0.0.1', resolve);
    });
    ({ port } = opened.address() as AddressInfo);
    server = opened;
  };
  const stop = async (): Promise<void> => {
    const stopping = server;
    server = null;
    if (stopping === null) return;
    const closed = new Promise((resolve) => stopping.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  };

  await start();
  return {
    url: address(),
    requests: () => [...requests],
    stop,
    start,
    close: async () => {
      await stop();
      recordRoutes(requests);
    },
  };
}

/** The server has done all it was asked: whole, its answer is here. What of it is passed on is nothing, or half. */
async function cut(answer: IncomingMessage, outgoing: ServerResponse, fate: 'cut after' | 'cut within'): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(Buffer.from(chunk));
  if (fate === 'cut after') return;
  const body = Buffer.concat(chunks);
  outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
  await new Promise((resolve) => outgoing.write(body.subarray(0, Math.floor(body.length / 2)), resolve));
}
