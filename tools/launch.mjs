// Starting the built app: for `npm start`, the tour and the end-to-end tests.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron } from 'playwright';
import { build } from './build.mjs';
import { hasDisplay, startVirtualDisplay } from './display.mjs';
import { projectFolder } from './setup/cache.mjs';
import { setUp } from './setup.mjs';

/** Chromium refuses to run its sandbox as root. Only these scripts say so to it, never the app itself. */
export const isSandboxOff = process.platform === 'linux' && process.getuid?.() === 0;

/** @returns {string[]} what comes before the app's own arguments */
export function electronFlags() {
  return isSandboxOff ? ['--no-sandbox'] : [];
}

/** @returns {Record<string, string>} this process's environment without what would turn Electron into something else */
export function electronEnvironment() {
  const { ELECTRON_RUN_AS_NODE: _, NODE_OPTIONS: __, ...environment } = process.env;
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, value ?? '']));
}

/**
 * Starts the app under Playwright's control, with what it needs: set up, built, on a virtual screen where there is no other.
 * @param {object} [options]
 * @param {string} [options.userDataFolder] where the app keeps everything; a new temporary folder if left out
 * @param {string[]} [options.args] for the app
 * @param {Record<string, string>} [options.env] added to this process's
 * @param {string} [options.executablePath] a packaged app, instead of the one in out/
 */
export async function launchApp({ userDataFolder, args = [], env = {}, executablePath } = {}) {
  const electron = await setUp();
  if (executablePath === undefined) await build();
  if (!hasDisplay()) await startVirtualDisplay();
  const userData = userDataFolder ?? fs.mkdtempSync(path.join(os.tmpdir(), 'inari-profile-'));
  const app = await _electron.launch({
    executablePath: executablePath ?? electron.executable,
    args: [
      ...electronFlags(),
      `--user-data-dir=${userData}`,
      ...(executablePath === undefined ? [projectFolder] : []),
      ...args,
    ],
    cwd: projectFolder,
    chromiumSandbox: true, // else Playwright turns the sandbox off for everyone, not just for root
    env: { ...electronEnvironment(), ...env },
  });
  return { app, userDataFolder: userData };
}
