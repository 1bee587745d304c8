/**
 * The review player, by its pixels: frame truth in movies made by ffmpeg, looked through by thousands of seeks and steps; how long
 * a step, a seek, a flip, a drag and the next shot take; playing with drawings and sound; and a long session's memory.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import type { Page } from 'playwright';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { kitsuTime } from '../../shared/rules/frames.ts';
import { put } from '../contract/client.ts';
import { removeApp, type RunningApp, sideLink, signInAs, startApp } from '../e2e/app/signedInApp.ts';
import { openProxy } from '../e2e/support/recordingProxy.ts';
import { hearClicks } from '../support/coded/heard.ts';
import {
  clickMovie,
  codedFolder,
  type CodedMovie,
  codedMovies,
  keyFramesOf,
  largeZouMovie,
} from '../support/coded/movies.ts';
import { putUp } from '../support/coded/putUp.ts';
import { lookThrough, planOfAsks, type Refreshes, type Seen, shownFrameCount } from '../support/coded/truth.ts';
import { type Colleague, colleagueAt } from '../support/colleague.ts';
import { atMost, type Figures, type Keep, type Say, within } from './figures.ts';
import { type MachineSpeed, parseSpeed, whileSpeedIsTaken } from './references.ts';
import { compareFigures, measureCompare, openAt } from './reviewCompare.ts';
import { measureOpening, openedRevisions, openingFigures } from './reviewOpening.ts';
import { measureOriginal, originalFigures } from './reviewOriginal.ts';
import { measurePlaying, playingFigures } from './reviewPlaying.ts';
import { measureSession, sessionFigures, type SessionLengths } from './reviewSession.ts';
import { percentile } from './statistics.ts';

export const reviewFigures = [
  'review-wrong-frames',
  'review-step-p95',
  'review-seek-p95',
  ...openingFigures,
  ...compareFigures,
  ...playingFigures,
  ...originalFigures,
  ...sessionFigures,
] as const;

type Lengths = {
  /** Of movies that are made for it; null: those of the tests, of 20 s. */
  readonly seconds: number | null;
  readonly names: readonly string[];
  readonly asked: { readonly seeks: number; readonly steps: number };
  /** Of a movie as Zou makes them, at the display's own pace. */
  readonly timed: { readonly seeks: number; readonly steps: number };
  readonly playSeconds: number;
  readonly originalSeeks: number;
  readonly session: SessionLengths;
};

const lengths: Record<'short' | 'long', Lengths> = {
  short: {
    seconds: null,
    names: ['h264-23.976'],
    asked: { seeks: 20, steps: 20 },
    timed: { seeks: 30, steps: 30 },
    playSeconds: 8,
    originalSeeks: 8,
    session: { changes: 40, framesEach: 12 },
  },
  long: {
    seconds: 180,
    // The rates that fractions and long groups are hardest on, and one movie of each coding; Zou's own last.
    names: ['h264-23.976', 'h264-24', 'h264-59.94', 'open-24', 'vp9-24', 'av1-24', 'zou-24'],
    asked: { seeks: 2_000, steps: 2_000 },
    timed: { seeks: 200, steps: 200 },
    playSeconds: 18,
    originalSeeks: 60,
    session: { changes: 600, framesEach: 50 },
  },
};

const movieOf = (name: string): CodedMovie => {
  const found = codedMovies.find((movie) => movie.name === name);
  if (found === undefined) throw new Error(`no movie ${name}`);
  return found;
};

export async function measureReview({ isLong }: { readonly isLong: boolean }, keep: Keep, say: Say): Promise<void> {
  const form = lengths[isLong ? 'long' : 'short'];
  const made = form.seconds === null ? null : makeMovies(form.seconds, [...form.names, largeZouMovie.name], say);
  const studio = await startDemoStudio({ shots: 12, tasksPerShot: 2, comments: 4, assets: 2 });
  try {
    await measureOn(studio, made ?? codedFolder, form, keep, say);
  } finally {
    await studio.stop();
    if (made !== null) rmSync(made, { recursive: true, force: true });
  }
}

