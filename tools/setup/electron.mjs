// The Electron that this machine can run: the project's own, or the stand-in where that cannot be downloaded.
import fs from 'node:fs';
import path from 'node:path';
import { projectFolder } from './cache.mjs';
import { capture } from './command.mjs';
import { needStandInElectron } from './standInElectron.mjs';
import { say, SetUpError, step } from './say.mjs';

/** @typedef {{ folder: string, executable: string, version: string, isStandIn: boolean }} Electron */

const packageFolder = path.join(projectFolder, 'node_modules/electron');
const DOWNLOAD_LIMIT_MS = 300_000;

/** @returns {Promise<Electron>} */
export async function needElectron() {
  const version = JSON.parse(fs.readFileSync(path.join(packageFolder, 'package.json'), 'utf8')).version;
  const own = findOwn(version) ?? (await download(version));
  if (own) return own;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetUpError(
      `Electron ${version} could not be downloaded. Please check the connection, then run the command again.`,
    );
  }
  return needStandInElectron();
}

/** @param {string} version */
async function download(version) {
  await step('Electron', `downloading ${version}`, () =>
    capture(process.execPath, [path.join(packageFolder, 'install.js')], {
      cwd: projectFolder,
      timeout: DOWNLOAD_LIMIT_MS,
    }),
  );
  const own = findOwn(version);
  if (!own) say('  Electron: that download is not reachable from here');
  return own;
}

/**
 * @param {string} version
 * @returns {Electron | undefined}
 */
function findOwn(version) {
  const folder = path.join(packageFolder, 'dist');
  if (read(path.join(folder, 'version')).replace(/^v/, '') !== version) return undefined;
  const executable = path.join(folder, read(path.join(packageFolder, 'path.txt')) || 'electron');
  return { folder, executable, version, isStandIn: false };
}

/** @param {string} file */
function read(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : '';
}
