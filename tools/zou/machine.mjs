// What the machine has to offer: Python, Redis, nginx and ffmpeg. Only the last two are fetched when missing.
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { capture, which } from '../setup/command.mjs';
import { say, SetUpError } from '../setup/say.mjs';
import { withLock } from './lock.mjs';
import { chosenPython, home, redisServer } from './settings.mjs';

/** A program by its name or its full path. */
const findProgram = (name) => (isAbsolute(name) ? [name].find((path) => existsSync(path)) : which(name));

const isRoot = process.getuid?.() === 0;

async function logged(program, parameters, options) {
  const { code, output } = await capture(program, parameters, options);
  appendFileSync(join(home, 'apt.log'), `$ ${program} ${parameters.join(' ')}\n${output}`);
  return code === 0;
}

const aptEnvironment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };

async function aptInstall(...packages) {
  if (!isRoot || !findProgram('apt-get')) return false;
  say(`Installing ${packages.join(' and ')} with apt-get`);
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  return (
    (await logged('apt-get', install, { env: aptEnvironment })) ||
    ((await logged('apt-get', ['update', '-qq'])) && (await logged('apt-get', install, { env: aptEnvironment })))
  );
}

export const ensureMovieTools = () =>
  withLock('machine', async () => {
    if (findProgram('ffmpeg') && findProgram('ffprobe')) return;
    if (await aptInstall('ffmpeg')) return;
    throw new SetUpError(
      'ffmpeg is missing, and Zou cannot process movies without it: install it (Debian: apt-get install ffmpeg)',
    );
  });

/** Each instance runs a Redis of its own: Zou's channel for events is shared by all databases of one Redis. */
export function findRedis() {
  const path = findProgram(redisServer);
  if (path) return path;
  throw new SetUpError(
    `${redisServer} is missing: install Redis (Debian: apt-get install redis-server) or name the program in INARI_ZOU_REDIS_SERVER`,
  );
}

/** nginx of the machine, else the Debian package unpacked into the state: no root needed, no service started. */
export const findNginx = () =>
  withLock('machine', async () => {
    const unpacked = join(home, 'nginx', 'usr', 'sbin', 'nginx');
    const found = findProgram('nginx') ?? findProgram('/usr/sbin/nginx') ?? findProgram(unpacked);
    if (found) return found;
    if (!findProgram('apt-get') || !findProgram('dpkg-deb')) throw new SetUpError('nginx is missing: install it');
    say('Unpacking the Debian package of nginx into the state');
    mkdirSync(home, { recursive: true });
    const folder = mkdtempSync(join(home, 'nginx-package-'));
    try {
      const download = () => logged('apt-get', ['download', 'nginx'], { cwd: folder });
      const isDownloaded =
        (await download()) || (isRoot && (await logged('apt-get', ['update', '-qq'])) && (await download()));
      const archive = readdirSync(folder).find((name) => name.endsWith('.deb'));
      if (isDownloaded && archive && (await logged('dpkg-deb', ['-x', join(folder, archive), join(home, 'nginx')]))) {
        return unpacked;
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    throw new SetUpError(`nginx is missing and could not be unpacked: install it; see ${join(home, 'apt.log')}`);
  });

const pythonCheck = 'import sys, venv, ensurepip; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 13))';

export async function findPython() {
  for (const candidate of chosenPython ? [chosenPython] : ['python3.11', 'python3.12', 'python3']) {
    const path = findProgram(candidate);
    if (path && (await capture(path, ['-c', pythonCheck])).code === 0) return path;
  }
  throw new SetUpError(
    'no Python 3.10 to 3.13 with the venv module found: install one (Debian: apt-get install python3-venv) or name it in INARI_ZOU_PYTHON',
  );
}
