// Starting other programs, and npm on the Node that runs this script.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Runs a program to its end. Its output is shown only if it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<string>} what it wrote to its standard output
 */
export async function run(command, args, options = {}) {
  const { code, stdout, output } = await capture(command, args, options);
  if (code !== 0) throw new Error(`${path.basename(command)} ${args[0] ?? ''} failed (status ${code})\n${output}`);
  return stdout;
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ code: number, stdout: string, output: string }>} `output` is both streams in their order
 */
export function capture(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => ((stdout += text), (output += text)));
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? (signal ? 1 : 0), stdout, output }));
  });
}

/**
 * Runs a program in the foreground: same terminal, signals handed on.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit status
 */
export function foreground(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const handOn = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, handOn);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.off(name, handOn);
      resolve(code ?? (signal ? 1 : 0));
    });
  });
}

/**
 * @param {string} name
 * @returns {string | undefined} where a program is on the PATH
 */
export function which(name) {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file));
}

/**
 * npm started by the running Node, whatever Node its own first line would choose: on Node 20 npm would
 * silently pick older versions than the lock file's authors had.
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function npm(args, options = {}) {
  const found = which('npm');
  const script = found && fs.realpathSync(found);
  if (script?.endsWith('.js')) return run(process.execPath, [script, ...args], options);
  return run('npm', args, { shell: process.platform === 'win32', ...options });
}

/**
 * @param {string} moduleUrl
 * @returns {boolean} whether that module is what `node …` was asked to run
 */
export function isCommand(moduleUrl) {
  const script = process.argv[1];
  return script !== undefined && pathToFileURL(fs.realpathSync(script)).href === moduleUrl;
}
