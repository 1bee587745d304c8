// The life of an instance: up, down, destroy. Every step may be repeated, and several processes may work at once: a lock
// guards each instance, each environment, and the databases that are copied.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetUpError } from '../setup/say.mjs';
import { baseUrl, writeNginxConfiguration, zouEnvironment } from './configuration.mjs';
import { markNewGeneration, provideDatabase } from './data.mjs';
import { checkDatabaseServer, dropDatabase } from './database.mjs';
import { isRunning, processNames, requireInstance, versionAt } from './held.mjs';
import { install } from './install.mjs';
import { withLock } from './lock.mjs';
import { ensureMovieTools, findNginx, findRedis } from './machine.mjs';
import { answers, isAlive, isPortTaken, startProcess, stopProcess, waitUntil } from './processes.mjs';
import {
  bindAddress,
  checkVersion,
  environmentFolder,
  here,
  home,
  instanceDatabase,
  instanceFolder,
  portsOf,
  workerCount,
} from './settings.mjs';

async function checkPorts(port, folder) {
  for (const [name, number] of Object.entries(portsOf(port))) {
    if (!isAlive(folder, name) && (await isPortTaken(number))) {
      throw new SetUpError(`port ${number} (${name}) is taken by another program; an instance needs PORT to PORT + 3`);
    }
  }
}

/**
 * Starts an instance, installing what it needs on first use.
 * @param {string} version
 * @param {number} port
 * @returns {Promise<string>} its base URL
 */
export async function up(version, port) {
  checkVersion(version);
  const folder = instanceFolder(port);
  const held = versionAt(port);
  if (held !== undefined && held !== version)
    throw new SetUpError(`port ${port} holds Zou ${held} (zou destroy ${port})`);
  if (isRunning(port)) return baseUrl(port);
  const redis = findRedis();
  await checkDatabaseServer();
  await install(version);
  await ensureMovieTools();
  const nginx = await findNginx();
  return withLock(`instance-${port}`, async () => {
    if (isRunning(port)) return baseUrl(port);
    for (const name of ['pids', 'logs', 'previews', 'tmp', 'plugins', 'redis'])
      mkdirSync(join(folder, name), { recursive: true });
    await checkPorts(port, folder);
    writeFileSync(join(folder, 'version'), `${version}\n`);
    const ports = portsOf(port);
    const configuration = writeNginxConfiguration(port);
    const redisOptions = [
      '--bind',
      '127.0.0.1',
      '--port',
      ports.redis,
      '--dir',
      join(folder, 'redis'),
      '--save',
      '',
      '--appendonly',
      'no',
    ];
    startProcess(folder, 'redis', redis, redisOptions.map(String));
    await waitUntil(() => isPortTaken(ports.redis), { seconds: 20, what: 'Redis', folder, name: 'redis' });
    await provideDatabase(version, port);
    markNewGeneration(folder);
    const environment = zouEnvironment(version, port);
    const binary = (name) => join(environmentFolder(version), 'bin', name);
    const gunicorn = (name, bindPort, ...parameters) =>
      startProcess(
        folder,
        name,
        binary('gunicorn'),
        ['-c', join(here, 'gunicorn.py'), '-b', `127.0.0.1:${bindPort}`, ...parameters],
        environment,
      );
    gunicorn('api', ports.api, '-w', workerCount, 'zou.app:app');
    gunicorn(
      'events',
      ports.events,
      '-w',
      '1',
      '-k',
      'geventwebsocket.gunicorn.workers.GeventWebSocketWorker',
      'zou.event_stream:app',
    );
    startProcess(folder, 'jobs', binary('rq'), ['worker', '-c', 'zou.job_settings'], environment);
    startProcess(folder, 'nginx', nginx, [
      '-e',
      join(folder, 'logs', 'nginx-error.log'),
      '-p',
      join(folder, 'nginx'),
      '-c',
      configuration,
    ]);
    await waitUntil(() => answers(`${baseUrl(port)}/api/status`), {
      seconds: 300,
      what: 'the API',
      folder,
      name: 'api',
    });
    const polling = `${baseUrl(port)}/socket.io/?EIO=4&transport=polling`;
    await waitUntil(() => answers(polling), { seconds: 300, what: 'the event stream', folder, name: 'events' });
    return baseUrl(port);
  });
}

/**
 * Stops an instance; its data stays.
 * @param {number} port
 * @param {string} [version] the version it must be of
 */
export async function down(port, version) {
  requireInstance(port, version);
  await withLock(`instance-${port}`, () =>
    Promise.all(processNames.map((name) => stopProcess(instanceFolder(port), name))),
  );
}

/**
 * Stops the programs that answer and starts them again, as for an update; the rest of the instance goes on, so that sessions
 * stay good. Answers once they answer.
 * @param {string} version
 * @param {number} port
 */
export async function restart(version, port) {
  requireInstance(port, version);
  await withLock(`instance-${port}`, () =>
    Promise.all(['api', 'events'].map((name) => stopProcess(instanceFolder(port), name))),
  );
  await up(version, port);
}

/**
 * Stops an instance and deletes its data; snapshots stay.
 * @param {number} port
 * @param {string} [version] the version it must be of
 */
export async function destroy(port, version) {
  requireInstance(port, version);
  await checkDatabaseServer();
  await down(port);
  await dropDatabase(instanceDatabase(port));
  rmSync(instanceFolder(port), { recursive: true, force: true });
}

/** One line for each instance. */
export function status() {
  const folder = join(home, 'instances');
  const ports = existsSync(folder) ? readdirSync(folder).filter((name) => versionAt(name) !== undefined) : [];
  return ports.map((port) => {
    const states = processNames.map((name) => `${name}=${isAlive(instanceFolder(port), name) ? 'up' : 'down'}`);
    return `http://${bindAddress}:${port} Zou ${versionAt(port)} database ${instanceDatabase(port)} ${states.join(' ')}`;
  });
}
