// Makes a fresh clone runnable: Node for the tools, packages, Electron, SQLite's binding, system libraries. Every command
// starts here; when nothing is missing it costs a few milliseconds. `node tools/setup.mjs` does nothing else.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { projectFolder } from './setup/cache.mjs';
import { isCommand } from './setup/command.mjs';
import { needElectron } from './setup/electron.mjs';
import { withLock } from './setup/lock.mjs';
import { needNode24 } from './setup/node24.mjs';
import { needPackages } from './setup/packages.mjs';
import { say, secondsSinceStart, SetUpError } from './setup/say.mjs';
import { needSqliteBinding } from './setup/sqliteBinding.mjs';
import { needLibraries } from './setup/systemLibraries.mjs';

const stampFile = path.join(projectFolder, 'node_modules/.cache/inari/setup.json');

/**
 * Sets up what is missing and tells what to run with. On a Node that is too old the whole command starts again on a
 * newer one, so call this first. A problem that the reader can solve is printed, and the process ends.
 * @returns {Promise<import('./setup/electron.mjs').Electron>}
 */
export async function setUp() {
  try {
    await needNode24();
    return readStamp() ?? (await withLock('setup', async () => readStamp() ?? (await setUpEverything())));
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    say(`\n${error.message}\n`);
    process.exit(1);
  }
}

async function setUpEverything() {
  say('Setting up');
  const packagesThenElectron = needPackages().then(needElectron);
  const [electron] = await Promise.all([packagesThenElectron, needLibraries()]);
  await needSqliteBinding(electron);
  fs.mkdirSync(path.dirname(stampFile), { recursive: true });
  fs.writeFileSync(stampFile, JSON.stringify({ key: currentKey(), electron }));
  say(`Set up in ${secondsSinceStart()}`);
  return electron;
}

/** @returns {import('./setup/electron.mjs').Electron | undefined} what the last set-up found, if that still holds */
function readStamp() {
  if (!fs.existsSync(stampFile)) return undefined;
  const stamp = JSON.parse(fs.readFileSync(stampFile, 'utf8'));
  return stamp.key === currentKey() && fs.existsSync(stamp.electron.executable) ? stamp.electron : undefined;
}

/** Changes with the lock file, with what npm installed last, and with the set-up itself. */
function currentKey() {
  const setup = path.join(projectFolder, 'tools/setup');
  const files = [
    path.join(projectFolder, 'package-lock.json'),
    path.join(projectFolder, 'node_modules/.package-lock.json'),
    ...fs.readdirSync(setup).map((name) => path.join(setup, name)),
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(fs.existsSync(file) ? fs.readFileSync(file) : 'absent');
  return hash.digest('hex');
}

if (isCommand(import.meta.url)) await setUp();
