// What there is on a port.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetUpError } from '../setup/say.mjs';
import { isAlive } from './processes.mjs';
import { instanceFolder } from './settings.mjs';

export const processNames = ['nginx', 'events', 'api', 'jobs', 'redis'];
/** @param {number} port */
export const isRunning = (port) => processNames.every((name) => isAlive(instanceFolder(port), name));

/**
 * The version an instance holds, or undefined when there is none on that port.
 * @param {number | string} port
 */
export function versionAt(port) {
  const path = join(instanceFolder(port), 'version');
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
}

/** @param {number} port @param {string} [version] */
export function requireInstance(port, version) {
  const held = versionAt(port);
  if (held === undefined) throw new SetUpError(`no instance on port ${port} (zou up VERSION ${port})`);
  if (version !== undefined && version !== held) throw new SetUpError(`port ${port} holds Zou ${held}, not ${version}`);
  return held;
}
