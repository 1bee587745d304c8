/**
 * A production five times as large as a large one, from the demo studio, beside the large one: what is the same for the eye
 * must take the same time. Each in an app of its own, started anew.
 */
import { removeApp } from '../e2e/app/signedInApp.ts';
import { beside, told, type Keep, type Say } from './figures.ts';
import { memoryOf } from './memory.ts';
import { openDesk } from './runningApp.ts';
import { percentile, times } from './statistics.ts';
import { startStudioProcess } from '../support/studioProcess.ts';
import { openTable } from './table.ts';

const sizes = { large: 10_000, huge: 50_000 } as const;
const tasksPerShot = 8;
const productionName = 'Lanternfall';
const warmUps = 3;
const samples = 24;
/** Of five times the rows; beyond it something grows faster than they do. */
const mostTimesTheSync = 6;

export const hugeFigures = ['huge-table-open-p95', 'huge-first-sync', 'huge-memory'] as const;

type Size = { readonly openMs: number; readonly syncMs: number; readonly megabytes: number };

export async function measureHuge(keep: Keep, say: Say): Promise<void> {
  const large = await measureSize(sizes.large, say);
  const huge = await measureSize(sizes.huge, say);
  const name = `${sizes.huge.toLocaleString('en')} shots × ${String(tasksPerShot)} tasks`;
  const at = sizes.large.toLocaleString('en');
  keep({
    'huge-table-open-p95': beside(`table of ${name}: click to painted rows, p95; the same at ${at}`, {
      value: huge.openMs,
      unit: 'ms',
      reference: large.openMs,
      most: 1.5,
    }),
    'huge-first-sync': beside(`first sync of ${name}; the same at ${at}`, {
      value: huge.syncMs,
      unit: 'ms',
      reference: large.syncMs,
      most: mostTimesTheSync,
    }),
    'huge-memory': told(`memory of the whole app (PSS) with ${name} open; the same at ${at}`, {
      value: huge.megabytes,
      unit: 'MB',
      reference: large.megabytes,
    }),
  });
}

async function measureSize(shots: number, say: Say): Promise<Size> {
  say(`the demo studio with ${String(shots)} shots × ${String(tasksPerShot)} tasks`);
  const studio = await startStudioProcess({
    kitsu: '1.0.97',
    shots,
    tasks: tasksPerShot,
    assets: 300,
    comments: 4_000,
  });
  try {
    const manager = studio.accounts.find(({ role }) => role === 'manager');
    if (manager === undefined) throw new Error('nobody is manager');
    say('its first sync, in the app');
    const desk = await openDesk({ url: studio.url, ...manager }, productionName, { moreThan: shots });
    const { page, app } = desk.running;
    try {
      say('its table');
      await times(warmUps, () => openTable(page));
      const opens = await times(samples, () => openTable(page));
      return { openMs: percentile(opens, 0.95), syncMs: desk.syncMs, megabytes: memoryOf(app.process().pid) };
    } finally {
      await removeApp(desk.running);
      await desk.keyring.close();
    }
  } finally {
    await studio.stop();
  }
}
