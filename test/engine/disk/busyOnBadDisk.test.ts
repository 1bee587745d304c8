// An engine at work on a disk that is slow, or on which from some write on nothing fits: what it took is sent, each once.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import { asking, signedIn } from '../../support/signedIn.ts';
import { startTestEngine } from '../../support/testEngine.ts';
import { busyEngine, fateOf } from '../killed/busyEngine.ts';
import { badDiskIn } from './badDisk.ts';

const opened: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

describe.runIf(process.platform === 'linux')('an engine at work', () => {
  test('on a slow disk takes commands all the same, and killed there loses none and sends none twice', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'inari-slow-'));
    opened.push(() => {
      rmSync(folder, { recursive: true, force: true });
    });
    const studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 40, assets: 6 });
    opened.push(() => studio.stop());
    const dataFolder = join(folder, 'data');
    const first = await signedIn(studio, 'user', { dataFolder });
    const taskIds = (await first.todo()).slice(0, 5).map(({ taskId }) => taskId);
    await first.close();
    const surroundingsOf = await badDiskIn(folder);
    const busy = busyEngine(dataFolder, taskIds, { env: surroundingsOf({ folder: dataFolder, slowUs: 4_000 }) });
    opened.push(busy.remove);
    for (let kill = 1; kill <= 2; kill += 1)
      await busy.runAndKill(kill, async (isReady) => {
        await isReady;
        const wanted = busy.taken.size + 10;
        while (busy.taken.size < wanted) await wait(20);
      });
    const engine = asking(await startTestEngine({ dataFolder }));
    opened.push(() => engine.close());
    await engine.untilQueueIsEmpty(40_000);
    expect(busy.taken.size).toBeGreaterThanOrEqual(20);
    expect(fateOf(studio, busy)).toEqual({ lost: [], twice: [] });
  }, 120_000);
});
