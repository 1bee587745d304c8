// node_modules, exactly as package-lock.json says.
import fs from 'node:fs';
import path from 'node:path';
import { projectFolder } from './cache.mjs';
import { npm } from './command.mjs';
import { step } from './say.mjs';

/** Installs the packages unless those that are there are the lock file's. */
export async function needPackages() {
  if (areInstalled()) return;
  await step('Packages', 'npm ci', () =>
    npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: projectFolder }).then(() => undefined),
  );
}

/** npm keeps what it installed in node_modules/.package-lock.json; optional packages of other platforms are not in it. */
function areInstalled() {
  const wanted = readPackages(path.join(projectFolder, 'package-lock.json'));
  const present = readPackages(path.join(projectFolder, 'node_modules/.package-lock.json'));
  return Object.entries(wanted).every(([place, entry]) => {
    if (place === '') return true;
    const found = present[place];
    return found === undefined ? entry.optional === true : found.version === entry.version;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function readPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return {}; // not installed yet, or cut short: install again
  }
}
