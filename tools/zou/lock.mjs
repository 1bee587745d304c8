// One at a time across processes: a file that names its owner. A dead owner's file is taken over.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startedAt } from './processes.mjs';
import { home } from './settings.mjs';

const mine = `${process.pid} ${startedAt(process.pid)}`;

/** @param {unknown} error @param {string} code */
const hasCode = (error, code) => error instanceof Error && 'code' in error && error.code === code;

/** @param {string} path */
function take(path) {
  try {
    writeFileSync(path, mine, { flag: 'wx' });
    return true;
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    return false;
  }
}

/** @param {string} path */
function clearIfDead(path) {
  let owner;
  try {
    owner = readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  const [pid, start] = owner.split(' ');
  // An empty file is one that its owner has not finished writing.
  if (owner === '' || (start && startedAt(pid) === start)) return;
  const aside = `${path}.dead-${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  // Between reading and renaming a living process may have taken it: give it back.
  if (readFileSync(aside, 'utf8') === owner) rmSync(aside, { force: true });
  else renameSync(aside, path);
}

/**
 * Runs `action` while no other process holds the lock of that name.
 * @template T
 * @param {string} name
 * @param {() => T | Promise<T>} action
 * @returns {Promise<T>}
 */
export async function withLock(name, action) {
  const folder = join(home, 'locks');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, name);
  while (!take(path)) {
    clearIfDead(path);
    await wait(100);
  }
  try {
    return await action();
  } finally {
    rmSync(path, { force: true });
  }
}
