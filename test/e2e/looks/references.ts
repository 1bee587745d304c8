/** What each screen looked like when somebody last looked at it, and whether it still does. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright';

const folder = join(import.meta.dirname, 'references');
/** The major version of the browser that drew them: another one sets letters by rules of its own. */
const drawnByFile = join(folder, 'chromium.txt');
const differences = join(import.meta.dirname, '../../../artifacts/looks');

/** `npm run looks -- --renew`, or `--renew inbox board` for some of the screens. */
const [asked, ...renewedOnly] = (process.env['LOOKS'] ?? '').split(' ');
const isRenewingAll = asked === 'renew' && renewedOnly.length === 0;
const isRenewed = (name: string): boolean => isRenewingAll || renewedOnly.includes(name);

/** A quarter: words are a texture, and what a driver does to the edge of a letter is gone; four pixels off are not. */
const smallShare = 0.25;
const quality = 62;
/** Of a square of this many small pixels the mean colour is compared, each channel of 255. */
const squarePx = 2;
const mostOff = 14;
/** A caret's worth. */
const mostSquares = 5;

/**
 * A surface of another colour is none of the above, and everybody sees it: what covers this share of the whole window in one
 * colour, not made small, is there again, exactly but for how a driver rounds it. Of letters this is the middle of their strokes.
 */
const surfaceShare = 0.0004;
const mostRounded = 1;
/** A row more or less, or letters that are set otherwise, are for the squares to say. */
const leastLeft = 1 / 3;
const mostSurfaces = 60;

const triesMs = [0, 120, 250, 500, 1_000, 2_000];

/** Colours as `rrggbb`, with how many pixels of the whole window have them. */
type Surfaces = Readonly<Record<string, number>>;
type Before = { readonly small: string; readonly surfaces: Surfaces };
type Taken = Before & {
  readonly offSquares: number;
  /** Colours that went, and colours that came, in words. */
  readonly offSurfaces: readonly string[];
};

/** What is looked at: a window of the app by when it was opened, 0 the first. */
export type Window = { readonly app: ElectronApplication; readonly page: Page; readonly index: number };

/** Empty where it looks as it did; else what to look at. @param name of the screen @param picture in which size and theme. */
export async function lookAgain(window: Window, name: string, picture: string): Promise<readonly string[]> {
  const file = join(folder, name, `${picture}.jpg`);
  if (isRenewed(name)) {
    await renew(window, name, picture);
    return [];
  }
  const known = surfacesOf(name).get(picture);
  if (!existsSync(file) || known === undefined)
    return [`${name}/${picture}: has no reference yet; npm run looks -- --renew`];
  const before = { small: readFileSync(file).toString('base64'), surfaces: known };
  let taken: Taken | null = null;
  for (const waitMs of triesMs) {
    await still(window.page, waitMs);
    taken = await take(window, before);
    if (taken.offSquares <= mostSquares && taken.offSurfaces.length === 0) return [];
  }
  await keepDifference(window, `${name}/${picture}`, before);
  const where = join('artifacts/looks', name, `${picture}.png`);
  const off = [`${String(taken?.offSquares)} squares look otherwise`, ...(taken?.offSurfaces ?? [])];
  return [`${name}/${picture}: ${off.join('; ')}; see ${where}`];
}

/** Two in a row that are the same: nothing is on its way any more. */
async function renew(window: Window, name: string, picture: string): Promise<void> {
  let last: Taken | null = null;
  for (const waitMs of [0, 300, 300, 500, 1_000, 2_000]) {
    await still(window.page, waitMs);
    const taken: Taken = await take(window, last);
    const isAsBefore = last !== null && taken.offSquares === 0 && taken.offSurfaces.length === 0;
    last = taken;
    if (isAsBefore) break;
  }
  if (last === null) return;
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, `${picture}.jpg`), Buffer.from(last.small, 'base64'));
  keepSurfaces(name, picture, last.surfaces);
  // To be looked at: what is kept is too small for it.
  mkdirSync(join(differences, name), { recursive: true });
  await window.page.screenshot({ path: join(differences, name, `${picture}-whole.png`) });
}

/** A line for each picture: `1440-dark-compact 101112:1136771 151617:55149`. */
const surfacesFile = 'surfaces.txt';

function surfacesOf(name: string): ReadonlyMap<string, Surfaces> {
  const file = join(folder, name, surfacesFile);
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  return new Map(
    lines.map((line) => {
      const [picture = '', ...colours] = line.split(' ');
      const counted = colours
        .map((one) => one.split(':'))
        .map(([colour = '', count]) => [colour, Number(count)] as const);
      return [picture, Object.fromEntries(counted)];
    }),
  );
}

function keepSurfaces(name: string, picture: string, found: Surfaces): void {
  const lines = [...new Map([...surfacesOf(name), [picture, found]])].map(([of, colours]) =>
    [of, ...Object.entries(colours).map(([colour, count]) => `${colour}:${String(count)}`)].join(' '),
  );
  writeFileSync(join(folder, name, surfacesFile), `${lines.join('\n')}\n`);
}

