// Everything that is tested against real Zou servers, from nothing: installs the versions, starts a server of each, fills it
// with a studio (once: a snapshot brings it back in a second), runs the suites below, stops what it started. With --prepare
// it goes as far as the filled servers: minutes that need nothing of the app, and so can pass while that is being set up.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { startVirtualDisplay } from './display.mjs';
import { readLastCount, vitest } from './parts.mjs';
import { say, seconds, SetUpError } from './setup/say.mjs';
import { reset } from './zou/data.mjs';
import { isRunning, versionAt } from './zou/held.mjs';
import { down, up } from './zou/instance.mjs';
import { install } from './zou/install.mjs';
import { withLock } from './zou/lock.mjs';
import { findPort, markAsOwn, seededSnapshot } from './zou/ownInstance.mjs';
import { here, instanceFolder, knownVersions } from './zou/settings.mjs';

const projectFolder = join(here, '..', '..');

/**
 * Each suite gets the servers freshly reset, and finds their seed.json files in INARI_ZOU_SEEDS (JSON, by version).
 * The app goes first: what it asks of the servers is recorded for the contract suite.
 * @type {{ prepare?: () => Promise<void>, part: (servers: { seedFile: string }[]) => import('./parts.mjs').Part }[]}
 */
const suites = [
  ...readdirSync(join(projectFolder, 'test/zou'))
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => ({ prepare: prepareApp, part: () => vitest(name, ['zou'], [`test/zou/${name}`]) })),
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

let isAppPrepared = false;

async function prepareApp() {
  if (isAppPrepared) return;
  isAppPrepared = true;
  await build();
  await startVirtualDisplay();
}

const isPreparing = process.argv.includes('--prepare');
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
 * Runs a suite and answers its counts; its output is shown as it comes.
 * @param {import('./parts.mjs').Part} part
 * @returns {Promise<import('./parts.mjs').Count>}
 */
function runSuite(part, servers) {
  return new Promise((resolve, reject) => {
    const seeds = Object.fromEntries(servers.map((server) => [server.version, server.seedFile]));
    const [program = '', ...args] = part.command;
    const { FORCE_COLOR: _, ...inherited } = process.env;
    const child = spawn(program, args, {
      cwd: projectFolder,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...inherited, NO_COLOR: '1', INARI_ZOU_SEEDS: JSON.stringify(seeds) },
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text;
      process.stdout.write(text);
    });
    child.on('error', reject);
    child.on('close', (code) => {
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
    for (const { prepare: prepareSuite, part } of suites) {
      await prepareSuite?.();
      await Promise.all(servers.map(({ port, snapshot }) => reset(port, { snapshot })));
      const ready = servers.map((server) => ({ ...server, seedFile: join(instanceFolder(server.port), 'seed.json') }));
      const suite = part(ready);
      const { passed, failed } = await timed(`suite ${suite.name}`, () => runSuite(suite, ready));
      total.passed += passed;
      total.failed += failed;
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
