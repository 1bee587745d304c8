/**
 * Frame truth at length: movies of three minutes made by ffmpeg, each looked through by thousands of seeks and steps and read from
 * the pixels of the real window; and how long a step, a seek and a flip between two revisions take there.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import type { Page } from 'playwright';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { removeApp, signInAs, startApp } from '../e2e/app/signedInApp.ts';
import { openProxy } from '../e2e/support/recordingProxy.ts';
import { codedMovies, keyFramesOf } from '../support/coded/movies.ts';
import { putUp } from '../support/coded/putUp.ts';
import { lookThrough, planOfAsks, shownFrameCount } from '../support/coded/truth.ts';
import { colleagueAt } from '../support/colleague.ts';
import { atMost, type Figures, type Keep, type Say, within } from './figures.ts';
import { parseSpeed, whileSpeedIsTaken } from './references.ts';
import { percentile, times } from './statistics.ts';

export const reviewFigures = ['review-wrong-frames', 'review-step-p95', 'review-seek-p95', 'review-flip-p95'] as const;

const seconds = 180;
const asked = { seeks: 2_000, steps: 2_000 };
/** The rates that fractions and long groups are hardest on, and one movie of each coding; Zou's own last. */
const names = ['h264-23.976', 'h264-24', 'h264-59.94', 'open-24', 'vp9-24', 'av1-24', 'zou-24'];
const flips = 60;

export async function measureReview(keep: Keep, say: Say): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'inari-coded-'));
  say(`movies of ${String(seconds)} s with their frames' numbers in them`);
  const tool = join(import.meta.dirname, '../../tools/make-coded-movies.mjs');
  const made = spawnSync(process.execPath, [tool, folder, String(seconds), ...names], { stdio: 'ignore' });
  if (made.status !== 0) throw new Error('the movies could not be made: is ffmpeg here?');
  const studio = await startDemoStudio({ shots: 4, tasksPerShot: 2, comments: 4, assets: 2 });
  try {
    keep(await measureOn(studio, folder, say));
  } finally {
    await studio.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureOn(studio: RunningStudio, folder: string, say: Say): Promise<Figures> {
  const movies = names.flatMap((name) => codedMovies.find((movie) => movie.name === name) ?? []);
  const path = await placeOfMovies(studio, folder, movies);
  const proxy = await openProxy(studio.url);
  const running = await startApp();
  try {
    await signInAs(running, proxy, studio, 'manager');
    const { page } = running;
    await openAt(page, path);
    let wrong = 0;
    let shown = 0;
    const stepMs: number[] = [];
    const seekMs: number[] = [];
    const { speed } = await whileSpeedIsTaken(parseSpeed, async () => {
      for (const [index, movie] of movies.entries()) {
        await page.getByRole('button', { name: `Shown: v${String(index + 1)}` }).waitFor();
        await page.locator('[data-index]:not([data-awaited])').waitFor();
        const frameCount = await shownFrameCount(page);
        const keyFrames = keyFramesOf(movie, frameCount, frameCount);
        const asks = planOfAsks({ frameCount, keyFrames, ...asked, seed: index + 1 });
        say(`${movie.name}: ${String(asks.length)} frames`);
        const seen = await lookThrough(page, asks, movie.shift);
        wrong += seen.wrong.length;
        shown += asks.length;
        for (const words of seen.wrong.slice(0, 5)) say(`✗ ${movie.name}: ${words}`);
        stepMs.push(...seen.stepMs);
        // Key frames as Zou sets them: what an original needs is the decoder's own time.
        if (movie.name === 'zou-24') seekMs.push(...seen.seekMs);
        if (index < movies.length - 1) await page.keyboard.press('ArrowUp');
      }
    });
    say('flipping between two revisions');
    const flipMs = await measureFlips(page);
    const count = `${shown.toLocaleString('en')} frames of ${String(movies.length)} movies of ${String(seconds)} s`;
    return {
      'review-wrong-frames': atMost(`wrong frames on screen among ${count}, by their pixels`, {
        value: wrong,
        unit: 'frames',
        reference: null,
        most: 0,
      }),
      'review-step-p95': within(
        'a step to the next or previous frame: key to its number, p95',
        percentile(stepMs, 0.95),
        33,
        speed,
      ),
      'review-seek-p95': within(
        'a seek in a movie as Zou makes them, to its number, p95',
        percentile(seekMs, 0.95),
        120,
        speed,
      ),
      'review-flip-p95': within(
        'a flip to the other revision: key to painted, p95',
        percentile(flipMs, 0.95),
        33,
        speed,
      ),
    };
  } finally {
    await removeApp(running);
    await proxy.close();
  }
}

async function placeOfMovies(
  studio: RunningStudio,
  folder: string,
  movies: readonly (typeof codedMovies)[number][],
): Promise<string> {
  const account = studio.accounts.find(({ role }) => role === 'manager');
  const { store } = studio.studio();
  const task = store.task.find(
    ({ id, entity_id: entityId }) =>
      store.preview_file.find((preview) => preview.task_id === id) === undefined &&
      typeof store.entity.find((entity) => entity.id === entityId)?.nb_frames === 'number',
  );
  if (account === undefined || task === undefined) throw new Error('nobody, or nothing, to review');
  const [first] = await putUp(await colleagueAt(studio.url, account), task.id, folder, movies);
  return `/productions/${task.project_id}/shots/tasks/${task.id}/previews/${first ?? ''}`;
}

async function openAt(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to;
    window.location.reload();
  }, path);
}

/** Z down and up again, each until the frame after it has been painted. */
async function measureFlips(page: Page): Promise<readonly number[]> {
  await page.keyboard.press('w');
  await page.getByRole('button', { name: /^B: / }).waitFor();
  await page.locator('[data-index]:not([data-awaited])').waitFor();
  return await times(flips, async (index) =>
    page.evaluate(
      async (kind) => {
        const from = performance.now();
        window.dispatchEvent(new KeyboardEvent(kind, { key: 'z', bubbles: true }));
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        return performance.now() - from;
      },
      index % 2 === 0 ? 'keydown' : 'keyup',
    ),
  );
}
