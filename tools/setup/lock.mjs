import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheFolder, projectFolder } from './cache.mjs';
import { say } from './say.mjs';

/**
 * One process at a time for this clone, across terminals: two installations in one node_modules would break it.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const clone = createHash('sha256').update(projectFolder).digest('hex').slice(0, 12);
  const file = path.join(cacheFolder(), `${name}-${clone}.lock`);
  fs.mkdirSync(cacheFolder(), { recursive: true });
  if (!take(file)) {
    say(`Waiting for another ${name} of this clone to end`);
    while (!take(file)) await sleep(200);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

/** @param {string} file */
function take(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    if (!isHeld(file)) fs.rmSync(file, { force: true });
    return false;
  }
}

/** @param {string} file a process that was killed leaves its lock behind */
function isHeld(file) {
  try {
    const holder = Number(fs.readFileSync(file, 'utf8'));
    // Without a number in it yet, it is being written; one that stays so belongs to a process killed in that moment.
    if (!holder) return Date.now() - fs.statSync(file).mtimeMs < 5_000;
    process.kill(holder, 0);
    return true;
  } catch {
    return false; // no such process, or the file has just gone
  }
}
