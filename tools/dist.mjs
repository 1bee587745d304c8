// `npm run dist`: packages the app into dist/. Arguments go to electron-builder (`npm run dist -- --linux deb`).
import fs from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { projectFolder } from './setup/cache.mjs';
import { foreground, isCommand, run } from './setup/command.mjs';
import { readOptions } from './setup/readOptions.mjs';
import { say } from './setup/say.mjs';
import { setUp } from './setup.mjs';

const builder = 'node_modules/electron-builder/cli.js';
const afterPack = './tools/removeDefaultApp.cjs';

/** @param {import('./setup/electron.mjs').Electron} electron */
function settingsFor({ isStandIn, folder, version }) {
  if (!isStandIn) return [];
  return [`-c.electronDist=${folder}`, `-c.electronVersion=${version}`, `-c.afterPack=${afterPack}`];
}

/**
 * Packages the app for end-to-end tests: as it is handed out, but open to Playwright.
 * @returns {Promise<string>} the executable
 */
export async function packageForTests() {
  const electron = await setUp();
  await build();
  const output = path.join(projectFolder, 'dist/for-tests');
  fs.rmSync(output, { recursive: true, force: true });
  await run(
    process.execPath,
    [
      builder,
      ...['--linux', 'dir', `-c.directories.output=${output}`, '-c.electronFuses.enableNodeCliInspectArguments=true'],
      ...settingsFor(electron),
    ],
    { cwd: projectFolder },
  );
  return path.join(output, 'linux-unpacked/inari');
}

const usage = `usage: npm run dist [-- OPTIONS]
Packages the app for this platform into dist/. The options are electron-builder's: --linux deb, --dir, …`;

if (isCommand(import.meta.url)) {
  readOptions(usage, { strict: false });
  const electron = await setUp();
  await build();
  const args = process.argv.slice(2);
  if (electron.isStandIn) {
    say(`Packaging with the stand-in Electron ${electron.version}: good for trying out, not to be handed out.`);
    // The other forms need downloads that a machine with the stand-in cannot reach.
    if (args.length === 0) args.push('--linux', 'dir');
  }
  process.exit(
    await foreground(process.execPath, [builder, ...args, ...settingsFor(electron)], { cwd: projectFolder }),
  );
}
