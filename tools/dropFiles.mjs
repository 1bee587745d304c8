// Files dropped on the window as a file manager does it: nothing but their paths comes along.

const limitMs = 60_000;

/**
 * @param {import('playwright').Page} page
 * @param {readonly string[]} files
 * @param {string} words what the page says where they may be dropped
 */
export async function dropFiles(page, files, words = 'Drop to publish') {
  const devtools = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  const send = (/** @type {'dragEnter' | 'dragOver' | 'drop'} */ type) =>
    devtools.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
  await send('dragEnter');
  await send('dragOver');
  // Whether they may be dropped is what the page said of the last event: one that came too early for it is said again.
  await page.getByText(words).waitFor({ timeout: limitMs });
  await send('dragOver');
  await send('drop');
  await devtools.detach();
}
