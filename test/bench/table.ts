/** The table of shots in the running app: opened from another page, and scrolled through. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright';
import { sideLink } from '../e2e/app/signedInApp.ts';
import { lengthMs, painted } from './painted.ts';

declare global {
  interface Window {
    /** What the frames took so far, in milliseconds; null: nobody counts. */
    benchFrames: number[] | null | undefined;
  }
}

/** The list beside it, of several chosen tasks, is a grid too. */
export const tableGrid = 'main [role="grid"][aria-multiselectable]';
/** A wheel that is turned fast. */
const wheelPxPerSecond = 7_200;
const wheelMostPx = 72_000;
/** A wheel that is turned while one looks. */
const lookPxPerSecond = 1_800;
const lookStrokePx = 3_600;
/** As a key repeats that is held. */
const pagePresses = 60;
const pageEveryMs = 60;
/** Two frames of a screen of 60 Hz, and what the clock is coarse by. */
const lateFrameMs = 34;

/** Milliseconds from the click on "Shots" to its rows, each with its tasks. */
export async function openTable(page: Page): Promise<number> {
  await sideLink(page, 'My tasks').click();
  await page.locator(tableGrid).waitFor({ state: 'detached' });
  await page.evaluate(() => {
    window.benchWatch('click', () => {
      const grid = document.querySelector('main [role="grid"]');
      return (
        grid !== null &&
        grid.querySelector('[data-line] [data-task]') !== null &&
        grid.querySelector('[role="row"][aria-busy]') === null
      );
    });
  });
  await sideLink(page, 'Shots').click();
  const took = lengthMs(await painted(page, 'the table of shots'));
  await expectFullView(page);
  return took;
}

/** Not only in the document: all the way down the table, what is at that point of the screen is a cell with a task. */
async function expectFullView(page: Page): Promise<void> {
  const empty = await page.evaluate(() => {
    const grid = document.querySelector('main [role="grid"]');
    if (grid === null) return 'no table';
    const { left, top, width, height } = grid.getBoundingClientRect();
    const blank = [0.2, 0.4, 0.6, 0.8].filter((share) => {
      const at = document.elementFromPoint(left + width / 2, top + height * share);
      const line = at?.closest('[data-line]');
      return !(line instanceof HTMLElement) || line.innerText.trim() === '';
    });
    return blank.length === 0 ? null : `nothing at ${blank.join()} of its height`;
  });
  if (empty !== null) throw new Error(`the table was not painted: ${empty}`);
}

/** Of the frames while the wheel is turned all the way down the table, the share (per cent) that came late. */
export async function wheelTable(page: Page): Promise<number> {
  const grid = page.locator(tableGrid);
  const box = await grid.boundingBox();
  if (box === null) throw new Error('no table');
  const heightPx = await grid.evaluate((element) => element.scrollHeight - element.clientHeight);
  const tools = await page.context().newCDPSession(page);
  const late = await lateFrames(page, async () => {
    // As if a hand turned it: real events, at the rate of the screen.
    await tools.send('Input.synthesizeScrollGesture', {
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
      yDistance: -Math.min(heightPx, wheelMostPx),
      speed: wheelPxPerSecond,
      gestureSourceType: 'mouse',
      preventFling: true,
    });
  });
  await tools.detach();
  await expectFullView(page);
  await grid.evaluate((element) => element.scrollTo({ top: 0 }));
  return late;
}

/**
 * The same while the wheel is turned as one looks through the table, down and up again, for so long.
 * @param beside what goes on meanwhile; it ends by itself, about then
 */
export async function lookThroughTable(
  page: Page,
  seconds: number,
  beside: () => Promise<void> = () => Promise.resolve(),
): Promise<number> {
  const grid = page.locator(tableGrid);
  const box = await grid.boundingBox();
  if (box === null) throw new Error('no table');
  const tools = await page.context().newCDPSession(page);
  const endsAt = performance.now() + seconds * 1_000;
  const look = async (): Promise<void> => {
    for (let stroke = 0; performance.now() < endsAt; stroke += 1)
      await tools.send('Input.synthesizeScrollGesture', {
        x: box.x + box.width / 2,
        y: box.y + box.height / 2,
        yDistance: (stroke % 4 < 2 ? -1 : 1) * lookStrokePx,
        speed: lookPxPerSecond,
        gestureSourceType: 'mouse',
        preventFling: true,
      });
  };
  const late = await lateFrames(page, async () => {
    await Promise.all([look(), beside()]);
  });
  await tools.detach();
  await expectFullView(page);
  await grid.evaluate((element) => element.scrollTo({ top: 0 }));
  return late;
}

/** The same while Page Down is held. */
export async function pageThroughTable(page: Page): Promise<number> {
  await page.locator(`${tableGrid} [data-line] [data-task]`).first().click();
  await page.keyboard.press('Escape');
  const late = await lateFrames(page, async () => {
    for (let press = 0; press < pagePresses; press += 1) {
      await page.keyboard.press('PageDown');
      await pause(pageEveryMs);
    }
  });
  await expectFullView(page);
  await page.locator(tableGrid).evaluate((element) => element.scrollTo({ top: 0 }));
  return late;
}

async function lateFrames(page: Page, work: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    const frame = (now: number): void => {
      frames.push(now - last);
      last = now;
      if (window.benchFrames === frames) requestAnimationFrame(frame);
    };
    window.benchFrames = frames;
    requestAnimationFrame(frame);
  });
  await work();
  const lengths = await page.evaluate(() => {
    const frames = window.benchFrames ?? [];
    window.benchFrames = null;
    return frames.slice(1);
  });
  if (lengths.length === 0) throw new Error('no frame was drawn');
  return (lengths.filter((length) => length > lateFrameMs).length / lengths.length) * 100;
}
