// Long-running processes of an instance. A pid file holds "PID START", so that a reused pid is never taken for ours.
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { SetUpError } from '../setup/say.mjs';

/** The kernel's start time of a process, or undefined when there is none. */
export function startedAt(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/** The last lines of a log, for a message. */
export const lastLines = (text, count = 20) => text.trimEnd().split('\n').slice(-count).join('\n');

const pidFile = (folder, name) => join(folder, 'pids', name);
const logFile = (folder, name) => join(folder, 'logs', `${name}.log`);

function livingPid(folder, name) {
  let text;
  try {
    text = readFileSync(pidFile(folder, name), 'utf8');
  } catch {
    return undefined;
  }
  const [pid, start] = text.trim().split(' ');
  return start && startedAt(pid) === start ? Number(pid) : undefined;
}

export const isAlive = (folder, name) => livingPid(folder, name) !== undefined;

/** Starts a program that outlives us; does nothing when it runs already. */
export function startProcess(folder, name, program, parameters, environment = process.env) {
  if (isAlive(folder, name)) return;
  const log = openSync(logFile(folder, name), 'a');
  const child = spawn(program, parameters, {
    cwd: folder,
    env: environment,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.on('error', () => {});
  if (child.pid === undefined) throw new SetUpError(`${program} cannot be started`);
  writeFileSync(pidFile(folder, name), `${child.pid} ${startedAt(child.pid)}\n`);
  child.unref();
}

export async function stopProcess(folder, name) {
  const pid = livingPid(folder, name);
  if (pid !== undefined) {
    const started = Date.now();
    process.kill(pid, 'SIGTERM');
    while (isAlive(folder, name) && Date.now() - started < 10_000) await wait(50);
    // The whole group: a stuck master would leave its workers behind.
    if (isAlive(folder, name)) process.kill(-pid, 'SIGKILL');
  }
  rmSync(pidFile(folder, name), { force: true });
}

export function isPortTaken(port) {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

/** Asks `probe` until it says true; fails with the end of the log when the process stops or the time is over. */
export async function waitUntil(probe, { seconds, what, folder, name }) {
  const end = Date.now() + seconds * 1000;
  const fail = (reason) => {
    const path = logFile(folder, name);
    throw new SetUpError(`${what} ${reason}; its log, ${path}, ends with:\n${lastLines(readFileSync(path, 'utf8'))}`);
  };
  while (!(await probe())) {
    if (!isAlive(folder, name)) fail('stopped');
    if (Date.now() > end) fail(`gave no answer in ${seconds} s`);
    await wait(100);
  }
}

/** True when an address answers with a success. */
export async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
