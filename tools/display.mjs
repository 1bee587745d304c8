// A virtual screen for machines that have none.
import { spawn } from 'node:child_process';
import { needDisplayServer } from './setup/systemLibraries.mjs';

const SCREEN = '1920x1200x24';

export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Starts a virtual screen that lives as long as this process, and points programs started from here to it. */
export async function startVirtualDisplay() {
  process.env.DISPLAY = await openVirtualDisplay();
  delete process.env.WAYLAND_DISPLAY;
}

/**
 * A virtual screen that lives as long as this process.
 * @returns {Promise<string>} what programs know it by, as DISPLAY
 */
export async function openVirtualDisplay() {
  await needDisplayServer();
  return await startServer('Xvfb', ['-screen', '0', SCREEN]);
}

/**
 * A display server that lives as long as this process.
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<string>} what programs know it by, as DISPLAY
 */
export async function startServer(program, args) {
  // The server picks a free number itself and writes it to descriptor 3 once it accepts clients.
  const server = spawn(program, ['-displayfd', '3', '-nolisten', 'tcp', ...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const announcement = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
  const number = await new Promise((resolve, reject) => {
    let text = '';
    announcement.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
      if (text.endsWith('\n')) resolve(text.trim());
    });
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`the virtual display ended with status ${code}`)));
  });
  // Neither the server nor its pipe keeps this process alive; this process's end is the server's.
  announcement.destroy();
  server.unref();
  process.on('exit', () => server.kill());
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.once(signal, () => process.exit(1));
  return `:${number}`;
}
