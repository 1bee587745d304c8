// Everything that is tested against real Zou servers, from nothing: installs the versions, starts a server of each, fills it
// with a studio (once: a snapshot brings it back in a second), runs the suites below, stops what it started. With --prepare
// it goes as far as the filled servers: minutes that need nothing of the app, and so can pass while that is being set up.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { openVirtualDisplay } from './display.mjs';
import { readLastCount, vitest } from './parts.mjs';
import { readOptions } from './setup/readOptions.mjs';
import { say, seconds, SetUpError } from './setup/say.mjs';
import { reset } from './zou/data.mjs';
import { isRunning, versionAt } from './zou/held.mjs';
import { down, up } from './zou/instance.mjs';
import { install } from './zou/install.mjs';
import { withLock } from './zou/lock.mjs';
import { findPort, markAsOwn, seededSnapshot } from './zou/ownInstance.mjs';
import { here, instanceFolder, knownVersions } from './zou/settings.mjs';

const projectFolder = join(here, '..', '..');

const folder = join(projectFolder, 'test/zou');

/** These wait for their window and their server most of the time: the servers' turns go side by side, each on a screen of its own. */
const drivesWindow = (name) => readFileSync(join(folder, name), 'utf8').includes('/e2e/app/');

/**
 * Each suite gets the servers freshly reset, and finds their seed.json files in INARI_ZOU_SEEDS (JSON, by version).
 * The app goes first: what it asks of the servers is recorded for the contract suite.
 * @type {{ hasWindow?: boolean, part: (servers: { seedFile: string }[]) => import('./parts.mjs').Part }[]}
 */
const suites = [
  ...readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => ({
      hasWindow: drivesWindow(name),
      part: () => vitest(name, ['zou'], [`test/zou/${name}`]),
    })),
  {
    part: (servers) => ({
      name: 'contract',
      command: [
        process.execPath,
        'test/contract/run.ts',
        '--studio',
        ...servers.flatMap((server) => ['--zou', server.seedFile]),
      ],
      count: readLastCount,
    }),
  },
];

const usage = `usage: npm run test:zou [-- --prepare]
  --prepare   installs, starts and fills the servers, and tests nothing`;
const isPreparing = readOptions(usage, { options: { prepare: { type: 'boolean' } } }).values.prepare === true;
const seedOptions = ['--shots', '120', '--tasks-per-shot', '3', '--assets', '24', '--comments', '300'];
const times = [];

/** Runs a part and keeps its time for the end. */
async function timed(name, work) {
  const from = performance.now();
  try {
    return await work();
  } finally {
    times.push(`${name}: ${seconds(from)}`);
  }
}

async function prepare(server) {
  const { version, port } = server;
  await timed(`Zou ${version}, start`, () => up(version, port));
  markAsOwn(port, 'test-zou');
  const snapshot = await timed(`Zou ${version}, seed`, () => seededSnapshot(server, 'seed', seedOptions));
  return { ...server, snapshot };
}

/**
 * Runs a suite and answers its counts; its output is shown in one piece, for another may run beside it.
 * @param {import('./parts.mjs').Part} part
 * @param {{ version: string, seedFile: string }[]} servers
 * @param {Record<string, string>} [environment]
 * @returns {Promise<import('./parts.mjs').Count>}
 */
function runSuite(part, servers, environment = {}) {
  return new Promise((resolve, reject) => {
    const seeds = Object.fromEntries(servers.map((server) => [server.version, server.seedFile]));
    const [program = '', ...args] = part.command;
    const { FORCE_COLOR: _, WAYLAND_DISPLAY: __, ...inherited } = process.env;
    const child = spawn(program, args, {
      cwd: projectFolder,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...inherited, NO_COLOR: '1', INARI_ZOU_SEEDS: JSON.stringify(seeds), ...environment },
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('close', (code) => {
      process.stdout.write(output);
      const { passed, failed } = part.count?.(output) ?? { passed: 0, failed: 0 };
      // A suite that ends badly without having counted a failure, or that counted nothing at all, has failed all the same.
      const isBad = code !== 0 || passed === 0;
      resolve({ passed, failed: isBad ? Math.max(failed, 1) : failed });
    });
  });
}

async function main() {
  const startedByUs = [];
  const total = { passed: 0, failed: 0 };
  try {
    await timed('Python environments', () => Promise.all(knownVersions.map(install)));
    const planned = [];
    for (const version of knownVersions) {
      planned.push({
        version,
        port: await findPort('test-zou', version, new Set(planned.map((server) => server.port))),
      });
    }
    startedByUs.push(...planned.filter(({ port }) => !isRunning(port)));
    const servers = await Promise.all(planned.map(prepare));
    if (isPreparing) return;
    await build();
    // One for each server: two windows on one screen take the focus from each other.
    const displays = [];
    for (const _server of servers) displays.push(await openVirtualDisplay());
    for (const { hasWindow, part } of suites) {
      await Promise.all(servers.map(({ port, snapshot }) => reset(port, { snapshot })));
      const ready = servers.map((server) => ({ ...server, seedFile: join(instanceFolder(server.port), 'seed.json') }));
      const suite = part(ready);
      const counts = await timed(`suite ${suite.name}`, () =>
        hasWindow
          ? Promise.all(ready.map((server, index) => runSuite(suite, [server], { DISPLAY: displays[index] })))
          : runSuite(suite, ready).then((count) => [count]),
      );
      total.passed += counts.reduce((sum, { passed }) => sum + passed, 0);
      total.failed += counts.reduce((sum, { failed }) => sum + failed, 0);
    }
  } finally {
    await Promise.allSettled(
      startedByUs.filter(({ port }) => versionAt(port) !== undefined).map(({ port }) => down(port)),
    );
    for (const line of times) say(line);
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  if (total.failed > 0) process.exitCode = 1;
}

try {
  // Two runs would reset each other's servers.
  await withLock('test-zou', main);
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  say(error.message);
  process.exitCode = 1;
}
