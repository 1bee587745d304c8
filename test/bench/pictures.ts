/**
 * Two hundred thumbnails in view at once. No page shows as many, so the app's own element for them is put over the page so
 * often; the pictures take the road that all take: address, main process, engine, disk.
 */
import { readFileSync, rmSync } from 'node:fs';
import type { ElectronApplication, Page } from 'playwright';
import { z } from 'zod';
import { mediaUrl } from '../../shared/mediaUrl.ts';
import { times } from './statistics.ts';

export const pictureCount = 200;

export type Pictures = {
  /** From the elements to the frame in which all of them are decoded. */
  readonly tookMs: readonly number[];
  /** Pictures that the page's main thread decoded, in one more round. */
  readonly decodedOnMain: number;
  /** By the workers meanwhile: that it was looked at. */
  readonly decodedBeside: number;
};

export async function paintPictures(
  app: ElectronApplication,
  page: Page,
  previewFileIds: readonly string[],
  samples: number,
): Promise<Pictures> {
  if (previewFileIds.length < pictureCount)
    throw new Error(`only ${String(previewFileIds.length)} shots have a picture`);
  const urls = previewFileIds.slice(0, pictureCount).map((id) => mediaUrl('thumbnail', id));
  const tools = await page.context().newCDPSession(page);
  // What Chromium keeps in memory would tell nothing of the road from the disk.
  await tools.send('Network.setCacheDisabled', { cacheDisabled: true });
  // The first time they are fetched.
  await paintOnce(page, urls);
  const tookMs = await times(samples, () => paintOnce(page, urls));
  const decoded = await decodedBy(app, () => paintOnce(page, urls));
  await tools.send('Network.setCacheDisabled', { cacheDisabled: false });
  await tools.detach();
  return { tookMs, ...decoded };
}

/** Milliseconds until all of them have been painted. */
const paintOnce = (page: Page, urls: readonly string[]): Promise<number> =>
  page.evaluate(async (sources) => {
    const wall = document.createElement('div');
    Object.assign(wall.style, {
      position: 'fixed',
      inset: '0',
      zIndex: '99999',
      display: 'grid',
      gridTemplateColumns: 'repeat(20, 1fr)',
      gridAutoRows: '48px',
    });
    const pictures = sources.map((source) => {
      const picture = document.createElement('img');
      picture.decoding = 'async';
      picture.draggable = false;
      Object.assign(picture.style, { width: '100%', height: '48px', objectFit: 'cover' });
      picture.src = source;
      return picture;
    });
    wall.append(...pictures);
    const from = performance.now();
    document.body.append(wall);
    await Promise.all(pictures.map((picture) => picture.decode()));
    await new Promise<void>((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(null);
      });
    });
    const took = performance.now() - from;
    wall.remove();
    return took;
  }, urls);

const traceFile = z.object({
  traceEvents: z.array(
    z.object({
      name: z.string(),
      ph: z.string(),
      pid: z.number(),
      tid: z.number(),
      args: z.looseObject({ name: z.unknown().optional() }).optional(),
    }),
  ),
});
/** What Chromium calls the work on one picture, wherever it is done. */
const decodeNames: ReadonlySet<string> = new Set(['Decode Image', 'ImageDecodeTask', 'ImageFrameGenerator::decode']);

/** Chromium's own record of which thread decoded a picture. */
async function decodedBy(app: ElectronApplication, work: () => Promise<unknown>): Promise<Omit<Pictures, 'tookMs'>> {
  await app.evaluate(({ contentTracing }) =>
    contentTracing.startRecording({
      included_categories: ['disabled-by-default-devtools.timeline', 'devtools.timeline', 'cc', 'blink', '__metadata'],
    }),
  );
  await work();
  const file = await app.evaluate(({ contentTracing }) => contentTracing.stopRecording());
  const { traceEvents } = traceFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  rmSync(file, { force: true });
  const threadOf = ({ pid, tid }: { readonly pid: number; readonly tid: number }): string =>
    `${String(pid)} ${String(tid)}`;
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map((event) => threadOf(event)),
  );
  const decodes = traceEvents.filter(({ name, ph }) => decodeNames.has(name) && (ph === 'X' || ph === 'B'));
  const decodedOnMain = decodes.filter((event) => mains.has(threadOf(event))).length;
  return { decodedOnMain, decodedBeside: decodes.length - decodedOnMain };
}
