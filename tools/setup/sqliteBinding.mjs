// SQLite's binding for a runtime that the packaged one does not fit.
//
// The package carries binaries for Node-API 10 (Node 22.14 and newer, current Electron); on an older runtime they crash at load.
// The same source with a small shim in front runs on both. It is compiled once into the user's cache and put in the packaged
// binary's place in node_modules, so that nothing in the app has to know (docs/decisions/0002-sqlite-binding.md).
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cachedFolder, projectFolder, unpackPackage } from './cache.mjs';
import { run } from './command.mjs';
import { step } from './say.mjs';
import { needCompiler } from './systemLibraries.mjs';

const HEADERS = {
  spec: 'node-api-headers@1.9.0',
  integrity: 'sha512-2oNILP4jXwRB4ywnYKjVk1YyJ96n2D4EOVJO6S3oYZ5PtbJrw3Yt9TpAuX3nBLMuzn74rnfGQrv13pS9vC+YiA==',
};
/** Raised when this file or the shim builds something different. */
const REVISION = 1;
const NEEDED_NODE_API = 10;
const FILE = 'better_sqlite3.node';

const packageFolder = path.join(projectFolder, 'node_modules/better-sqlite3');
const loaded = path.join(packageFolder, 'prebuilds', `${process.platform}-${process.arch}.node`);
const packaged = `${loaded}.packaged`;

/** @param {import('./electron.mjs').Electron} electron */
export async function needSqliteBinding(electron) {
  const level = await run(electron.executable, ['-p', 'process.versions.napi'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  if (Number(level) >= NEEDED_NODE_API) {
    if (fs.existsSync(packaged)) fs.renameSync(packaged, loaded);
    return;
  }
  const folder = await buildOnce();
  if (!fs.existsSync(packaged)) fs.copyFileSync(loaded, packaged);
  // Renamed into place: a process that has the old file mapped keeps it.
  const arriving = `${loaded}.${process.pid}`;
  fs.copyFileSync(path.join(folder, FILE), arriving);
  fs.renameSync(arriving, loaded);
}

async function buildOnce() {
  const { name, version } = JSON.parse(fs.readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
  return cachedFolder(
    `${name}-v${version}-${process.platform}-${process.arch}-r${REVISION}`,
    async (target, scratch) => {
      await needCompiler();
      await step('SQLite', 'compiling its binding (about a minute)', () => compile(path.join(target, FILE), scratch));
    },
  );
}

/**
 * With the flags of the package's own binding.gyp and deps/sqlite3.gyp.
 * @param {string} target
 * @param {string} scratch
 */
async function compile(target, scratch) {
  const headers = path.join(await unpackPackage(HEADERS, scratch), 'include');
  const sqlite = path.join(packageFolder, 'deps/sqlite3');
  const resolve = createRequire(path.join(packageFolder, 'package.json')).resolve;
  const addonApi = path.dirname(resolve('node-addon-api/package.json'));
  const objects = { sqlite: path.join(scratch, 'sqlite3.o'), addon: path.join(scratch, 'addon.o') };
  const common = ['-c', '-w', '-O3', '-fPIC', '-pthread', '-fvisibility=hidden', '-DNDEBUG'];
  const c = ['-std=c99', '-D_LARGEFILE_SOURCE', '-D_FILE_OFFSET_BITS=64', ...readSqliteDefines()];
  const cpp = [
    '-std=c++20',
    '-fvisibility-inlines-hidden',
    '-fno-exceptions',
    '-fno-rtti',
    '-DNODE_GYP_MODULE_NAME=better_sqlite3',
    '-DNAPI_VERSION=10',
    '-DNAPI_DISABLE_CPP_EXCEPTIONS',
    '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
  ];
  const include = [
    '-include',
    path.join(import.meta.dirname, 'nodeApi9.h'),
    '-I',
    headers,
    '-I',
    addonApi,
    '-I',
    sqlite,
  ];
  await Promise.all([
    run('gcc', [...common, ...c, '-o', objects.sqlite, path.join(sqlite, 'sqlite3.c')]),
    run('g++', [
      ...common,
      ...cpp,
      ...include,
      '-o',
      objects.addon,
      path.join(packageFolder, 'src/better_sqlite3.cpp'),
    ]),
  ]);
  const link = ['-shared', '-pthread', '-s', '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL'];
  await run('g++', [...link, '-o', target, objects.addon, objects.sqlite, '-ldl', '-lm']);
}

/** SQLite's compile options are the package's: a database must not depend on who built the binding. */
function readSqliteDefines() {
  const text = fs.readFileSync(path.join(packageFolder, 'deps/defines.gypi'), 'utf8');
  const defines = [...text.matchAll(/^\s*'([A-Z0-9_]+(?:=[^']*)?)',?$/gm)].map((match) => `-D${match[1]}`);
  if (defines.length < 20) throw new Error('deps/defines.gypi of the SQLite package has a form that is not known here');
  return defines;
}
