import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Host, LogLine, Route, SecretStore } from '../host.ts';
import { fileSystemType } from '../networkDisk.ts';
import { createNodeHttp } from './nodeHttp.ts';

export type NodeHostOptions = {
  readonly dataFolder: string;
  readonly demo: Host['demo'];
  /** A store, or `file`: plainly readable beside the data, so that a second start finds them; only for tests and tools. */
  readonly secrets?: 'memory' | 'file' | SecretStore;
  readonly isKeyStoreSafe?: boolean;
  readonly routeFor?: (url: string) => Promise<Route>;
  readonly fileSystemType?: Host['fileSystemType'];
  readonly now?: () => number;
  readonly log?: (line: LogLine) => void;
  readonly appVersion?: string;
};

/** The engine's outside in plain Node: everything but Electron's key store and Chromium's network. */
export function createNodeHost(options: NodeHostOptions): Host {
  const routeFor = options.routeFor ?? (() => Promise.resolve({ agent: null, ca: null }));
  const isSafe = options.isKeyStoreSafe ?? true;
  return {
    sendHttp: createNodeHttp({ routeFor }),
    routeFor,
    socketTransports: [],
    secrets: secretsOf(options, isSafe),
    dataFolder: options.dataFolder,
    fileSystemType: options.fileSystemType ?? fileSystemType,
    appVersion: options.appVersion ?? '0.0.0',
    now: options.now ?? Date.now,
    log: options.log ?? (() => {}),
    demo: options.demo,
  };
}

function secretsOf({ secrets = 'memory', dataFolder }: NodeHostOptions, isSafe: boolean): SecretStore {
  if (secrets === 'memory') return memorySecrets(isSafe);
  return secrets === 'file' ? fileSecrets(dataFolder, isSafe) : secrets;
}

export function memorySecrets(isSafe: boolean): SecretStore {
  const secrets = new Map<string, string>();
  return {
    isSafe,
    load: (name) => Promise.resolve(secrets.get(name) ?? null),
    save: (name, secret) => {
      secrets.set(name, secret);
      return Promise.resolve();
    },
    remove: (name) => {
      secrets.delete(name);
      return Promise.resolve();
    },
  };
}

const secretsFile = z.record(z.string(), z.string());

function fileSecrets(folder: string, isSafe: boolean): SecretStore {
  const path = join(folder, 'secrets.json');
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const next = turn.then(work);
    turn = next.catch(() => undefined);
    return next;
  };
  const read = async (): Promise<Record<string, string>> => {
    try {
      return secretsFile.parse(JSON.parse(await readFile(path, 'utf8')));
    } catch {
      // No file yet, or one that a killed test left half-written: both mean that nothing is kept.
      return {};
    }
  };
  const write = async (secrets: Record<string, string>): Promise<void> => {
    await mkdir(folder, { recursive: true });
    await writeFile(`${path}.new`, JSON.stringify(secrets), { mode: 0o600 });
    await rename(`${path}.new`, path);
  };
  return {
    isSafe,
    load: (name) => inTurn(async () => (await read())[name] ?? null),
    save: (name, secret) => inTurn(async () => write({ ...(await read()), [name]: secret })),
    remove: (name) =>
      inTurn(async () => {
        const { [name]: _removed, ...others } = await read();
        await write(others);
      }),
  };
}
