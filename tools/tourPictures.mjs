/// <reference lib="dom" />
// Pictures of a page of the running app, as people with other screens and other tastes see it.

/** @typedef {{ suffix: string, theme: 'dark' | 'light', width: number, height: number }} Look */

/** The first is what the app opens with; the rest go round and come back to it. @type {Look[]} */
export const looks = [
  { suffix: '', theme: 'dark', width: 1440, height: 900 },
  { suffix: '-light', theme: 'light', width: 1440, height: 900 },
  { suffix: '-light-1024', theme: 'light', width: 1024, height: 700 },
  { suffix: '-dark-1024', theme: 'dark', width: 1024, height: 700 },
];

const PICTURES_LIMIT_MS = 20_000;

/**
 * Takes one, with what is in view loaded, and leaves the window as it was opened.
 * @param {{ app: import('playwright').ElectronApplication, page: import('playwright').Page, look: Look, path: string }} options
 */
export async function picture({ app, page, look, path }) {
  const [usual] = looks;
  await wear(app, page, look);
  await page.waitForFunction(isStill, undefined, { timeout: PICTURES_LIMIT_MS });
  await page.screenshot({ path });
  if (usual !== undefined && look === looks.at(-1)) await wear(app, page, usual);
}

/**
 * @param {import('playwright').ElectronApplication} app
 * @param {import('playwright').Page} page
 * @param {Look} look
 */
async function wear(app, page, { theme, width, height }) {
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  );
  await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
  await page.waitForFunction((size) => innerWidth === size.width && innerHeight === size.height, { width, height });
}

/** In the page: no picture in view is on its way, and a movie shows a frame. */
function isStill() {
  /** @param {Element} element */
  const isInView = (element) => {
    const { top, bottom, left, right, width } = element.getBoundingClientRect();
    return width > 0 && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  };
  const pictures = [...document.querySelectorAll('[data-state="loading"]')].filter((box) => box.querySelector('img'));
  const arriving = [...document.images].filter((image) => !image.complete);
  const movies = [...document.querySelectorAll('video')].filter((movie) => movie.readyState < movie.HAVE_CURRENT_DATA);
  return ![...pictures, ...arriving, ...movies].some(isInView);
}
