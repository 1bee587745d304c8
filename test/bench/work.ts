/** Changes in the running app: those of others, and one's own. The table of shots is open. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Locator, Page } from 'playwright';
import type { Studio } from '../../electron/studio/studio.ts';
import { post } from '../contract/client.ts';
import { panel } from '../e2e/app/taskPanel.ts';
import type { Colleague } from '../support/colleague.ts';
import { lengthMs, painted } from './painted.ts';
import { tableGrid } from './table.ts';

/** Events that follow one another are gathered, as they should be: one that comes alone is what is measured. */
const quietMs = 600;

/** Two statuses that anybody who leads may set; a task has at most one of them. */
const statuses = ['wip', 'retake'] as const;

/**
 * Tasks of the lines in view, of their first two task types. What the table keeps beyond its edges, of where it was scrolled to
 * before, is not drawn again.
 */
export async function shownTasks(page: Page, count: number): Promise<readonly string[]> {
  let ids: readonly string[] = [];
  // Scrolled back to its top just now, the table draws its rows anew.
  for (let tries = 0; tries < 50 && ids.length < count; tries += 1) {
    await pause(100);
    ids = await tasksInView(page);
  }
  if (ids.length < count) throw new Error(`only ${String(ids.length)} tasks are shown`);
  return ids.slice(0, count);
}

const tasksInView = (page: Page): Promise<readonly string[]> =>
  page.locator(tableGrid).evaluate((grid) => {
    const view = grid.getBoundingClientRect();
    return [...grid.querySelectorAll('[role="row"][data-line]')]
      .filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return top >= view.top && bottom <= view.bottom;
      })
      .flatMap((row) =>
        [...row.querySelectorAll('[data-task]')].slice(0, 2).map((cell) => cell.getAttribute('data-task') ?? ''),
      );
  });

/** Milliseconds from a colleague's request to its status in the cell. */
export async function liveEvent(page: Page, colleague: Colleague, studio: Studio, taskId: string): Promise<number> {
  const statusId = statusOther(studio, taskId);
  const name = studio.store.task_status.get(statusId)?.short_name ?? '';
  await pause(quietMs);
  await page.evaluate(
    ([id, word]) => {
      window.benchWatch(null, () => {
        const cell = document.querySelector<HTMLElement>(`[data-line] [data-task="${id}"]`);
        return cell?.textContent.toLowerCase().includes(word) ?? false;
      });
    },
    [taskId, name.toLowerCase()] as const,
  );
  const from = Date.now();
  await colleague.does(post(`/actions/tasks/${taskId}/comment`, { task_status_id: statusId, comment: '' }));
  const { paintedMs } = await painted(page, 'a colleague’s change');
  return paintedMs - from;
}

/** Milliseconds from Enter in the menu of statuses to the mark of what waits in the cell. */
export async function oneCommand(page: Page, studio: Studio, taskId: string): Promise<number> {
  const cell = page.locator(`main [data-line] [data-task="${taskId}"]`);
  await cell.click();
  const shotName = studio.store.entity.get(studio.store.task.get(taskId)?.entity_id)?.name ?? '';
  await panel(page).getByRole('heading', { name: shotName }).waitFor();
  await chooseStatus(page, cell, nameOf(studio, statusOther(studio, taskId)));
  await page.evaluate((id) => {
    window.benchWatch(
      'keydown',
      () => document.querySelector(`[data-line] [data-task="${id}"] [data-mark="waiting"]`) !== null,
    );
  }, taskId);
  await page.keyboard.press('Enter');
  return lengthMs(await painted(page, 'a command that waits'));
}

/** The same for all selected tasks at once: every one of them that is in view. */
export async function batchCommand(page: Page, status: (typeof statuses)[number]): Promise<number> {
  await chooseStatus(page, page.locator(tableGrid), status);
  await page.keyboard.press('Enter');
  // So many are asked about first; Enter says yes.
  await page
    .getByRole('dialog')
    .getByText(/cells will change/)
    .first()
    .waitFor();
  await page.evaluate((word) => {
    window.benchWatch('keydown', () => {
      const selected = [...document.querySelectorAll('main [data-line] [data-task][data-selected]')];
      const isDone = (cell: Element): boolean =>
        cell.querySelector('[data-mark="waiting"]') !== null && cell.textContent.toLowerCase().includes(word);
      return selected.length > 0 && selected.every(isDone);
    });
  }, status);
  await page.keyboard.press('Enter');
  return lengthMs(await painted(page, 'the commands of a batch'));
}

/** Opens the menu by its key and types until one status is left; Enter would choose it. */
async function chooseStatus(page: Page, from: Locator, name: string): Promise<void> {
  await from.press('s');
  const field = page.getByLabel('Type to find');
  await field.fill(name);
  await page
    .locator('[role^="menuitem"][data-highlighted]')
    .filter({ hasText: new RegExp(name, 'i') })
    .waitFor();
}

const firstCell = (page: Page): Locator => page.locator('main [role="row"][data-line="1"] [data-task]').first();

export async function selectFirstCell(page: Page): Promise<void> {
  await page.locator(tableGrid).evaluate((grid) => grid.scrollTo({ top: 0 }));
  await firstCell(page).click();
}

/** The cells of one column from the first row on. */
export async function selectCells(page: Page, count: number, lineOfLast: number): Promise<void> {
  const column = await firstCell(page).getAttribute('data-column');
  await selectFirstCell(page);
  await scrollToLine(page, lineOfLast);
  await page
    .locator(`main [role="row"][data-line="${String(lineOfLast)}"] [data-column="${String(column)}"][data-task]`)
    .click({ modifiers: ['Shift'] });
  await page
    .getByText(`${count.toLocaleString('en')} tasks`)
    .first()
    .waitFor();
}

/** Lines are of two heights, and only those in view are in the document: towards it until it is there. */
async function scrollToLine(page: Page, line: number): Promise<void> {
  await page.evaluate(async (wanted) => {
    const grid = document.querySelector<HTMLElement>('main [role="grid"]');
    if (grid === null) throw new Error('no table');
    for (let tries = 0; tries < 100; tries += 1) {
      const rows = [...grid.querySelectorAll<HTMLElement>('[role="row"][data-line]')];
      const middle = rows[Math.floor(rows.length / 2)];
      if (middle === undefined) throw new Error('no rows');
      const missing = wanted - Number(middle.dataset['line']);
      if (rows.some((row) => row.dataset['line'] === String(wanted) && row.ariaBusy !== 'true')) return;
      grid.scrollTop += missing * middle.offsetHeight;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }
  }, line);
}

function statusOther(studio: Studio, taskId: string): string {
  const now = studio.store.task.get(taskId)?.task_status_id;
  const found = statuses
    .map((name) => studio.store.task_status.find((status) => status.short_name === name)?.id)
    .find((id) => id !== undefined && id !== now);
  if (found === undefined) throw new Error('the studio has no such status');
  return found;
}

const nameOf = (studio: Studio, statusId: string): string => studio.store.task_status.get(statusId)?.short_name ?? '';
