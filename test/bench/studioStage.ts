/** On the demo studio, at any size: what takes time beside the server is what is looked at here. */
import { rmSync, statSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { gridItems } from '../../renderer/features/entities/items.ts';
import { removeApp } from '../e2e/app/signedInApp.ts';
import { openProxy } from '../e2e/support/recordingProxy.ts';
import { colleagueAt, type Account } from '../support/colleague.ts';
import { catchUp, changeElsewhere } from './catchUp.ts';
import { emptyMemory, emptyWindow } from './coldStart.ts';
import { atMost, beside, within, type Figures, type Keep, type Say } from './figures.ts';
import { memoryOf } from './memory.ts';
import { bareRead, firstSync } from './network.ts';
import { parseSpeed, scanSpeed, whileSpeedIsTaken } from './references.ts';
import { openDesk, type Desk } from './runningApp.ts';
import { median, percentile, times } from './statistics.ts';
import { openTable, pageThroughTable, wheelTable } from './table.ts';
import { lineCountOf, paletteKeys, searchKeys, shotList, typePalette, typeSearch, type Key } from './typing.ts';
import { batchCommand, liveEvent, oneCommand, selectCells, shownTasks } from './work.ts';

const tasksPerShot = 8;
const productionName = 'Lanternfall';
const changedElsewhere = 100;
const samples = 24;
const batchSize = 1_000;
const batches = 3;

export const studioFigures = [
  'mirror-size',
  'catch-up-time',
  'catch-up-bytes',
  'large-table-open-p95',
  'large-search-key-p95',
  'palette-key-p95',
  'wheel-late-frames',
  'page-down-late-frames',
  'live-event-p95',
  'memory',
  'command-p95',
  'batch',
] as const;

export async function measureOnStudio(shots: number, keep: Keep, say: Say): Promise<void> {
  say(`the demo studio with ${String(shots)} shots × ${String(tasksPerShot)} tasks`);
  const studio = await startDemoStudio({ shots, tasksPerShot, assets: 300, comments: 4_000 });
  try {
    const { figures, known } = await measureEngine(studio, say);
    keep(figures);
    await measureApp(studio, known, { size: `${shots.toLocaleString('en')} shots`, keep, say });
  } finally {
    await studio.stop();
  }
}

/** What the page must show, asked of an engine with the same mirror. */
type Known = {
  readonly lineCount: string;
  readonly searchKeys: readonly Key[];
  readonly paletteKeys: readonly Key[];
  /** The line of the last row of a batch from the first row on. */
  readonly lineOfLast: number;
};

async function measureEngine(
  studio: RunningStudio,
  say: Say,
): Promise<{ readonly figures: Figures; readonly known: Known }> {
  const productionId = productionOf(studio);
  const server = { url: studio.url, ...account(studio, 'manager') };
  const first = await firstSync(server, productionId);
  const { engine } = first;
  const list = await shotList(engine, productionId);
  const known = {
    lineCount: lineCountOf(list),
    searchKeys: await searchKeys(engine, productionId),
    paletteKeys: await paletteKeys(engine, productionId),
    lineOfLast: gridItems(list).lineOf(batchSize - 1),
  };
  const bare = await bareRead(first.lists, first.host);
  await engine.close();
  const mirrorBytes = databaseBytes(engine.dataFolder);

  say(`catching up with ${String(changedElsewhere)} changes`);
  const colleague = await colleagueAt(studio.url, account(studio, 'admin'));
  const changed = await changeElsewhere(studio.studio(), colleague, productionId, changedElsewhere);
  const caught = await catchUp(engine.dataFolder, changed);
  rmSync(engine.dataFolder, { recursive: true, force: true });
  const after = `catching up with ${String(changedElsewhere)} changes of others`;
  return {
    known,
    figures: {
      'mirror-size': beside('the mirror on disk; the JSON it was read from', {
        value: mirrorBytes / 1e6,
        unit: 'MB',
        reference: bare.bytes / 1e6,
        most: 1.5,
      }),
      'catch-up-time': beside(`${after}, time; the first sync`, {
        value: caught.tookMs,
        unit: 'ms',
        reference: first.tookMs,
        most: 0.03,
      }),
      'catch-up-bytes': beside(`${after}, bytes read; the first sync`, {
        value: caught.bytes / 1e6,
        unit: 'MB',
        reference: first.bytes / 1e6,
        most: 0.03,
      }),
    },
  };
}

type Outside = { readonly size: string; readonly keep: Keep; readonly say: Say };

async function measureApp(studio: RunningStudio, known: Known, { size, keep, say }: Outside): Promise<void> {
  const proxy = await openProxy(studio.url);
  say('the app at that size');
  const desk = await openDesk({ url: proxy.url, ...account(studio, 'manager') }, productionName, known.lineCount);
  try {
    keep(await measureReading(desk, studio, known, size, say));
    await proxy.stop();
    const { page } = desk.running;
    await page
      .getByText(/^(Offline|Server not answering)/)
      .first()
      .waitFor();
    keep(await measureCommands(desk, studio, known, say));
  } finally {
    await removeApp(desk.running);
    await desk.keyring.close();
    await proxy.close();
  }
}

async function measureReading(
  desk: Desk,
  studio: RunningStudio,
  known: Known,
  size: string,
  say: Say,
): Promise<Figures> {
  const { page, app } = desk.running;
  await times(3, () => openTable(page));
  const opened = await whileSpeedIsTaken(parseSpeed, () => times(samples, () => openTable(page)));
  say('searching, finding and scrolling');
  const found = await whileSpeedIsTaken(parseSpeed, () => typeSearch(page, known.searchKeys));
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').last().waitFor();
  const sought = await whileSpeedIsTaken(scanSpeed, () => typePalette(page, known.paletteKeys));
  await page.keyboard.press('Escape');
  const lateAtWheel = await wheelTable(page);
  const lateAtPages = await pageThroughTable(page);

  say('changes of others');
  const colleague = await colleagueAt(studio.url, account(studio, 'admin'));
  const shown = await shownTasks(page, samples);
  const live = await whileSpeedIsTaken(parseSpeed, () =>
    times(samples, (index) => liveEvent(page, colleague, studio.studio(), shown[index] ?? '')),
  );
  const memory = memoryOf(app.process().pid);
  const empty = emptyWindow(desk.keyring.env);
  const emptyMegabytes = await emptyMemory(empty).finally(empty.remove);
  return {
    'large-table-open-p95': within(
      `table of ${size} × ${String(tasksPerShot)} tasks: click to painted rows, p95`,
      percentile(opened.measured, 0.95),
      80,
      opened.speed,
    ),
    'large-search-key-p95': within(
      `search among ${size}: key to painted rows, p95`,
      percentile(found.measured, 0.95),
      50,
      found.speed,
    ),
    'palette-key-p95': within('palette: key to painted hits, p95', percentile(sought.measured, 0.95), 50, sought.speed),
    'wheel-late-frames': atMost(`frames over 33 ms while a wheel is turned fast through ${size}`, {
      value: lateAtWheel,
      unit: '%',
      reference: null,
      most: 1,
    }),
    'page-down-late-frames': atMost('the same while Page Down is held', {
      value: lateAtPages,
      unit: '%',
      reference: null,
      most: 1,
    }),
    'live-event-p95': within(
      'change of someone else: request to painted cell, p95',
      percentile(live.measured, 0.95),
      250,
      live.speed,
    ),
    memory: atMost(`memory of the whole app (PSS) with ${size} open; an empty window`, {
      value: memory,
      unit: 'MB',
      reference: emptyMegabytes,
      most: 700,
    }),
  };
}

async function measureCommands(desk: Desk, studio: RunningStudio, known: Known, say: Say): Promise<Figures> {
  const { page } = desk.running;
  say('changes of one’s own');
  const shown = await shownTasks(page, samples);
  const single = await whileSpeedIsTaken(scanSpeed, () =>
    times(shown.length, (index) => oneCommand(page, studio.studio(), shown[index] ?? '')),
  );
  await page.keyboard.press('Escape');
  await selectCells(page, batchSize, known.lineOfLast);
  const batch = await whileSpeedIsTaken(scanSpeed, () =>
    times(batches, (index) => batchCommand(page, index % 2 === 0 ? 'wip' : 'retake')),
  );
  return {
    'command-p95': within(
      'one’s own change: Enter to its mark of waiting, p95',
      percentile(single.measured, 0.95),
      50,
      single.speed,
    ),
    batch: within(
      `the same for ${batchSize.toLocaleString('en')} cells at once`,
      median(batch.measured),
      500,
      batch.speed,
    ),
  };
}

function account(studio: RunningStudio, role: string): Account {
  const found = studio.accounts.find((one) => one.role === role);
  if (found === undefined) throw new Error(`nobody is ${role}`);
  return found;
}

function productionOf(studio: RunningStudio): string {
  const found = studio.studio().store.project.find(({ name }) => name === productionName);
  if (found === undefined) throw new Error(`no ${productionName}`);
  return found.id;
}

function databaseBytes(dataFolder: string): number {
  return readdirSync(dataFolder, { recursive: true })
    .map(String)
    .filter((name) => /\.db(-wal)?$|\.sqlite/.test(name))
    .reduce((sum, name) => sum + statSync(join(dataFolder, name)).size, 0);
}
