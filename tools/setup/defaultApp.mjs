// What `electron PATH` runs in the stand-in Electron, whose source came without it: load the -r modules, find the app's
// package.json, name the app after it, and load its main file before `ready`. Top-level await, because Electron holds
// `ready` back until its entry module is evaluated. It runs from inside an archive, so it imports nothing of ours.
import { app } from 'electron';
import fs from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import v8 from 'node:v8';

/** @param {string[]} args */
function parse(args) {
  const modules = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index];
    if (arg === '-v' || arg === '--version') return { modules, isVersion: true };
    if (arg === '-r' || arg === '--require') modules.push(args[++index]);
    else if (arg.startsWith('--app=')) return { modules, target: arg.slice('--app='.length) };
    else if (!arg.startsWith('-')) return { modules, target: arg };
  }
  return { modules };
}

/** @param {string} target a folder with a package.json, a folder with an index.js, or a file */
function locate(target) {
  const root = path.resolve(target);
  if (!fs.existsSync(root)) throw new Error(`cannot find the app ${root}`);
  if (fs.statSync(root).isFile() && !root.endsWith('.asar')) {
    return { root: path.dirname(root), main: root, manifest: {} };
  }
  const file = path.join(root, 'package.json');
  const manifest = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
  const main = createRequire(path.join(root, 'any.js')).resolve(path.join(root, manifest.main || 'index.js'));
  return { root, main, manifest };
}

const options = parse(process.argv.slice(1));
if (options.isVersion) {
  console.log(`v${process.versions.electron}`);
  process.exit(0);
}
const requireHere = createRequire(path.join(process.cwd(), 'any.js'));
for (const name of options.modules) requireHere(name);
if (!options.target) {
  console.error('electron: no app given (electron PATH-TO-APP)');
  process.exit(1);
}
try {
  const { root, main, manifest } = locate(options.target);
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  if (manifest.version) app.setVersion(String(manifest.version));
  app.name = String(manifest.productName || manifest.name || app.name);
  if (manifest.desktopName) app.setDesktopName(manifest.desktopName);
  if (manifest.v8Flags) v8.setFlagsFromString(manifest.v8Flags);
  app.setAppPath(root);
  const isModule = main.endsWith('.mjs') || (manifest.type === 'module' && !main.endsWith('.cjs'));
  if (isModule) await import(pathToFileURL(main).href);
  else Module._load(main, null, true);
} catch (error) {
  console.error('electron: the app failed to load');
  console.error(error);
  process.exit(1);
}
