/** On the demo studio, at any size: what takes time beside the server is what is looked at here. */
import type { Page } from 'playwright';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { gridItems } from '../../renderer/features/entities/items.ts';
import { removeApp, sideLink } from '../e2e/app/signedInApp.ts';
import { openProxy } from '../e2e/support/recordingProxy.ts';
import { colleagueAt, type Account } from '../support/colleague.ts';
import { changesOf, measureMirror, type TaskNow } from './catchUp.ts';
import { emptyMemory, emptyWindow } from './coldStart.ts';
import { atMost, beside, within, type Figures, type Keep, type Say } from './figures.ts';
import { memoryOf } from './memory.ts';
import { bareRead, firstSync, type FirstSync } from './network.ts';
import { paintPictures, pictureCount } from './pictures.ts';
import { parseSpeed, scanSpeed, whileSpeedIsTaken } from './references.ts';
import { openDesk, type Desk } from './runningApp.ts';
import { openScreens } from './screens.ts';
import { median, percentile, times } from './statistics.ts';
import { weatherStorm, type StormLengths } from './storm.ts';
import { openTable, pageThroughTable, wheelTable } from './table.ts';
import { foldGroup, longestTask, pasteCells, selectColumn, sortAsUsual, sortTable } from './tableDeeds.ts';
import { lineCountOf, paletteKeys, searchKeys, shotList, typePalette, typeSearch, type Key } from './typing.ts';
import { batchCommand, liveEvent, oneCommand, selectCells, shownTasks } from './work.ts';

const tasksPerShot = 8;
const productionName = 'Lanternfall';
const samples = 24;
const screenRounds = 3;
const batchSize = 1_000;
const batches = 3;

/** Each can be measured without the others; they share the studio and the app. */
export const studioParts = {
  studio: [
    'mirror-size',
    'catch-up-time',
    'catch-up-bytes',
    'large-table-open-p95',
    'screens-p95',
    'sort-p95',
    'fold-p95',
    'select-column-p95',
    'large-search-key-p95',
    'search-longest-task',
    'palette-key-p95',
    'wheel-late-frames',
    'page-down-late-frames',
    'live-event-p95',
    'memory',
    'command-p95',
    'batch',
    'paste',
  ],
  storm: ['storm-late-frames', 'storm-memory'],
  pictures: ['pictures-p95', 'pictures-decoded'],
} as const;
export type StudioPart = keyof typeof studioParts;
export const studioPartNames: readonly StudioPart[] = ['studio', 'pictures', 'storm'];

const storms: Record<'short' | 'long', StormLengths> = {
  short: { quietSeconds: 3, warmUpSeconds: 3, seconds: 15, restSeconds: 2 },
  long: { quietSeconds: 60, warmUpSeconds: 60, seconds: 300, restSeconds: 30 },
};

export type StudioForm = {
  readonly shots: number;
  readonly isLong: boolean;
  readonly parts: ReadonlySet<StudioPart>;
};

