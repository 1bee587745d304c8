/** The command line as a process, as a script starts it. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { inject } from 'vitest';

const { script, compileCache } = inject('commandLine');

/** Of the commands, and of the app they speak with. */
export const appVersion = String(
  (JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8')) as { version: unknown })
    .version,
);

export type Ended = {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** What it answered with --json. */
  readonly json: () => unknown;
};

export type Inari = {
  readonly folder: string;
  readonly dataFolder: string;
  readonly run: (args: readonly string[], input?: string) => Promise<Ended>;
  /** Runs on; its lines can be waited for. */
  readonly start: (args: readonly string[], input?: string) => Started;
  readonly remove: () => void;
};

export type Started = {
  readonly child: ChildProcessWithoutNullStreams;
  /** Everything it has said so far, on either output. */
  readonly lines: readonly string[];
  readonly line: (part: string) => Promise<string>;
  readonly ended: Promise<number>;
};

export function inariOf(folder = mkdtempSync(join(tmpdir(), 'inari-cli-'))): Inari {
  const open = (args: readonly string[], input: string): ChildProcessWithoutNullStreams => {
    const child = spawn(process.execPath, [script, appVersion, ...args], {
      env: { ...process.env, INARI_DATA: folder, NODE_COMPILE_CACHE: compileCache },
    });
    // It may end before it has read any of it.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    return child;
  };
  return {
    folder,
    dataFolder: join(folder, 'data'),
    run: async (args, input = '') => {
      const child = open(args, input);
      const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
      return { code: Number(code), out, err, json: () => JSON.parse(out) as unknown };
    },
    start: (args, input = '') => {
      const child = open(args, input);
      const lines: string[] = [];
      const waiting = new Set<() => void>();
      for (const stream of [child.stdout, child.stderr])
        createInterface({ input: stream }).on('line', (line) => {
          lines.push(line);
          for (const look of waiting) look();
        });
      const ended = once(child, 'close').then(([code]) => Number(code ?? -1));
      return {
        child,
        lines,
        line: (part) =>
          new Promise((resolve, reject) => {
            const look = (): void => {
              const found = lines.find((line) => line.includes(part));
              if (found === undefined) return;
              waiting.delete(look);
              resolve(found);
            };
            waiting.add(look);
            look();
            void ended.then(() => reject(new Error(`ended without “${part}”:\n${lines.join('\n')}`)));
          }),
        ended,
      };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A command's answer in JSON, which has to be this shape. */
export const rowsIn = (ended: Ended): readonly Readonly<Record<string, unknown>>[] => {
  const json = ended.json();
  if (!Array.isArray(json)) throw new Error(`no list: ${ended.out}${ended.err}`);
  return json as readonly Readonly<Record<string, unknown>>[];
};

export const errorIn = ({ err }: Ended): Readonly<Record<string, unknown>> => {
  const { error } = JSON.parse(err.trim().split('\n').at(-1) ?? '') as { error: Readonly<Record<string, unknown>> };
  return error;
};