function makeMovies(seconds: number, names: readonly string[], say: Say): string {
  const folder = mkdtempSync(join(tmpdir(), 'inari-coded-'));
  say(`movies of ${String(seconds)} s with their frames' numbers in them`);
  const tool = join(import.meta.dirname, '../../tools/make-coded-movies.mjs');
  const made = spawnSync(process.execPath, [tool, folder, String(seconds), ...names], { stdio: 'ignore' });
  if (made.status !== 0) throw new Error('the movies could not be made: is ffmpeg here?');
  return folder;
}

async function measureOn(studio: RunningStudio, folder: string, form: Lengths, keep: Keep, say: Say): Promise<void> {
  const places = await placesOf(studio, folder, form);
  const proxy = await openProxy(studio.url);
  const running = await startApp();
  try {
    await signInAs(running, proxy, studio, 'manager');
    const { page } = running;
    // One comes from a list: its tasks are here, and so is what is next.
    await sideLink(page, 'Shots').click();
    await page.getByRole('grid').getByRole('row').nth(1).waitFor();
    await hearClicks(page);
    const before = parseSpeed();
    await openAt(page, places.clicks);
    say('playing with drawings and sound');
    keep(await measurePlaying(page, form.playSeconds));
    await openAt(page, places.original);
    say('an original');
    keep(await measureOriginal(page, codedFolder, clickMovie, form.originalSeeks, before));
    say('comparing');
    keep(await measureCompare(page, places.compare, before));
    say('opening');
    keep(await measureOpening(page, places.opening, before, say));
    await openAt(page, places.session);
    say('a session');
    keep(await measureSession(running, sessionMovies.length, form.session, before, say));
    await openAt(page, places.truth);
    keep(await measureTruth(running, form, say));
  } finally {
    await removeApp(running);
    await proxy.close();
  }
}

async function measureTruth({ page }: RunningApp, form: Lengths, say: Say): Promise<Figures> {
  const movies = form.names.map(movieOf);
  let wrong = 0;
  let shown = 0;
  const look = async (
    movie: CodedMovie,
    asked: Lengths['asked'],
    refreshes: Refreshes,
    mostKeyFrames: number,
  ): Promise<Seen> => {
    const frameCount = await shownFrameCount(page);
    const keyFrames = keyFramesOf(movie, frameCount, mostKeyFrames);
    const asks = planOfAsks({ frameCount, keyFrames, ...asked, seed: 1 }, refreshes === 'display');
    const seen = await lookThrough(page, asks, movie.shift, refreshes);
    wrong += seen.wrong.length;
    shown += asks.length;
    say(`${movie.name}: ${String(asks.length)} frames, ${String(seen.wrong.length)} wrong`);
    for (const words of seen.wrong.slice(0, 5)) say(`✗ ${movie.name}: ${words}`);
    return seen;
  };
  for (const [index, movie] of movies.entries()) {
    await untilShown(page, index + 1);
    await look(movie, form.asked, 'at-once', Infinity);
    await page.keyboard.press('ArrowUp');
  }
  // Key frames as Zou sets them: what an original needs is the decoder's own time.
  await untilShown(page, movies.length + 1);
  const { measured: timed, speed } = await whileSpeedIsTaken(parseSpeed, () =>
    look(largeZouMovie, form.timed, 'display', 12),
  );
  const count = `${shown.toLocaleString('en')} frames of ${String(movies.length + 1)} movies of ${String(form.seconds ?? 20)} s`;
  return {
    'review-wrong-frames': atMost(`wrong frames on screen among ${count}, by their pixels`, {
      value: wrong,
      unit: 'frames',
      reference: null,
      most: 0,
    }),
    ...timesOf(timed, speed),
  };
}

const timesOf = ({ stepMs, seekMs }: Seen, speed: MachineSpeed): Figures => ({
  'review-step-p95': within(
    'a step of 1080p to the next or previous frame: key to its number, p95',
    percentile(stepMs, 0.95),
    33,
    speed,
  ),
  'review-seek-p95': within(
    'a seek in 1080p as Zou makes it, to its number, p95',
    percentile(seekMs, 0.95),
    120,
    speed,
  ),
});

async function untilShown(page: Page, revision: number): Promise<void> {
  await page.getByRole('button', { name: `Shown: v${String(revision)}` }).waitFor();
  await page.locator('[data-index]:not([data-awaited])').waitFor();
}

const sessionMovies = ['h264-24', 'h264-30', 'zou-24', 'vp9-24', 'h264-60', 'open-24'].map(movieOf);

