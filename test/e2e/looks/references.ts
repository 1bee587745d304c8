/** What each screen looked like when somebody last looked at it, and whether it still does. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';

const folder = join(import.meta.dirname, 'references');
/** The major version of the browser that drew them: another one sets letters by rules of its own. */
const drawnByFile = join(folder, 'chromium.txt');
const differences = join(import.meta.dirname, '../../../artifacts/looks');

/** `npm run looks -- --renew` */
const isRenewing = process.env['LOOKS'] === 'renew';

/** A quarter: words are a texture, and what a driver does to the edge of a letter is gone; four pixels off are not. */
const smallShare = 0.25;
const quality = 62;
/** Of a square of this many small pixels the mean colour is compared, each channel of 255. */
const squarePx = 2;
const mostOff = 14;
/** A caret's worth. */
const mostSquares = 5;

const triesMs = [0, 120, 250, 500, 1_000, 2_000];

export type Taken = { readonly small: string; readonly offSquares: number };

/** Empty where it looks as it did; else what to look at. */
export async function lookAgain(app: ElectronApplication, page: Page, name: string): Promise<readonly string[]> {
  const file = join(folder, `${name}.jpg`);
  if (isRenewing) {
    await renew(app, page, file);
    return [];
  }
  if (!existsSync(file)) return [`${name}: has no reference yet; npm run looks -- --renew`];
  const before = readFileSync(file).toString('base64');
  let taken: Taken | null = null;
  for (const waitMs of triesMs) {
    await still(page, waitMs);
    taken = await take(app, before);
    if (taken.offSquares <= mostSquares) return [];
  }
  await keepDifference(app, page, name, before);
  const where = join('artifacts/looks', `${name}.png`);
  return [`${name}: ${String(taken?.offSquares)} squares look otherwise, see ${where}`];
}

/** Two in a row that are the same: nothing is on its way any more. */
async function renew(app: ElectronApplication, page: Page, file: string): Promise<void> {
  let last = '';
  for (const waitMs of [0, 300, 300, 500, 1_000, 2_000]) {
    await still(page, waitMs);
    const { small, offSquares } = await take(app, last);
    if (last !== '' && offSquares === 0) break;
    last = small;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, Buffer.from(last, 'base64'));
}

/** Whether the pictures say something of what this app draws. */
export async function areOfThisBrowser(app: ElectronApplication): Promise<boolean> {
  const version = await app.evaluate(() => process.versions.chrome ?? '');
  const [major = ''] = version.split('.');
  if (isRenewing) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(drawnByFile, `${major}\n`);
  }
  return readFileSync(drawnByFile, 'utf8').trim() === major;
}

export function forgetDifferences(): void {
  rmSync(differences, { recursive: true, force: true });
  if (isRenewing) rmSync(folder, { recursive: true, force: true });
}

/** Until what is in view is there and painted. */
async function still(page: Page, waitMs: number): Promise<void> {
  if (waitMs > 0) await page.waitForTimeout(waitMs);
  await page.evaluate(async () => {
    const isInView = (element: Element): boolean => {
      const { top, bottom, left, right, width } = element.getBoundingClientRect();
      return width > 0 && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    };
    const end = performance.now() + 10_000;
    const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));
    const isOnItsWay = (): boolean =>
      [...document.images].some((image) => !image.complete && isInView(image)) ||
      [...document.querySelectorAll('[aria-busy="true"]')].some(isInView);
    do {
      await frame();
      await frame();
    } while (isOnItsWay() && performance.now() < end);
  });
}

/** Read, made small and compared in the app: pictures are no business of a test runner. */
function take(app: ElectronApplication, before: string): Promise<Taken> {
  return app.evaluate(
    async ({ BrowserWindow, nativeImage }, asked) => {
      const [window] = BrowserWindow.getAllWindows();
      if (window === undefined) throw new Error('the window is gone');
      const whole = await window.webContents.capturePage();
      const size = whole.getSize();
      const small = whole
        .resize({ width: Math.round(size.width * asked.share), quality: 'best' })
        .toJPEG(asked.quality);
      const now = nativeImage.createFromBuffer(small);
      const then = nativeImage.createFromBuffer(Buffer.from(asked.before, 'base64'));
      const { width, height } = now.getSize();
      let offSquares = asked.before === '' ? -1 : 0;
      if (asked.before !== '' && (then.getSize().width !== width || then.getSize().height !== height))
        offSquares = Math.ceil((width * height) / asked.squarePx ** 2);
      else if (asked.before !== '') {
        const [one, other] = [now.toBitmap(), then.toBitmap()];
        for (let y = 0; y + asked.squarePx <= height; y += asked.squarePx)
          for (let x = 0; x + asked.squarePx <= width; x += asked.squarePx) {
            let most = 0;
            for (let channel = 0; channel < 3; channel++) {
              let sum = 0;
              for (let dy = 0; dy < asked.squarePx; dy++)
                for (let dx = 0; dx < asked.squarePx; dx++) {
                  const at = ((y + dy) * width + x + dx) * 4 + channel;
                  sum += (one[at] ?? 0) - (other[at] ?? 0);
                }
              most = Math.max(most, Math.abs(sum) / asked.squarePx ** 2);
            }
            if (most > asked.mostOff) offSquares++;
          }
      }
      return { small: small.toString('base64'), offSquares };
    },
    { before, share: smallShare, quality, squarePx, mostOff },
  );
}

/** What it was, what it is and where they differ, side by side; and the whole window. */
async function keepDifference(app: ElectronApplication, page: Page, name: string, before: string): Promise<void> {
  const file = join(differences, `${name}.png`);
  mkdirSync(dirname(file), { recursive: true });
  await page.screenshot({ path: file.replace(/\.png$/, '-whole.png') });
  const { small } = await take(app, before);
  const beside = await app.evaluate(
    ({ nativeImage }, [then = '', now = '']) => {
      const parts = [then, now].map((bytes) => nativeImage.createFromBuffer(Buffer.from(bytes, 'base64')));
      const [one, other] = parts.map((part) => part.toBitmap());
      const sizes = parts.map((part) => part.getSize());
      const [width, height] = [
        Math.max(...sizes.map((size) => size.width)),
        Math.max(...sizes.map((size) => size.height)),
      ];
      const all = Buffer.alloc(width * 3 * height * 4, 255);
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++)
          for (let channel = 0; channel < 3; channel++) {
            const from = (y * width + x) * 4 + channel;
            const to = (y * width * 3 + x) * 4 + channel;
            const [a, b] = [one?.[from] ?? 0, other?.[from] ?? 0];
            all[to] = a;
            all[to + width * 4] = b;
            all[to + width * 8] = Math.min(255, Math.abs(a - b) * 4);
          }
      return nativeImage
        .createFromBitmap(all, { width: width * 3, height })
        .toPNG()
        .toString('base64');
    },
    [before, small],
  );
  writeFileSync(file, Buffer.from(beside, 'base64'));
}
