/**
 * An original whose key frames are 250 frames apart: how long a seek in it takes beside what the decoder alone needs from the key frame
 * on, in the same page, and how soon it is said that what still stands there is not the frame.
 */
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny';
import type { Page } from 'playwright';
import { chanceOf } from '../support/chance.ts';
import { bytesOf, type CodedMovie } from '../support/coded/movies.ts';
import { readStrips } from '../support/coded/strip.ts';
import { beside, type Figures, within } from './figures.ts';
import type { MachineSpeed } from './references.ts';
import { median, percentile } from './statistics.ts';

export const originalFigures = ['review-original-seek', 'review-stand-in-p95'] as const;

/** At this rate the cache has room for less than a group of 1080p: what the other group has left there is gone. */
const settleMs = 1_500;

type Coded = {
  readonly codec: string;
  readonly description: string;
  /** In the order of decoding. */
  readonly chunks: readonly { readonly timeUs: number; readonly isKey: boolean; readonly data: string }[];
};

/** What stands on screen is `movie`, of 1920×1080, two groups long. */
export async function measureOriginal(
  page: Page,
  folder: string,
  movie: CodedMovie,
  seeks: number,
  speed: MachineSpeed,
): Promise<Figures> {
  await readStrips(page);
  await handOver(page, await codedOf(folder, movie));
  const chance = chanceOf(1);
  const seekMs: number[] = [];
  const aloneMs: number[] = [];
  const saidMs: number[] = [];
  for (let at = 0; at < seeks; at += 1) {
    // The second half of either group, in turn.
    const frame = (at % 2) * movie.keyEach + Math.floor(movie.keyEach / 2) + chance.below(100);
    const alone = await page.evaluate(async (wanted) => decodedAlone(wanted), frame);
    const seen = await seekTo(page, frame);
    if (seen.number !== frame) throw new Error(`${String(seen.number)} was on screen instead of ${String(frame)}`);
    await page.waitForTimeout(settleMs);
    // It was in memory already: on a busy machine the other group has not been decoded far enough to drive it out.
    if (seen.saidMs === seen.shownMs) continue;
    aloneMs.push(alone);
    seekMs.push(seen.shownMs);
    saidMs.push(seen.saidMs);
  }
  return {
    'review-original-seek': beside(
      `a seek in an original of 1080p with a key frame every ${String(movie.keyEach)}, beside the decoder alone`,
      { value: median(seekMs), reference: median(aloneMs), unit: 'ms', most: 1.2 },
    ),
    'review-stand-in-p95': within(
      'a seek in an original: until it is said that what stands there is not the frame, p95',
      percentile(saidMs, 0.95),
      33,
      speed,
    ),
  };
}

async function codedOf(folder: string, movie: CodedMovie): Promise<Coded> {
  const input = new Input({ source: new BufferSource(bytesOf(folder, movie)), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  const config = await track?.getDecoderConfig();
  if (!track || !config?.description) throw new Error(`no pictures in ${movie.name}`);
  const { description } = config;
  const chunks: Coded['chunks'][number][] = [];
  for await (const packet of new EncodedPacketSink(track).packets())
    chunks.push({
      timeUs: packet.microsecondTimestamp,
      isKey: packet.type === 'key',
      data: Buffer.from(packet.data).toString('base64'),
    });
  input.dispose();
  const bytes = ArrayBuffer.isView(description)
    ? Buffer.from(description.buffer, description.byteOffset, description.byteLength)
    : Buffer.from(description);
  return { codec: config.codec, description: bytes.toString('base64'), chunks };
}

declare global {
  /** Milliseconds from the key frame on until a frame has come out. */
  var decodedAlone: (frame: number) => Promise<number>;
}

async function handOver(page: Page, coded: Coded): Promise<void> {
  await page.evaluate(({ codec, description, chunks: written }) => {
    const bytesIn = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
    const config = { codec, description: bytesIn(description), hardwareAcceleration: 'prefer-software' } as const;
    const chunks = written.map(({ timeUs, isKey, data }) => ({ timeUs, isKey, data: bytesIn(data) }));
    const shownTimes = chunks.map(({ timeUs }) => timeUs).toSorted((one, other) => one - other);
    globalThis.decodedAlone = async (frame) => {
      const wanted = shownTimes[frame];
      const place = chunks.findIndex(({ timeUs }) => timeUs === wanted);
      const start = chunks.findLastIndex(({ isKey }, at) => isKey && at <= place);
      const end = chunks.findIndex(({ isKey }, at) => isKey && at > place);
      const from = performance.now();
      let isOut: (atMs: number) => void = () => undefined;
      const out = new Promise<number>((resolve) => {
        isOut = resolve;
      });
      const decoder = new VideoDecoder({
        output: (picture) => {
          if (picture.timestamp === wanted) isOut(performance.now());
          picture.close();
        },
        error: (error) => {
          throw error;
        },
      });
      decoder.configure(config);
      for (const { timeUs, isKey, data } of chunks.slice(start, end === -1 ? undefined : end))
        decoder.decode(new EncodedVideoChunk({ timestamp: timeUs, type: isKey ? 'key' : 'delta', data }));
      const atMs = await out;
      decoder.close();
      return atMs - from;
    };
  }, coded);
}

async function seekTo(page: Page, frame: number) {
  return await page.evaluate(async (wanted) => {
    const region = document.querySelector('[data-region="player"]');
    const slider = region?.querySelector<HTMLInputElement>('input[type="range"]');
    if (!slider) throw new Error('no player');
    const from = performance.now();
    Reflect.set(HTMLInputElement.prototype, 'value', String(wanted), slider);
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    let saidMs: number | null = null;
    for (const end = from + 60_000; performance.now() < end;) {
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      const counter = region?.querySelector<HTMLElement>('[data-index]');
      const isShown = counter?.dataset['index'] === String(wanted) && counter.dataset['awaited'] === undefined;
      if (isShown || counter?.dataset['awaited'] !== undefined) saidMs ??= performance.now() - from;
      if (isShown && saidMs !== null) return { shownMs: performance.now() - from, saidMs, number: codedStrip.number() };
    }
    throw new Error(`frame ${String(wanted)} was not shown`);
  }, frame);
}
