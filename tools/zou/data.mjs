// What an instance holds: an empty server, a seeded one, a snapshot. Databases are copied under the running workers.
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { capture } from '../setup/command.mjs';
import { say, SetUpError } from '../setup/say.mjs';
import { baseUrl, zouEnvironment } from './configuration.mjs';
import {
  checkDatabaseServer,
  copyDatabase,
  createDatabase,
  databaseExists,
  dropDatabase,
  renameDatabase,
} from './database.mjs';
import { isRunning, requireInstance } from './held.mjs';
import { withLock } from './lock.mjs';
import { isAlive, lastLines } from './processes.mjs';
import { sendToRedis } from './redis.mjs';
import {
  administrator,
  checkSnapshotName,
  environmentFolder,
  here,
  instanceDatabase,
  instanceFolder,
  portsOf,
  snapshotDatabase,
  snapshotFolder,
  templateDatabase,
} from './settings.mjs';

/** A step that replaces the database: running workers must drop their connections (gunicorn.py). */
export function markNewGeneration(folder) {
  const path = join(folder, 'generation');
  writeFileSync(path, '', { flag: 'a' });
  const now = Date.now() / 1000;
  utimesSync(path, now, now);
}

async function ensureTemplate(version, port) {
  const template = templateDatabase(version);
  if (await databaseExists(template)) return;
  const unfinished = `${template}_making`;
  say(`Making the empty database of Zou ${version}`);
  await dropDatabase(unfinished);
  await createDatabase(unfinished);
  const binaries = join(environmentFolder(version), 'bin');
  const steps = [
    ['zou', 'init-db'],
    ['zou', 'init-data'],
    ['zou', 'create-admin', administrator.email, '--password', administrator.password],
    ['python', join(here, 'lazy_rows.py')],
  ];
  for (const [program, ...parameters] of steps) {
    const { code, output } = await capture(join(binaries, program), parameters, {
      cwd: instanceFolder(port),
      env: zouEnvironment(version, port, unfinished),
    });
    if (code !== 0) throw new SetUpError(`${program} ${parameters[0]} failed:\n${lastLines(output)}`);
  }
  await renameDatabase(unfinished, template);
}

/** The database of an instance that has none yet. */
export const provideDatabase = (version, port) =>
  withLock(`database-${version}`, async () => {
    await ensureTemplate(version, port);
    if (!(await databaseExists(instanceDatabase(port)))) {
      await copyDatabase(templateDatabase(version), instanceDatabase(port));
    }
  });

/**
 * Tokens (0), cache (1), events (2) and settings (4) go; of the job queue (3) only the waiting jobs, for the worker's
 * own registration lives there too.
 */
const forgetInRedis = (port) =>
  sendToRedis(portsOf(port).redis, [
    ...[0, 1, 2, 4].flatMap((number) => [['SELECT', String(number)], ['FLUSHDB']]),
    ['SELECT', '3'],
    ['DEL', 'rq:queue:default'],
  ]);

/** @param {string} version @param {string} name */
export const hasSnapshot = async (version, name) =>
  existsSync(snapshotFolder(version, name)) &&
  (await databaseExists(snapshotDatabase(version, checkSnapshotName(name))));

/**
 * Names of the snapshots of a version.
 * @param {string} version
 */
export function snapshotNames(version) {
  const folder = snapshotFolder(version, '');
  return existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')) : [];
}

/** Beside the snapshots, under a name that none can have. @param {string} target */
const unfinishedFolder = (target) => join(dirname(target), `.making-${basename(target)}`);

/** @param {string} version @param {string} name */
export async function dropSnapshot(version, name) {
  rmSync(snapshotFolder(version, name), { recursive: true, force: true });
  await dropDatabase(snapshotDatabase(version, checkSnapshotName(name)));
}

/**
 * Back to an empty server, or to a saved snapshot, without a restart.
 * @param {number} port
 * @param {{ version?: string | undefined, snapshot?: string | undefined }} [wanted]
 */
export async function reset(port, { version: expected, snapshot } = {}) {
  const version = requireInstance(port, expected);
  await checkDatabaseServer();
  if (snapshot !== undefined && !(await hasSnapshot(version, checkSnapshotName(snapshot)))) {
    throw new SetUpError(`no snapshot "${snapshot}" of Zou ${version}`);
  }
  const folder = instanceFolder(port);
  await withLock(`instance-${port}`, async () => {
    await withLock(`database-${version}`, async () => {
      if (snapshot === undefined) await ensureTemplate(version, port);
      await dropDatabase(instanceDatabase(port));
      const source = snapshot === undefined ? templateDatabase(version) : snapshotDatabase(version, snapshot);
      await copyDatabase(source, instanceDatabase(port));
    });
    markNewGeneration(folder);
    if (isAlive(folder, 'redis')) await forgetInRedis(port);
    for (const name of ['previews', 'tmp']) {
      rmSync(join(folder, name), { recursive: true, force: true });
      mkdirSync(join(folder, name));
    }
    rmSync(join(folder, 'seed.json'), { force: true });
    if (snapshot !== undefined) {
      cpSync(join(snapshotFolder(version, snapshot), 'previews'), join(folder, 'previews'), { recursive: true });
      moveSeedFile(join(snapshotFolder(version, snapshot), 'seed.json'), join(folder, 'seed.json'), port);
    }
  });
}

/** seed.json names the base URL, which is another one for each instance. */
function moveSeedFile(from, to, port) {
  if (!existsSync(from)) return;
  writeFileSync(to, JSON.stringify({ ...JSON.parse(readFileSync(from, 'utf8')), url: baseUrl(port) }, null, 2));
}

/**
 * Keeps the database and the previews of an instance under a name.
 * @param {number} port
 * @param {string} name
 * @param {string} [expected] the version it must be of
 */
export async function save(port, name, expected) {
  const version = requireInstance(port, expected);
  checkSnapshotName(name);
  await checkDatabaseServer();
  const folder = instanceFolder(port);
  const target = snapshotFolder(version, name);
  await withLock(`instance-${port}`, () =>
    withLock(`database-${version}`, async () => {
      // The folder is what says that there is a snapshot: it comes last, and whole, whenever this is cut off.
      const unfinished = unfinishedFolder(target);
      for (const outdated of [target, unfinished]) rmSync(outdated, { recursive: true, force: true });
      mkdirSync(unfinished, { recursive: true });
      moveSeedFile(join(folder, 'seed.json'), join(unfinished, 'seed.json'), port);
      cpSync(join(folder, 'previews'), join(unfinished, 'previews'), { recursive: true });
      await dropDatabase(snapshotDatabase(version, name));
      await copyDatabase(instanceDatabase(port), snapshotDatabase(version, name));
      markNewGeneration(folder);
      renameSync(unfinished, target);
    }),
  );
}

/**
 * Fills an instance with a studio.
 * @param {number} port
 * @param {string[]} options see seed.py --help
 * @param {string} [expected] the version it must be of
 * @returns {Promise<string>} the path of seed.json
 */
export async function seed(port, options, expected) {
  const version = requireInstance(port, expected);
  const folder = instanceFolder(port);
  if (!isRunning(port)) throw new SetUpError(`the instance on port ${port} is not running (zou up ${version} ${port})`);
  const python = join(environmentFolder(version), 'bin', 'python');
  const code = await new Promise((resolve, reject) => {
    const child = spawn(python, ['-B', join(here, 'seed.py'), ...options], {
      cwd: folder,
      env: zouEnvironment(version, port),
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (code !== 0) throw new SetUpError('the seed failed');
  return join(folder, 'seed.json');
}
