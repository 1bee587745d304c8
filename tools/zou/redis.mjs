import { createConnection } from 'node:net';
import { SetUpError } from '../setup/say.mjs';

/** @param {string[]} words */
const encode = (words) =>
  `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;

/**
 * Sends commands to a local Redis and waits for one answer line each; none of them may answer with more than a line.
 * @param {number} port
 * @param {string[][]} commands
 * @returns {Promise<void>}
 */
export function sendToRedis(port, commands) {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    let received = '';
    socket.setEncoding('utf8');
    socket.on('error', reject);
    socket.on('close', () => reject(new SetUpError('Redis closed the connection')));
    socket.on('data', (text) => {
      received += text;
      const lines = received.split('\r\n').slice(0, -1);
      const refused = lines.find((line) => line.startsWith('-'));
      if (refused) reject(new SetUpError(`Redis: ${refused}`));
      if (refused || lines.length === commands.length) {
        resolve();
        socket.destroy();
      }
    });
    socket.write(commands.map(encode).join(''));
  });
}
