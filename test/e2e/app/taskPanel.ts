/** The panel of a task, used as its user does: by words, keys and the files they choose. */
import { basename } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { sideLink } from './signedInApp.ts';

/** Also while a dialog covers it. */
export const panel = (page: Page) =>
  page.getByRole('complementary', { name: 'Task', exact: true, includeHidden: true });
export const composer = (page: Page) => panel(page).getByLabel('Write a comment', { exact: true });
/** Comments of the open task, oldest first. */
export const comments = (page: Page) => panel(page).getByRole('article', { includeHidden: true });
export const commentSaying = (page: Page, text: string) => comments(page).filter({ hasText: text });
/** The server has it, and said so. */
export const sentComment = (page: Page, text: string) =>
  commentSaying(page, text).and(page.locator('article:not([data-waiting])'));

/** From the table of shots. The list is narrowed first: what is far down has no rows on the page. */
export async function openShotTask(
  page: Page,
  task: { readonly id: string; readonly shotName: string },
): Promise<void> {
  await sideLink(page, 'Shots').click();
  const filter = page.getByRole('combobox', { name: 'Filter shots' });
  await filter.fill(task.shotName);
  // The rows are laid anew a moment after: a click in between would meet whichever shot is there by then.
  await page
    .locator('[data-line]')
    .filter({ has: page.locator('[role="rowheader"][data-column]'), hasNotText: task.shotName })
    .first()
    .waitFor({ state: 'detached' });
  await page.locator(`[data-line] [data-task="${task.id}"]`).click();
  // Its keys come with what is shown of it.
  await panel(page)
    .getByRole('feed')
    .or(panel(page).getByRole('group', { name: 'Conversation', exact: true }))
    .waitFor();
}

/** The next file dialog answers with these: it is the system's, and no page can press its buttons. */
export async function answerFileDialog(app: ElectronApplication, paths: readonly string[]): Promise<void> {
  await app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] });
    },
    [...paths],
  );
}

export type Written = {
  readonly text: string;
  /** The short name of the status that comes with it. */
  readonly status?: string;
  /** Begun with an at sign, and the first of the list is taken. */
  readonly mention?: string;
  readonly checklist?: readonly string[];
  readonly files?: readonly string[];
};

/** Writes into the open task and sends it: on the screen at once, whatever the line does. */
export async function writeComment(app: ElectronApplication, page: Page, written: Written): Promise<void> {
  const { text, status, mention, checklist = [], files = [] } = written;
  await composer(page).fill(text);
  if (mention !== undefined) {
    await composer(page).press('End');
    await composer(page).pressSequentially(` @${mention}`);
    await page.getByRole('listbox', { name: 'Mention someone' }).getByRole('option').first().waitFor();
    await composer(page).press('Enter');
  }
  if (files.length > 0) {
    await answerFileDialog(app, files);
    await panel(page).getByRole('button', { name: 'Attach files' }).click();
    // Sent any sooner, the comment would go without them.
    for (const file of files)
      await composer(page)
        .locator('..')
        .getByRole('button', { name: `Remove ${basename(file)}` })
        .waitFor();
  }
  for (const [index, item] of checklist.entries()) {
    await panel(page).getByRole('button', { name: 'Add a checklist' }).click();
    await panel(page)
      .getByLabel(`Item ${String(index + 1)} of the checklist`)
      .fill(item);
  }
  if (status !== undefined) await chooseStatus(page, status);
  await composer(page).press('Control+Enter');
  await commentSaying(page, text).first().waitFor();
}

/** The status that goes with what is being written. */
async function chooseStatus(page: Page, status: string): Promise<void> {
  await panel(page)
    .getByRole('button', { name: /^Status that comes with it/ })
    .click();
  await page.getByRole('menu').getByRole('menuitemcheckbox', { name: status }).first().click();
}

export async function publish(
  app: ElectronApplication,
  page: Page,
  files: readonly string[],
  text: string,
): Promise<void> {
  await answerFileDialog(app, files);
  await panel(page)
    .getByRole('button', { name: /^(Publish|Queue publish)/ })
    .first()
    .click();
  await panel(page).getByRole('button', { name: 'Attach instead' }).waitFor();
  await composer(page).fill(text);
  await composer(page).press('Control+Enter');
  await commentSaying(page, text).first().waitFor();
}

export async function logTime(page: Page, duration: string): Promise<void> {
  await panel(page).getByRole('button', { name: 'Log time' }).click();
  await page.getByLabel('Time on this task today').fill(duration);
  await page.getByRole('button', { name: 'Keep this time' }).click();
  await page.getByLabel('Time on this task today').waitFor({ state: 'detached' });
}

/** Nothing waits and nothing is under way. */
export async function untilEverythingIsSent(page: Page, withinMs = 60_000): Promise<void> {
  await page
    .getByRole('banner')
    .getByRole('button', { name: /waiting|Sending|not sent/ })
    .first()
    .waitFor({ state: 'detached', timeout: withinMs });
}
