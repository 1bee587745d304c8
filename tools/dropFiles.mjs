// Files dropped on the window as a file manager does it: nothing but their paths comes along.

const limitMs = 60_000;

/**
 * @param {import('playwright').Page} page
 * @param {readonly string[]} files
 * @param {{ readonly words?: string, readonly x?: number, readonly y?: number }} where what the page says where they may be dropped,
 *   and the place: of itself the side bar, where nothing but the window takes them
 */
export async function dropFiles(page, files, { words = 'Drop to publish', x = 100, y = 300 } = {}) {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  const send = (/** @type {'dragEnter' | 'dragOver' | 'drop'} */ type) =>
    devtools.send('Input.dispatchDragEvent', { type, x, y, data });
  await send('dragEnter');
  await send('dragOver');
  // Whether they may be dropped is what the page said of the last event: one that came too early for it is said again.
  await page.getByText(words).waitFor({ timeout: limitMs });
  await send('dragOver');
  await send('drop');
  await devtools.detach();
}
