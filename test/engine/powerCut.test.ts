import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { needCompiler } from '../../tools/setup/systemLibraries.mjs';
import { chanceOf } from '../support/chance.ts';
import { asking, signedIn } from '../support/signedIn.ts';
import { startTestEngine } from '../support/testEngine.ts';
import { busyEngine, fateOf, someTime, type BusyEngine, type Surroundings } from './killed/busyEngine.ts';

const opened: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

/** The library that makes a process's disk forget what was not brought to it. */
async function forgetfulDisk(folder: string): Promise<string> {
  await needCompiler();
  const library = join(folder, 'disk.so');
  const source = join(import.meta.dirname, 'powerCut/disk.c');
  execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-Wall', '-Werror', '-o', library, source]);
  return library;
}

type Desk = {
  readonly studio: RunningStudio;
  readonly busy: BusyEngine;
  /** The power goes: of the disk there is what was brought to it. */
  readonly cut: (seed: number, isTime: (isReady: Promise<unknown>) => Promise<void>) => Promise<void>;
  /** The power is back, and with it the network: everything that is still there goes out. */
  readonly sendAll: () => Promise<void>;
};

async function sitDown(imports: Surroundings['imports'] = []): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'inari-power-'));
  opened.push(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 40, assets: 6 });
  opened.push(() => studio.stop());
  const dataFolder = join(folder, 'data');
  const kept = join(folder, 'kept');
  const first = await signedIn(studio, 'user', { dataFolder });
  const taskIds = (await first.todo()).slice(0, 5).map(({ taskId }) => taskId);
  await first.close();
  cpSync(dataFolder, kept, { recursive: true });
  const library = await forgetfulDisk(folder);
  const busy = busyEngine(dataFolder, taskIds, {
    env: { LD_PRELOAD: library, POWER_FOLDER: dataFolder, POWER_KEPT: kept },
    imports,
  });
  opened.push(busy.remove);
  return {
    studio,
    busy,
    cut: async (seed, isTime) => {
      await busy.runAndKill(seed, isTime);
      rmSync(dataFolder, { recursive: true });
      cpSync(kept, dataFolder, { recursive: true });
    },
    sendAll: async () => {
      studio.faults.clear();
      const engine = asking(await startTestEngine({ dataFolder }));
      opened.push(() => engine.close());
      await engine.untilQueueIsEmpty(30_000);
    },
  };
}

/** Until so many more commands have been taken. */
const untilTaken =
  (busy: BusyEngine, count: number) =>
  async (isReady: Promise<unknown>): Promise<void> => {
    await isReady;
    const wanted = busy.taken.size + count;
    while (busy.taken.size < wanted) await wait(10);
  };

describe.runIf(process.platform === 'linux')('when the power is cut', () => {
  test('again and again at work, nothing that was taken is lost and nothing is sent twice', async () => {
    const desk = await sitDown();
    const chance = chanceOf(11);
    desk.studio.faults.set([{ method: 'POST', action: { kind: 'delay', ms: 20 } }]);
    for (let cut = 0; cut < 6; cut += 1) await desk.cut(cut, someTime(chance, desk.busy));
    await desk.cut(6, untilTaken(desk.busy, 10));
    await desk.sendAll();
    expect(desk.busy.taken.size).toBeGreaterThan(9);
    expect(fateOf(desk.studio, desk.busy)).toEqual({ lost: [], twice: [] });
  }, 180_000);

  test('what waits without a network is there', async () => {
    const desk = await sitDown();
    desk.studio.faults.set([{ action: { kind: 'refuse' } }]);
    await desk.cut(1, untilTaken(desk.busy, 12));
    await desk.sendAll();
    expect(fateOf(desk.studio, desk.busy)).toEqual({ lost: [], twice: [] });
  }, 120_000);

  test('an outbox that is written as carelessly as the mirror loses commands', async () => {
    const desk = await sitDown([join(import.meta.dirname, 'powerCut/normalOutbox.ts')]);
    desk.studio.faults.set([{ action: { kind: 'refuse' } }]);
    await desk.cut(1, untilTaken(desk.busy, 12));
    await desk.sendAll();
    expect(fateOf(desk.studio, desk.busy).lost).not.toEqual([]);
  }, 120_000);
});
