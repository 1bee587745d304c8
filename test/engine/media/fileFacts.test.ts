import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFileFacts } from '../../../electron/engine/media/fileFacts.ts';
import type { FileFacts } from '../../../shared/model/files.ts';
import { codedFolder } from '../../support/coded/movies.ts';
import { pixel } from '../../support/files.ts';

const movies = join(import.meta.dirname, '../../../electron/studio/movies');
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inari-facts-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const read = async (bytes: Uint8Array): Promise<FileFacts> => {
  const path = join(folder, 'file');
  await writeFile(path, bytes);
  return readFileFacts(path);
};

const u32 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4);
  return bytes;
};
const box = (kind: string, ...content: readonly Buffer[]): Buffer => {
  const inside = Buffer.concat(content);
  return Buffer.concat([u32(inside.length + 8), Buffer.from(kind, 'latin1'), inside]);
};
type Track = {
  readonly handler?: string;
  readonly fourcc?: string;
  readonly size?: readonly [number, number];
  readonly ticksPerSecond?: number;
  /** Frames, and how long each of them lasts. */
  readonly timings?: readonly (readonly [number, number])[];
};
function trackOf(track: Track): Buffer {
  const { handler = 'vide', fourcc = 'avc1', size = [1920, 1080], ticksPerSecond = 24, timings = [[48, 1]] } = track;
  const entry = Buffer.alloc(86);
  entry.write(fourcc, 4, 'latin1');
  entry.writeUInt16BE(size[0], 32);
  entry.writeUInt16BE(size[1], 34);
  return box(
    'trak',
    box(
      'mdia',
      box('mdhd', u32(0, 0, 0, ticksPerSecond, 0, 0)),
      box('hdlr', u32(0, 0), Buffer.from(handler), u32(0)),
      box(
        'minf',
        box('stbl', box('stsd', u32(0, 1), entry), box('stts', u32(0, timings.length), u32(...timings.flat()))),
      ),
    ),
  );
}
const ftyp = box('ftyp', Buffer.from('qt  '), u32(0));
const movie = (...tracks: readonly Track[]): Buffer =>
  Buffer.concat([ftyp, box('mdat', Buffer.alloc(64, 7)), box('moov', ...tracks.map(trackOf))]);

describe('a movie tells without being decoded', () => {
  it('what the demo studio’s own are', async () => {
    const names = (await readdir(movies)).filter((name) => name.endsWith('.mp4'));
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      const facts = await readFileFacts(join(movies, name));
      expect(facts).toMatchObject({ content: 'movie', isPlayableHere: true, isFpsSteady: true, problem: null });
      expect(facts.fps).toBeGreaterThan(0);
      expect(facts.frameCount).toBeGreaterThan(1);
      expect(facts.widthPx).toBeGreaterThan(facts.heightPx ?? Infinity);
    }
  });

  it.each<[what: string, track: Track, facts: Partial<FileFacts>]>([
    ['24 a second', {}, { fps: 24, frameCount: 48, isFpsSteady: true, widthPx: 1920, heightPx: 1080, codec: 'H.264' }],
    ['23.976', { ticksPerSecond: 24_000, timings: [[112, 1_001]] }, { fps: 23.976, frameCount: 112 }],
    [
      'a shorter last frame',
      {
        ticksPerSecond: 2_400,
        timings: [
          [99, 100],
          [1, 50],
        ],
      },
      { fps: 24, isFpsSteady: true },
    ],
    [
      'a rate that changes',
      {
        ticksPerSecond: 2_400,
        timings: [
          [50, 100],
          [50, 200],
        ],
      },
      { fps: 16, isFpsSteady: false, frameCount: 100 },
    ],
    ['ProRes', { fourcc: 'apch' }, { codec: 'ProRes 422 HQ', isPlayableHere: false }],
    ['an unknown codec', { fourcc: 'zz\u00009' }, { codec: 'zz?9', isPlayableHere: false }],
    ['no clock', { ticksPerSecond: 0 }, { fps: null, frameCount: null, codec: 'H.264' }],
    ['no timings', { timings: [] }, { fps: null, frameCount: null }],
  ])('%s', async (_what, track, facts) => {
    expect(await read(movie(track))).toMatchObject({ content: 'movie', problem: null, ...facts });
  });

  it.each(['turned-90', 'turned-180', 'turned-270', 'mirrored-90'])(
    'its size as it is seen, where its pictures lie otherwise: %s',
    async (name) => {
      const facts = await readFileFacts(join(codedFolder, `${name}.mp4`));
      expect(facts).toMatchObject({ widthPx: 640, heightPx: 360, frameCount: 96, problem: null });
    },
  );

  it('the first track with pictures, whatever comes before it', async () => {
    const facts = await read(movie({ handler: 'soun', timings: [[9_999, 1]] }, { timings: [[120, 1]] }));
    expect(facts).toMatchObject({ frameCount: 120, codec: 'H.264' });
  });

  it('that it has none', async () => {
    expect(await read(movie({ handler: 'soun' }))).toMatchObject({ content: 'movie', problem: 'no-pictures' });
  });

  it('no number of frames where it comes in fragments', async () => {
    const bytes = Buffer.concat([
      ftyp,
      box('moov', trackOf({}), box('mvex')),
      box('moof'),
      box('mdat', Buffer.alloc(8, 1)),
    ]);
    expect(await read(bytes)).toMatchObject({ codec: 'H.264', fps: null, frameCount: null, problem: null });
  });

  it('that it is still being written', async () => {
    const whole = movie({});
    expect(await read(Buffer.concat([ftyp, box('mdat', Buffer.alloc(64, 7))]))).toMatchObject({
      problem: 'incomplete',
    });
    expect(await read(whole.subarray(0, whole.length - 9))).toMatchObject({ problem: 'incomplete' });
  });
});

