/** An engine at work in a process of its own, killed when the test says so: what it was given, and what it said it has. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { inOneFile } from '../../support/inOneFile.ts';
import { loadLine, type LoadGiven } from './loadLine.ts';

const load = join(import.meta.dirname, 'load.ts');

export type BusyEngine = {
  readonly given: readonly LoadGiven[];
  readonly taken: ReadonlySet<number>;
  /**
   * Lets a busy engine run until `isTime`, and kills it: no goodbye, no flush. Fails where it ended by itself.
   * @param isTime resolves when it is to be killed; told when it is ready, or has ended.
   */
  readonly runAndKill: (seed: number, isTime: (isReady: Promise<unknown>) => Promise<void>) => Promise<void>;
  readonly remove: () => Promise<void>;
};

/** What a process that plays at being busy is started with besides its own arguments. */
export type Surroundings = { readonly env?: Readonly<Record<string, string>>; readonly imports?: readonly string[] };

export function busyEngine(
  dataFolder: string,
  taskIds: readonly string[],
  { env = {}, imports = [] }: Surroundings = {},
): BusyEngine {
  // `imports` change modules while they are loaded: then each has to be loaded by itself.
  const bundled = imports.length === 0 ? inOneFile(load) : null;
  const compiled = mkdtempSync(join(tmpdir(), 'inari-compiled-'));
  const given: LoadGiven[] = [];
  const taken = new Set<number>();
  return {
    given,
    taken,
    runAndKill: async (seed, isTime) => {
      const script = (await bundled)?.script ?? load;
      const child = spawn(
        process.execPath,
        [
          ...imports.flatMap((path) => ['--import', path]),
          ...[script, dataFolder, String(given.length), String(seed), taskIds.join(',')],
        ],
        {
          stdio: ['ignore', 'pipe', 'inherit'],
          env: { ...process.env, NODE_COMPILE_CACHE: compiled, ...env },
        },
      );
      const lines = createInterface({ input: child.stdout });
      const ended = Promise.all([once(child, 'exit'), once(lines, 'close')]);
      const isReady = new Promise<void>((resolve) => {
        lines.on('line', (text) => {
          const line = loadLine.parse(JSON.parse(text));
          if (line.kind === 'ready') resolve();
          else if (line.kind === 'given') given.push(line);
          else taken.add(line.number);
        });
      });
      await isTime(Promise.race([isReady, ended]));
      if (child.exitCode !== null) throw new Error(`it ended by itself with ${String(child.exitCode)}`);
      child.kill('SIGKILL');
      await ended;
    },
    remove: async () => {
      (await bundled)?.remove();
      rmSync(compiled, { recursive: true, force: true });
    },
  };
}

export type Fate = { readonly lost: readonly LoadGiven[]; readonly twice: readonly LoadGiven[] };

/** What became, on the server, of the comments that were given: those it took and has not, and those it has twice. */
export function fateOf(studio: RunningStudio, { given, taken }: Pick<BusyEngine, 'given' | 'taken'>): Fate {
  const counts = new Map<string, number>();
  for (const { text } of studio.studio().store.comment.all())
    if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
  const wanted = given.filter(({ what }) => what === 'comment' || what === 'attachment' || what === 'publish');
  const countOf = ({ number }: LoadGiven): number => counts.get(`load ${String(number)}`) ?? 0;
  return {
    lost: wanted.filter((one) => taken.has(one.number) && countOf(one) === 0),
    twice: wanted.filter((one) => countOf(one) > 1),
  };
}

/** Until it has taken some more, whatever that takes here, or, now and then, while it still starts. */
export const someTime =
  (
    chance: { readonly number: () => number; readonly below: (end: number) => number },
    { taken }: Pick<BusyEngine, 'taken'>,
  ) =>
  async (isReady: Promise<unknown>): Promise<void> => {
    // Some die while they start, before they have said a word.
    if (chance.number() < 0.2) await wait(50 + chance.below(150));
    else {
      await isReady;
      const wanted = taken.size + chance.below(8);
      while (taken.size < wanted) await wait(2);
      await wait(chance.below(40));
    }
  };