export async function measureOnStudio(form: StudioForm, keep: Keep, say: Say): Promise<void> {
  const { shots, parts } = form;
  say(`the demo studio with ${String(shots)} shots × ${String(tasksPerShot)} tasks`);
  const studio = await startDemoStudio({ shots, tasksPerShot, assets: 300, comments: 4_000 });
  try {
    const { known, measure, remove } = await prepareEngine(studio, say);
    if (parts.has('studio')) keep(await measure());
    else await remove();
    await measureApp(studio, known, { ...form, size: `${shots.toLocaleString('en')} shots`, keep, say });
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

async function prepareEngine(
  studio: RunningStudio,
  say: Say,
): Promise<{ readonly known: Known; readonly measure: () => Promise<Figures>; readonly remove: () => Promise<void> }> {
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
  return { known, measure: () => measureEngine(studio, first, say), remove: engine.remove };
}

async function measureEngine(studio: RunningStudio, first: FirstSync, say: Say): Promise<Figures> {
  say('catching up with changes of others');
  const colleague = await colleagueAt(studio.url, account(studio, 'admin'));
  const bare = await bareRead(first.lists, first.host);
  await first.engine.close();
  const { size, time, bytes } = await measureMirror(first, bare.bytes, colleague, tasksOf(studio), statusIdsOf(studio));
  return { 'mirror-size': size, 'catch-up-time': time, 'catch-up-bytes': bytes };
}

type Outside = StudioForm & { readonly size: string; readonly keep: Keep; readonly say: Say };

async function measureApp(studio: RunningStudio, known: Known, outside: Outside): Promise<void> {
  const { parts, keep, say } = outside;
  const proxy = await openProxy(studio.url);
  say('the app at that size');
  const desk = await openDesk({ url: proxy.url, ...account(studio, 'manager') }, productionName, {
    exactly: known.lineCount,
  });
  try {
    if (parts.has('studio')) keep(await measureReading(desk, studio, known, outside.size, say));
    if (parts.has('pictures')) keep(await measurePictures(desk, studio, say));
    if (parts.has('storm')) keep(await measureStorm(desk, studio, outside));
    if (!parts.has('studio')) return;
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

async function measurePictures({ running }: Desk, studio: RunningStudio, say: Say): Promise<Figures> {
  say(`${String(pictureCount)} thumbnails`);
  const { store } = studio.studio();
  const productionId = productionOf(studio);
  const shown = store.entity.filter((entity) => entity.project_id === productionId && entity.preview_file_id !== null);
  const { measured, speed } = await whileSpeedIsTaken(parseSpeed, () =>
    paintPictures(
      running.app,
      running.page,
      shown.map((entity) => entity.preview_file_id ?? ''),
      samples,
    ),
  );
  return {
    'pictures-p95': within(
      `${String(pictureCount)} thumbnails that are on this disk, in view: elements to painted, p95`,
      percentile(measured.tookMs, 0.95),
      100,
      speed,
    ),
    'pictures-decoded': atMost('of them decoded on the thread that draws the page; by its helpers', {
      value: measured.decodedOnMain,
      unit: 'pictures',
      reference: measured.decodedBeside,
      most: 0,
    }),
  };
}

async function measureStorm(desk: Desk, studio: RunningStudio, { isLong, say }: Outside): Promise<Figures> {
  const { page, app } = desk.running;
  const lengths = storms[isLong ? 'long' : 'short'];
  say(`${String(lengths.seconds)} s of 500 events a minute while scrolling`);
  const colleague = await colleagueAt(studio.url, account(studio, 'admin'));
  const tasks = tasksOf(studio);
  const storm = await weatherStorm(
    {
      page,
      colleague,
      changes: changesOf(tasks, statusIdsOf(studio), tasks.length),
      memory: () => memoryOf(app.process().pid),
    },
    lengths,
  );
  const { eventCount, memoryBefore, memoryAfter } = storm;
  const perMinute = Math.round((eventCount / lengths.seconds) * 60);
  const during = `${String(perMinute)} events a minute for ${String(lengths.seconds)} s`;
  return {
    'storm-late-frames': atMost(`frames over 33 ms while one scrolls, ${during}; without them`, {
      value: storm.late,
      unit: '%',
      reference: storm.lateWithout,
      most: 1,
    }),
    'storm-memory': beside('memory of the whole app (PSS) after these events; before', {
      value: memoryAfter,
      unit: 'MB',
      reference: memoryBefore,
      most: 1.05,
    }),
  };
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
  say('every screen');
  await openScreens(page, 1);
  const screens = await whileSpeedIsTaken(parseSpeed, () => openScreens(page, screenRounds));
  await sideLink(page, 'Shots').click();
  say('searching, finding and scrolling');
  const found = await whileSpeedIsTaken(parseSpeed, () => longestTask(page, () => typeSearch(page, known.searchKeys)));
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').last().waitFor();
  const sought = await whileSpeedIsTaken(scanSpeed, () => typePalette(page, known.paletteKeys));
  await page.keyboard.press('Escape');
  const deeds = await measureDeeds(page, size);
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
    'screens-p95': within(
      `any screen of the side bar, with ${size} behind it: click to painted, p95`,
      percentile(screens.measured, 0.95),
      100,
      screens.speed,
    ),
    'large-search-key-p95': within(
      `search among ${size}: key to painted rows, p95`,
      percentile(found.measured.done, 0.95),
      50,
      found.speed,
    ),
    'search-longest-task': within(
      'the longest that the page was busy in one go meanwhile',
      found.measured.longestMs,
      50,
      found.speed,
    ),
    ...deeds,
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

/** Of the table as a whole: what each takes until it is painted. */
async function measureDeeds(page: Page, size: string): Promise<Figures> {
  const sorted = await whileSpeedIsTaken(parseSpeed, () => times(samples, (index) => sortTable(page, index % 2 === 0)));
  await sortAsUsual(page);
  const folded = await whileSpeedIsTaken(parseSpeed, () => times(samples, (index) => foldGroup(page, index % 2 === 0)));
  const selected = await whileSpeedIsTaken(parseSpeed, () => times(samples, () => selectColumn(page)));
  const p95 = (what: string, { measured, speed }: typeof sorted) =>
    within(`${what}: Enter to painted, p95`, percentile(measured, 0.95), 100, speed);
  return {
    'sort-p95': p95(`sort ${size} by the status of a task`, sorted),
    'fold-p95': p95('fold and unfold a sequence', folded),
    'select-column-p95': p95('select all tasks of a column', selected),
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
  await page.keyboard.press('Escape');
  const pasted = await whileSpeedIsTaken(scanSpeed, () =>
    times(batches, (index) => pasteCells(page, batchSize, index % 2 === 0 ? 'retake' : 'wip')),
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
    paste: within(
      `${batchSize.toLocaleString('en')} pasted cells: the press that changes them to painted`,
      median(pasted.measured),
      500,
      pasted.speed,
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

/** Of the production, in an order that spreads over it. */
function tasksOf(studio: RunningStudio): readonly TaskNow[] {
  const productionId = productionOf(studio);
  return studio
    .studio()
    .store.task.filter(({ project_id: id }) => id === productionId)
    .map(({ id, task_status_id: statusId }) => ({ id, statusId: statusId ?? '' }));
}

/** Two that anybody who leads may set. */
const statusIdsOf = (studio: RunningStudio): readonly string[] =>
  studio
    .studio()
    .store.task_status.filter(({ short_name: name }) => name === 'wip' || name === 'retake')
    .map(({ id }) => id);
