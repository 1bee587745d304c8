/** The way of a command to the process that owns the data. */
import { createConnection, type Socket } from 'node:net';
import type { z } from 'zod';
import type { Request } from '../../../shared/ipc.ts';
import type { HandledFile } from '../commands/fileHandles.ts';
import { readAddress } from './address.ts';
import { fromOwner, writeMessage, readMessage } from './messages.ts';
import { onLines } from './onLines.ts';

export type FromOwner = z.output<typeof fromOwner>;

export type OwnerLine = {
  readonly appVersion: string;
  readonly ask: (request: Request) => void;
  readonly addFile: (file: HandledFile) => void;
  /** Asks a command that owns the data to leave it to the app. */
  readonly giveWay: () => void;
  readonly onMessage: (listener: (message: FromOwner) => void) => void;
  /** Resolves when the owner has ended, or the line. */
  readonly closed: Promise<void>;
  readonly close: () => void;
};

/** Null where nobody listens. */
export async function connectToOwner(dataFolder: string): Promise<OwnerLine | null> {
  const owner = readAddress(dataFolder);
  const socket = owner === null ? null : await connected(owner.address);
  if (owner === null || socket === null) return null;
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const listeners = new Set<(message: FromOwner) => void>();
  onLines(socket, (line) => {
    for (const listener of listeners) listener(fromOwner.parse(readMessage(line)));
  });
  const send = (message: unknown): void => void socket.write(writeMessage(message));
  return {
    appVersion: owner.appVersion,
    ask: send,
    addFile: (file) => send({ kind: 'file', file }),
    giveWay: () => send({ kind: 'give-way' }),
    onMessage: (listener) => void listeners.add(listener),
    closed,
    close: () => socket.end(),
  };
}

function connected(address: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = createConnection(address);
    socket.once('connect', () => {
      socket.removeAllListeners('error');
      resolve(socket);
    });
    // Left behind by an owner that was killed, or not there yet.
    socket.once('error', () => resolve(null));
  });
}
