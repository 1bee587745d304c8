// Where the test servers keep their state and which PostgreSQL they use. Everything can be moved by environment variables.
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { SetUpError } from '../setup/say.mjs';

export const here = import.meta.dirname;
const environment = process.env;
const defaultHome = join(environment.XDG_CACHE_HOME || join(homedir(), '.cache'), 'inari-zou');
export const home = resolve(environment.INARI_ZOU_HOME || defaultHome);

export const bindAddress = environment.INARI_ZOU_BIND || '127.0.0.1';
export const workerCount = environment.INARI_ZOU_WORKERS || '2';
export const chosenPython = environment.INARI_ZOU_PYTHON || '';
export const redisServer = environment.INARI_ZOU_REDIS_SERVER || 'redis-server';
export const postgres = {
  host: environment.INARI_ZOU_PGHOST || environment.PGHOST || '127.0.0.1',
  port: environment.INARI_ZOU_PGPORT || environment.PGPORT || '5432',
  user: environment.INARI_ZOU_PGUSER || environment.PGUSER || 'postgres',
  password: environment.INARI_ZOU_PGPASSWORD || environment.PGPASSWORD || '',
};

// Two homes on one PostgreSQL must not meet in a database: also those of two people, or of one whose HOME is another.
const homeMark = createHash('sha256').update(home).digest('hex').slice(0, 6);
const databasePrefix = environment.INARI_ZOU_DATABASE_PREFIX || `inari_zou_${homeMark}`;

export const administrator = { email: 'admin@example.com', password: 'mysecretpassword' };

export const requirementsFile = (version) => join(here, `requirements-${version}.txt`);
export const environmentFolder = (version) => join(home, 'environments', version);
/** @param {number | string} port */
export const instanceFolder = (port) => join(home, 'instances', String(port));
export const snapshotFolder = (version, name) => join(home, 'snapshots', version, name);
export const instanceDatabase = (port) => `${databasePrefix}_${port}`;
export const templateDatabase = (version) => `${databasePrefix}_template_${version.replaceAll('.', '_')}`;
export const snapshotDatabase = (version, name) => `${databasePrefix}_snapshot_${version.replaceAll('.', '_')}_${name}`;

/**
 * The four ports of an instance: clients only ever need the first.
 * @param {number} port
 */
export const portsOf = (port) => ({ nginx: port, events: port + 1, api: port + 2, redis: port + 3 });

export const knownVersions = readdirSync(here)
  .map((name) => /^requirements-(.+)\.txt$/.exec(name)?.[1])
  .filter((version) => version !== undefined);

export function checkVersion(version) {
  if (!knownVersions.includes(version)) {
    throw new SetUpError(`unknown version "${version}"; known versions: ${knownVersions.join(', ')}`);
  }
  return version;
}

export function checkPort(text) {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1024 || port > 65000) {
    throw new SetUpError(`PORT must be a number from 1024 to 65000, not "${text}"`);
  }
  return port;
}

export function checkSnapshotName(name) {
  if (!/^[a-z0-9_]{1,24}$/.test(name ?? '')) {
    throw new SetUpError('a snapshot name has 1 to 24 characters of a-z, 0-9 and _');
  }
  return name;
}