type Places = {
  readonly clicks: string;
  readonly original: string;
  readonly compare: { readonly path: string; readonly other: string; readonly self: string };
  readonly opening: string;
  readonly session: string;
  readonly truth: string;
};

/** Each on a task of its own that has no revision yet. */
async function placesOf(studio: RunningStudio, folder: string, form: Lengths): Promise<Places> {
  const account = studio.accounts.find(({ role }) => role === 'manager');
  if (account === undefined) throw new Error('nobody who reviews');
  const colleague = await colleagueAt(studio.url, account);
  const tasks = freeTasks(studio);
  const nextTask = () => {
    const task = tasks.shift();
    if (task === undefined) throw new Error('too few shots');
    return task;
  };
  const pathOf = ({ id, project_id: projectId }: ReturnType<typeof nextTask>, preview: string | undefined): string =>
    `/productions/${projectId}/shots/tasks/${id}/previews/${preview ?? ''}`;

  const clickTask = nextTask();
  const [clicks] = await putUp(colleague, clickTask.id, codedFolder, [clickMovie]);
  await drawOnEach(colleague, clicks ?? '', form.playSeconds * clickMovie.fps);
  const originalTask = nextTask();
  const [original] = await putUp(colleague, originalTask.id, codedFolder, [clickMovie]);
  const compareTask = nextTask();
  const compared = ['cut-24', 'h264-24', 'h264-24'].map(movieOf);
  const [other = '', plain, self = ''] = await putUp(colleague, compareTask.id, codedFolder, compared);
  const openingTask = nextTask();
  const opened = Array.from({ length: openedRevisions }, () => largeZouMovie);
  const [opening] = await putUp(colleague, openingTask.id, codedFolder, opened);
  const truthTask = nextTask();
  const [first] = await putUp(colleague, truthTask.id, folder, [...form.names.map(movieOf), largeZouMovie]);
  const sessionTasks = sessionMovies.map(() => nextTask());
  const begins: (string | undefined)[] = [];
  for (const [index, movie] of sessionMovies.entries()) {
    const [preview] = await putUp(colleague, sessionTasks[index]?.id ?? '', codedFolder, [movie]);
    begins.push(preview);
  }
  const [session = clickTask] = sessionTasks;
  return {
    clicks: pathOf(clickTask, clicks),
    original: pathOf(originalTask, original),
    compare: { path: pathOf(compareTask, plain), other, self },
    opening: pathOf(openingTask, opening),
    session: `${pathOf(session, begins[0])}?tasks=${sessionTasks.map(({ id }) => id).join(',')}`,
    truth: pathOf(truthTask, first),
  };
}

/** One of each shot of the largest production, without a revision yet. */
function freeTasks(studio: RunningStudio) {
  const { store } = studio.studio();
  const byProduction = new Map<string, Map<string, ReturnType<typeof store.task.all>[number]>>();
  for (const task of store.task.all()) {
    const { id, entity_id: entityId, project_id: projectId } = task;
    const isShot = typeof store.entity.find((entity) => entity.id === entityId)?.nb_frames === 'number';
    const isFree = store.preview_file.find((preview) => preview.task_id === id) === undefined;
    if (!isShot || !isFree || entityId === null || projectId === null) continue;
    const byShot = byProduction.get(projectId) ?? new Map<string, typeof task>();
    byProduction.set(projectId, byShot.set(entityId, task));
  }
  const largest = [...byProduction.values()].toSorted((one, other) => other.size - one.size)[0];
  return [...(largest?.values() ?? [])];
}

/** A stroke on each frame, as somebody else has drawn them. */
async function drawOnEach(colleague: Colleague, previewId: string, frames: number): Promise<void> {
  const additions = Array.from({ length: frames }, (_, frame) => ({
    time: kitsuTime(frame, clickMovie.fps),
    drawing: {
      objects: [
        {
          id: crypto.randomUUID(),
          type: 'path',
          left: 300,
          top: 200,
          width: 400,
          height: 200,
          path: Array.from({ length: 40 }, (_, at) => [
            at === 0 ? 'M' : 'L',
            300 + at * 10,
            300 + 90 * Math.sin(at / 4),
          ]),
          stroke: '#ff3860',
          canvasWidth: 1280,
          canvasHeight: 720,
        },
      ],
    },
  }));
  await colleague.does(put(`/actions/preview-files/${previewId}/update-annotations`, { additions }));
}
