// An instance that belongs to one of the project's commands: which port it has, and the state it starts from.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetUpError } from '../setup/say.mjs';
import { dropSnapshot, hasSnapshot, reset, save, seed, snapshotNames } from './data.mjs';
import { versionAt } from './held.mjs';
import { isPortTaken } from './processes.mjs';
import { here, instanceFolder, portsOf, requirementsFile } from './settings.mjs';

const firstPort = 5700;
const lastPort = 6290;

const markOf = (port, owner) => join(instanceFolder(port), `of-${owner}`);

/**
 * The port of an earlier run, else of a free range. Instances that somebody made by hand are left alone.
 * @param {string} owner of the instance: `test-zou`, `bench`
 * @param {string} version
 * @param {ReadonlySet<number>} [taken] ports that are spoken for
 */
export async function findPort(owner, version, taken = new Set()) {
  const candidates = [];
  for (let port = firstPort; port <= lastPort; port += 10) if (!taken.has(port)) candidates.push(port);
  const own = candidates.find((port) => versionAt(port) === version && existsSync(markOf(port, owner)));
  if (own !== undefined) return own;
  for (const port of candidates) {
    const isFree =
      versionAt(port) === undefined &&
      !(await Promise.all(Object.values(portsOf(port)).map(isPortTaken))).includes(true);
    if (isFree) return port;
  }
  throw new SetUpError(`no free range of ports from ${firstPort} to ${lastPort}`);
}

/** @param {number} port @param {string} owner */
export const markAsOwn = (port, owner) => writeFileSync(markOf(port, owner), '');

/**
 * The name of the snapshot with what the options seed, made if there is none yet: the instance, which runs, is then as
 * seeded. Snapshots of the same prefix that another seed made go.
 * @param {{ readonly version: string, readonly port: number }} instance
 * @param {string} prefix up to eleven characters
 * @param {readonly string[]} options of the seed
 */
export async function seededSnapshot({ version, port }, prefix, options) {
  const snapshot = `${prefix}_${seedHash(version, options)}`;
  if (await hasSnapshot(version, snapshot)) return snapshot;
  await reset(port);
  await seed(port, [...options]);
  await save(port, snapshot);
  const outdated = snapshotNames(version).filter((name) => name.startsWith(`${prefix}_`) && name !== snapshot);
  for (const name of outdated) await dropSnapshot(version, name);
  return snapshot;
}

/** Another studio, or another version of its packages, is another snapshot. */
function seedHash(version, options) {
  const hash = createHash('sha256').update(options.join(' '));
  const seeding = readdirSync(join(here, 'seeding')).map((name) => join(here, 'seeding', name));
  const files = [join(here, 'seed.py'), ...seeding, requirementsFile(version)];
  for (const file of files.filter((path) => /\.(py|txt)$/.test(path))) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}
