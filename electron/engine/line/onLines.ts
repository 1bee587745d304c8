import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';

/** Hands on what arrives, line by line. A socket that breaks ends: that is all there is to know. */
export function onLines(socket: Socket, listener: (line: string) => void): void {
  socket.on('error', () => socket.destroy());
  const lines = createInterface({ input: socket, crlfDelay: Infinity });
  // It raises the socket's errors once more, and unheard they would end the process.
  lines.on('error', () => undefined);
  lines.on('line', listener);
}