/** Whether the pictures say something of what this app draws. */
export async function areOfThisBrowser(app: ElectronApplication): Promise<boolean> {
  const version = await app.evaluate(() => process.versions.chrome ?? '');
  const [major = ''] = version.split('.');
  if (isRenewingAll) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(drawnByFile, `${major}\n`);
  }
  return readFileSync(drawnByFile, 'utf8').trim() === major;
}

export function forgetDifferences(): void {
  rmSync(differences, { recursive: true, force: true });
  if (isRenewingAll) rmSync(folder, { recursive: true, force: true });
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
function take({ app, index }: Window, before: Before | null): Promise<Taken> {
  return app.evaluate(
    async ({ BrowserWindow, nativeImage }, asked) => {
      const window = BrowserWindow.getAllWindows().toSorted((one, other) => one.id - other.id)[asked.index];
      if (window === undefined) throw new Error('the window is gone');
      const whole = await window.webContents.capturePage();
      const size = whole.getSize();
      const counts = countColours(whole.toBitmap());
      const least = Math.round(size.width * size.height * asked.surfaceShare);
      const largest = [...counts]
        .filter(([, count]) => count >= least)
        .toSorted(([, one], [, other]) => other - one)
        .slice(0, asked.mostSurfaces);
      const surfaces = Object.fromEntries(largest.map(([colour, count]) => [nameOf(colour), count]));
      const small = whole
        .resize({ width: Math.round(size.width * asked.share), quality: 'best' })
        .toJPEG(asked.quality);
      const taken = { small: small.toString('base64'), surfaces };
      if (asked.before === null) return { ...taken, offSquares: 0, offSurfaces: [] };
      return { ...taken, offSquares: squaresOff(small, asked.before.small), offSurfaces: surfacesOff(asked.before) };

      function nameOf(colour: number): string {
        return colour.toString(16).padStart(6, '0');
      }
      /** Along the lines: what is of one colour is mostly long. */
      function countColours(bitmap: Buffer): ReadonlyMap<number, number> {
        const found = new Map<number, number>();
        const pixels = new Uint32Array(bitmap.buffer, bitmap.byteOffset, bitmap.byteLength / 4);
        let start = 0;
        for (let at = 1; at <= pixels.length; at++) {
          const pixel = pixels[start] ?? 0;
          if (at < pixels.length && pixels[at] === pixel) continue;
          const colour = pixel & 0xffffff;
          found.set(colour, (found.get(colour) ?? 0) + at - start);
          start = at;
        }
        return found;
      }
      /** Of a colour and of those it may be rounded to. */
      function near(among: ReadonlyMap<number, number>, colour: number): number {
        const by = [...Array(asked.mostRounded * 2 + 1).keys()].map((step) => step - asked.mostRounded);
        const part = (shift: number, step: number): number => {
          const value = ((colour >> shift) & 0xff) + step;
          return value < 0 || value > 0xff ? -1 : value << shift;
        };
        let sum = 0;
        for (const red of by)
          for (const green of by)
            for (const blue of by) {
              const parts = [part(16, red), part(8, green), part(0, blue)];
              if (parts.every((one) => one >= 0)) sum += among.get(parts.reduce((all, one) => all | one, 0)) ?? 0;
            }
        return sum;
      }
      function surfacesOff(then: { readonly surfaces: Readonly<Record<string, number>> }): string[] {
        const known = new Map(Object.entries(then.surfaces).map(([name, count]) => [Number.parseInt(name, 16), count]));
        const gone = [...known].filter(([colour, count]) => near(counts, colour) < count * asked.leastLeft);
        // One that is hardly a surface may have been just too little to be written down.
        const come = largest.filter(([colour, count]) => count > least / asked.leastLeft && near(known, colour) === 0);
        return [
          ...gone.map(([colour, count]) => `#${nameOf(colour)} (${String(count)} pixels) is gone`),
          ...come.map(([colour, count]) => `#${nameOf(colour)} (${String(count)} pixels) is new`),
        ];
      }
      function squaresOff(nowBytes: Buffer, thenText: string): number {
        const now = nativeImage.createFromBuffer(nowBytes);
        const then = nativeImage.createFromBuffer(Buffer.from(thenText, 'base64'));
        const { width, height } = now.getSize();
        if (then.getSize().width !== width || then.getSize().height !== height)
          return Math.ceil((width * height) / asked.squarePx ** 2);
        let off = 0;
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
            if (most > asked.mostOff) off++;
          }
        return off;
      }
    },
    {
      before,
      index,
      share: smallShare,
      quality,
      squarePx,
      mostOff,
      surfaceShare,
      mostRounded,
      leastLeft,
      mostSurfaces,
    },
  );
}

/** What it was, what it is and where they differ, side by side; and the whole window. */
async function keepDifference(window: Window, name: string, before: Before): Promise<void> {
  const { app, page } = window;
  const file = join(differences, `${name}.png`);
  mkdirSync(dirname(file), { recursive: true });
  await page.screenshot({ path: file.replace(/\.png$/, '-whole.png') });
  const { small } = await take(window, before);
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
    [before.small, small],
  );
  writeFileSync(file, Buffer.from(beside, 'base64'));
}
