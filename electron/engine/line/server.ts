/** The owner's end: each command that connects is a line with an account of its own. */
import { rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { hostname } from 'node:os';
import type { Engine } from '../engine.ts';
import type { Host } from '../host.ts';
import { forgetAddress, makeAddress, writeAddress } from './address.ts';
import { fileMessage, giveWayMessage, readMessage, requestMessage, writeMessage } from './messages.ts';
import { onLines } from './onLines.ts';

export type OwnerServer = {
  /** Takes no more questions, answers those it has, and ends its lines. */
  readonly close: () => Promise<void>;
};

const farewellMs = 1_000;

/** @param onGiveWay the app would own the data; the app itself need not listen */
export async function serveOwnerLine(parts: {
  readonly host: Pick<Host, 'dataFolder' | 'appVersion' | 'log'>;
  readonly engine: Pick<Engine, 'connect' | 'addFile'>;
  readonly onGiveWay: () => void;
}): Promise<OwnerServer> {
  const { engine } = parts;
  const { dataFolder, appVersion, log } = parts.host;
  const sockets = new Set<Socket>();
  /** Questions that have no answer yet. */
  let asked = 0;
  let isClosing = false;
  let onIdle: () => void = () => undefined;

  const answered = (): void => {
    asked -= 1;
    if (asked === 0) onIdle();
  };

  const receive = (line: string, toEngine: (message: unknown) => void): void => {
    if (isClosing) return;
    let message: unknown;
    try {
      message = readMessage(line);
    } catch (error) {
      log({ level: 'warning', event: 'unreadable-line', detail: { message: String(error) } });
      return;
    }
    const file = fileMessage.safeParse(message);
    if (file.success) engine.addFile(file.data.file);
    else if (giveWayMessage.safeParse(message).success) parts.onGiveWay();
    else if (requestMessage.safeParse(message).success) {
      asked += 1;
      toEngine(message);
    }
  };

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    let toEngine: (message: unknown) => void = () => undefined;
    engine.connect(
      {
        post: (message) => {
          if (socket.writable) socket.write(writeMessage(message));
          if ('response' in message) answered();
        },
        onMessage: (listener) => void (toEngine = listener),
        onClose: (listener) => void socket.once('close', listener),
      },
      'own',
    );
    onLines(socket, (line) => receive(line, toEngine));
  });

  const address = makeAddress(dataFolder);
  if (process.platform !== 'win32') rmSync(address, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    // Bound within this call: from its first moment on it is this user's alone.
    const mask = process.umask(0o177);
    try {
      server.listen(address, resolve);
    } finally {
      process.umask(mask);
    }
  });
  writeAddress(dataFolder, { address, appVersion, computer: hostname() });

  return {
    close: async () => {
      forgetAddress(dataFolder, address);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      isClosing = true;
      if (asked > 0) await new Promise<void>((resolve) => (onIdle = resolve));
      for (const socket of sockets) {
        // What was answered still arrives, where somebody reads.
        socket.end();
        setTimeout(() => socket.destroy(), farewellMs).unref();
      }
      await closed;
    },
  };
}
