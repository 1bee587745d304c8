import type { FileChooser, Page } from 'playwright';

const watched = new WeakSet<Page>();

/**
 * The chooser of files that an act brings up. Waiting for the event alone turns the watch for choosers on and, after the
 * first, off again: of two in quick succession the second was now and then missed. Here it stays on.
 */
export async function chooserAfter(page: Page, act: () => Promise<unknown>): Promise<FileChooser> {
  if (!watched.has(page)) {
    watched.add(page);
    page.on('filechooser', () => undefined);
    // Nobody says when the watch has begun: what is asked after it is answered after it.
    await page.evaluate(() => undefined);
  }
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), act()]);
  return chooser;
}
