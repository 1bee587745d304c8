// The user's cache folder of this project: things that are the same for every clone.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { npm, run } from './command.mjs';

export const projectFolder = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

export function cacheFolder() {
  const base = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  return path.join(base, 'inari-toolchain');
}

/**
 * Makes a folder in the cache once. It is built beside its place and renamed, so a folder that is there is
 * complete, and two processes that build it at the same time do not disturb each other.
 * @param {string} name
 * @param {(target: string, scratch: string) => Promise<void>} build fills `target`; `scratch` is thrown away
 * @returns {Promise<string>}
 */
export async function cachedFolder(name, build) {
  const folder = path.join(cacheFolder(), name);
  if (fs.existsSync(folder)) return folder;
  fs.mkdirSync(cacheFolder(), { recursive: true });
  const scratch = fs.mkdtempSync(path.join(cacheFolder(), '.making-'));
  try {
    const target = path.join(scratch, 'target');
    fs.mkdirSync(target);
    await build(target, scratch);
    try {
      fs.renameSync(target, folder);
    } catch (error) {
      if (!fs.existsSync(folder)) throw error; // otherwise another process was first: its copy is as good
    }
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
  return folder;
}

/**
 * Downloads a package's archive from the npm registry and refuses it unless it is the expected one.
 * @param {{ spec: string, integrity: string }} source
 * @param {string} scratch
 * @returns {Promise<string>} the archive's path
 */
async function downloadPackage({ spec, integrity }, scratch) {
  const answer = await npm(
    ['pack', spec, '--pack-destination', scratch, '--ignore-scripts', '--json', '--loglevel=error'],
    { cwd: scratch },
  );
  const archive = path.join(scratch, JSON.parse(answer)[0].filename);
  const hash = createHash('sha512');
  await pipeline(fs.createReadStream(archive), hash);
  const actual = `sha512-${hash.digest('base64')}`;
  if (actual !== integrity) throw new Error(`${spec} is not the expected file: its checksum is ${actual}`);
  return archive;
}

/**
 * @param {{ spec: string, integrity: string }} source
 * @param {string} scratch
 * @param {string[]} [only] members to take out; everything if left out
 * @returns {Promise<string>} the folder with the package's content
 */
export async function unpackPackage(source, scratch, only = []) {
  const archive = await downloadPackage(source, scratch);
  await run('tar', ['-xzf', archive, '-C', scratch, ...only.map((member) => `package/${member}`)]);
  fs.rmSync(archive);
  return path.join(scratch, 'package');
}
