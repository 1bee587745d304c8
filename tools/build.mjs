// Fills out/ with the app, unless it is there already and no source has changed since.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { projectFolder } from './setup/cache.mjs';
import { isCommand } from './setup/command.mjs';
import { withLock } from './setup/lock.mjs';
import { say, seconds } from './setup/say.mjs';
import { setUp } from './setup.mjs';

const SOURCES = ['electron', 'renderer', 'shared', 'vite.config.ts', 'package.json', 'package-lock.json'];
const LARGE_BYTES = 1 << 20;

const out = path.join(projectFolder, 'out');
const stampFile = path.join(out, '.sources');

export async function build() {
  if (isFresh()) return;
  await withLock('build', async () => {
    if (isFresh()) return;
    const from = performance.now();
    const key = hashSources();
    fs.rmSync(out, { recursive: true, force: true });
    await asShipped(async () => {
      const { createBuilder } = await import('vite');
      const builder = await createBuilder({ configFile: path.join(projectFolder, 'vite.config.ts'), logLevel: 'warn' });
      await builder.buildApp();
    });
    // The key from before the build: a file saved meanwhile makes the next start build again.
    fs.writeFileSync(stampFile, key);
    say(`Built in ${seconds(from)}`);
  });
}

/**
 * Whoever asks: under a test runner, which names itself in NODE_ENV, React's development build would be taken, several times as slow.
 * @param {() => Promise<void>} work
 */
async function asShipped(work) {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    await work();
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

function isFresh() {
  return fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === hashSources();
}

function hashSources() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap(listFiles)) {
    const full = path.join(projectFolder, file);
    const { size, mtimeMs } = fs.statSync(full);
    hash.update(`${file}\n`).update(size > LARGE_BYTES ? `${size} ${mtimeMs}` : fs.readFileSync(full));
  }
  return hash.digest('hex');
}

/**
 * @param {string} source
 * @returns {string[]}
 */
function listFiles(source) {
  const full = path.join(projectFolder, source);
  if (!fs.existsSync(full)) return [];
  if (fs.statSync(full).isFile()) return [source];
  const entries = fs.readdirSync(full, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.map((entry) => path.relative(projectFolder, path.join(entry.parentPath, entry.name))).sort();
}

if (isCommand(import.meta.url)) {
  await setUp();
  await build();
}