describe('a picture tells its size', () => {
  it('as PNG, and where it is cut', async () => {
    expect(await read(pixel)).toMatchObject({ content: 'picture', widthPx: 1, heightPx: 1, problem: null });
    expect(await read(pixel.subarray(0, 40))).toMatchObject({ content: 'picture', problem: 'incomplete' });
    expect(await read(pixel.subarray(0, 10))).toMatchObject({ content: 'picture', problem: 'incomplete' });
  });

  it('as JPEG, behind whatever a camera wrote before it', async () => {
    const frame = Buffer.from([0xff, 0xc2, 0, 17, 8, 0x04, 0x38, 0x07, 0x80, 3, ...Array<number>(12).fill(0)]);
    const profile = Buffer.concat([Buffer.from([0xff, 0xe2, 0xff, 0xf0]), Buffer.alloc(0xffee, 0xff)]);
    const end = Buffer.from([0xff, 0xd9]);
    const bytes = Buffer.concat([Buffer.from([0xff, 0xd8]), profile, Buffer.from([0xff]), frame, end]);
    expect(await read(bytes)).toMatchObject({ content: 'picture', widthPx: 1920, heightPx: 1080, problem: null });
    expect(await read(bytes.subarray(0, 100))).toMatchObject({ widthPx: null, problem: 'incomplete' });
  });

  it('as GIF', async () => {
    const bytes = Buffer.concat([Buffer.from('GIF89a'), Buffer.from([0x40, 1, 0xb4, 0, 0, 0, 0]), Buffer.from([0x3b])]);
    expect(await read(bytes)).toMatchObject({ content: 'picture', widthPx: 320, heightPx: 180 });
  });
});

it('anything else is left to the server', async () => {
  expect(await read(Buffer.from('8BPS and layers'))).toMatchObject({ content: 'other', problem: null });
  expect(await read(Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 1, 2, 3]))).toMatchObject({ content: 'movie', fps: null });
  expect(await read(Buffer.alloc(0))).toMatchObject({ problem: 'empty' });
  expect(await readFileFacts(join(folder, 'gone'))).toMatchObject({ problem: 'missing' });
  expect(await readFileFacts(folder)).toMatchObject({ problem: 'missing' });
});

describe('a hostile file costs no more than an honest one', () => {
  it('with a million boxes', async () => {
    const empty = box('free');
    const bytes = Buffer.concat([ftyp, ...Array<Buffer>(1_000_000).fill(empty), box('moov', trackOf({}))]);
    expect(await read(bytes)).toMatchObject({ content: 'movie', codec: null });
  });

  it('with lengths that lie', async () => {
    const lies = [0, 1, 7, 8, 12, 0x7fffffff, 0xffffffff];
    for (const lie of lies) {
      const bytes = movie({});
      const at = bytes.indexOf('stts') - 4;
      bytes.writeUInt32BE(lie, at);
      expect(await read(bytes)).toMatchObject({ content: 'movie' });
      const counted = movie({});
      counted.writeUInt32BE(lie, counted.indexOf('stts') + 8);
      const { frameCount } = await read(counted);
      expect(frameCount === null || frameCount === 48).toBe(true);
    }
  });

  it('of terabytes that are not there', async () => {
    const path = join(folder, 'sparse');
    await writeFile(path, Buffer.concat([ftyp, u32(1), Buffer.from('mdat'), u32(0x00ffffff, 0xfffffff0)]));
    await truncate(path, 2 ** 40);
    expect(await readFileFacts(path)).toMatchObject({ content: 'movie', problem: 'incomplete', sizeBytes: 2 ** 40 });
    await rm(path);
  });

  it('with any bytes changed in it', async () => {
    const [name = ''] = (await readdir(movies)).filter((file) => file.endsWith('.mp4')).toSorted();
    const whole = await readFile(join(movies, name));
    const index = whole.indexOf('moov');
    const change = fc.tuple(fc.integer({ min: 0, max: whole.length - 1 }), fc.integer({ min: 0, max: 255 }));
    const inIndex = fc.tuple(
      fc.integer({ min: index, max: Math.min(whole.length, index + 4_000) - 1 }),
      fc.integer({ min: 0, max: 255 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(change, inIndex), { minLength: 1, maxLength: 20 }), async (changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at] = value;
        const facts = await read(bytes);
        expect(facts.sizeBytes).toBe(whole.length);
      }),
      { numRuns: 200 },
    );
  });
});
