import { existsSync, readFileSync, statSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { drawPicture, drawPixels } from '../../electron/studio/art/drawPicture.ts';
import { frameStrip } from '../../electron/studio/art/frameMarks.ts';
import { lookNames } from '../../electron/studio/art/looks.ts';
import { movieFile, movieNamed, movies } from '../../electron/studio/art/movies.ts';
import { models, scenes } from '../../electron/studio/art/pictures.ts';
import { decodePng, encodePng, pngSize, type Pixels } from '../../electron/studio/art/png.ts';
import { resizePng } from '../../electron/studio/art/resizePng.ts';

const size = { widthPx: 96, heightPx: 54 };
const order = (scene: string, variant = 0) => ({ scene, frame: 1, variant });

/** A frame's number as the strip of its picture says it. */
function stripNumber(bytes: Uint8Array, widthPx: number, heightPx: number, channels = 3): number {
  const scale = Math.max(widthPx / 320, heightPx / 180);
  const y = Math.floor((frameStrip.y + frameStrip.side / 2) * scale + (heightPx - 180 * scale) / 2);
  let number = 0;
  for (let bit = 0; bit < frameStrip.bits; bit += 1) {
    const x = Math.floor((frameStrip.x + (bit + 0.5) * frameStrip.side) * scale);
    number = number * 2 + ((bytes[(y * widthPx + x) * channels] ?? 0) > 128 ? 1 : 0);
  }
  return number;
}

describe('a drawn picture', () => {
  it('is a PNG of exactly the size asked for', () => {
    for (const [widthPx, heightPx] of [
      [150, 100],
      [100, 100],
      [300, 169],
      [1, 1],
    ] as const) {
      expect(pngSize(drawPicture(order('lanternJetty'), { widthPx, heightPx }))).toEqual({ widthPx, heightPx });
    }
  });

  it('is the same each time', () => {
    expect(drawPicture(order('squall', 2), size).equals(drawPicture(order('squall', 2), size))).toBe(true);
  });

  it('can be any of at least 24 scenes and 16 assets, each unlike the others', () => {
    expect(Object.keys(scenes).length).toBeGreaterThanOrEqual(24);
    expect(Object.keys(models).length).toBeGreaterThanOrEqual(16);
    const pictures = [...Object.keys(scenes), ...Object.keys(models), 'portrait'].map((name) =>
      drawPixels(order(name, 1), size),
    );
    for (const [index, one] of pictures.entries()) {
      for (const other of pictures.slice(index + 1)) {
        const difference = one.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 0)), 0) / one.length;
        expect(difference).toBeGreaterThan(0.6);
      }
    }
  });

  it('differs from variant to variant and from look to look', () => {
    const variants = [0, 1, 2, 3].map((variant) => drawPicture(order('boatsLeave', variant), size).toString('base64'));
    expect(new Set(variants).size).toBe(4);
    const looks = lookNames.map((look) => drawPicture({ ...order('boatsLeave'), look }, size).toString('base64'));
    expect(new Set(looks).size).toBe(lookNames.length);
  });

  it('is grey where a step has no colour yet', () => {
    const bytes = drawPixels({ ...order('harbourFront'), look: 'clay' }, size);
    for (let at = 0; at < bytes.length; at += 3)
      expect(Math.abs((bytes[at] ?? 0) - (bytes[at + 1] ?? 0))).toBeLessThanOrEqual(1);
  });

  it('has light and shade: no scene is a flat field', () => {
    const flat = [...Object.keys(scenes), ...Object.keys(models)].filter((name) => {
      const bytes = drawPixels(order(name), size);
      const mean = bytes.reduce((sum, value) => sum + value, 0) / bytes.length;
      return Math.sqrt(bytes.reduce((sum, value) => sum + (value - mean) ** 2, 0) / bytes.length) < 9;
    });
    expect(flat).toEqual([]);
  });

  it('refuses a scene nobody drew', () => {
    expect(() => drawPicture(order('nowhere'), size)).toThrow('nowhere');
  });

  it('carries its number when it is the frame of a movie, at any size', () => {
    for (const frame of [1, 2, 37, 152]) {
      for (const [widthPx, heightPx] of [
        [640, 360],
        [854, 480],
        [178, 100],
      ] as const) {
        const bytes = drawPixels({ scene: 'lanternJetty', frame, movie: 'lantern-jetty' }, { widthPx, heightPx });
        expect(stripNumber(bytes, widthPx, heightPx)).toBe(frame);
      }
    }
  });

  it('holds the drawings of a blocking pass', () => {
    const of = (frame: number, movie: string) => {
      const bytes = drawPixels({ scene: 'lanternJetty', frame, movie }, { widthPx: 160, heightPx: 90 });
      // Above the frame's number.
      return Buffer.from(bytes.subarray(0, 160 * 70 * 3)).toString('base64');
    };
    expect(of(2, 'lantern-jetty-blocking')).toBe(of(8, 'lantern-jetty-blocking'));
    expect(of(9, 'lantern-jetty-blocking')).not.toBe(of(8, 'lantern-jetty-blocking'));
    expect(of(2, 'lantern-jetty')).not.toBe(of(3, 'lantern-jetty'));
  });
});

describe('a PNG', () => {
  const noisy = (channels: Pixels['channels']): Pixels => ({
    widthPx: 13,
    heightPx: 7,
    channels,
    bytes: Uint8Array.from({ length: 13 * 7 * channels }, (_, index) => (index * 73 + (index >> 3) * 19) & 255),
  });

  it.each([1, 2, 3, 4] as const)('comes back as it was written, %d bytes a pixel', (channels) => {
    expect(decodePng(encodePng(noisy(channels)))).toEqual(noisy(channels));
  });

  /** A PNG as other programs write it: every filter, any depth. */
  function foreignPng(
    widthPx: number,
    rows: readonly (readonly number[])[],
    colourType: number,
    depth: number,
    extra: Buffer[] = [],
  ): Buffer {
    const header = Buffer.alloc(13);
    header.writeUInt32BE(widthPx, 0);
    header.writeUInt32BE(rows.length, 4);
    header[8] = depth;
    header[9] = colourType;
    const chunk = (name: string, data: Buffer) => {
      const head = Buffer.alloc(8);
      head.writeUInt32BE(data.length, 0);
      head.write(name, 4, 'latin1');
      return Buffer.concat([head, data, Buffer.alloc(4)]);
    };
    const [palette, transparency] = extra;
    return Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', header),
      ...(palette ? [chunk('PLTE', palette)] : []),
      ...(transparency ? [chunk('tRNS', transparency)] : []),
      chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
      chunk('IEND', Buffer.alloc(0)),
    ]);
  }

  it('is read whatever filter its rows have', () => {
    // One grey pixel pair a row: plain, left, above, mean, Paeth. All rows mean 10, 30.
    const file = foreignPng(
      2,
      [
        [0, 10, 30],
        [1, 10, 20],
        [2, 0, 0],
        [3, 5, 10],
        [4, 0, 0],
      ],
      0,
      8,
    );
    expect([...decodePng(file).bytes]).toEqual([10, 30, 10, 30, 10, 30, 10, 30, 10, 30]);
  });

  it('is read with a palette, transparent colours, one bit or sixteen a sample', () => {
    const palette = Buffer.from([255, 0, 0, 0, 0, 255]);
    expect([...decodePng(foreignPng(2, [[0, 0b0100_0000]], 3, 1, [palette])).bytes]).toEqual([255, 0, 0, 0, 0, 255]);
    expect([...decodePng(foreignPng(2, [[0, 0b0100_0000]], 3, 1, [palette, Buffer.from([9])])).bytes]).toEqual([
      255, 0, 0, 9, 0, 0, 255, 255,
    ]);
    expect([...decodePng(foreignPng(2, [[0, 0b1000_0000]], 0, 1)).bytes]).toEqual([255, 0]);
    expect([...decodePng(foreignPng(1, [[0, 200, 7, 100, 0, 50, 1]], 2, 16)).bytes]).toEqual([200, 100, 50]);
  });

  it('that is none, or ends early, is refused with a reason', () => {
    expect(() => decodePng(Buffer.from('not a picture'))).toThrow('not a PNG');
    expect(() => decodePng(foreignPng(50, [[0, 1, 2]], 0, 8))).toThrow('ends early');
    expect(pngSize(Buffer.from('not a picture'))).toBeNull();
  });
});

describe('a resized PNG', () => {
  const checks = (widthPx: number, heightPx: number): Buffer =>
    encodePng({
      widthPx,
      heightPx,
      channels: 1,
      bytes: Uint8Array.from({ length: widthPx * heightPx }, (_, at) =>
        ((at % widthPx) + Math.floor(at / widthPx)) % 2 ? 200 : 100,
      ),
    });

  it('has the mean of what each pixel covers', () => {
    const small = decodePng(resizePng(checks(40, 20), { widthPx: 10, heightPx: 5 }));
    expect([...small.bytes].every((value) => value === 150)).toBe(true);
  });

  it('keeps its proportions when only the width is asked for', () => {
    expect(pngSize(resizePng(checks(40, 20), { widthPx: 10 }))).toEqual({ widthPx: 10, heightPx: 5 });
  });

  it('fills the new size and loses what sticks out on both sides alike', () => {
    const thirds = encodePng({
      widthPx: 9,
      heightPx: 3,
      channels: 1,
      bytes: Uint8Array.from({ length: 27 }, (_, at) => [10, 120, 240][Math.floor((at % 9) / 3)] ?? 0),
    });
    expect([...decodePng(resizePng(thirds, { widthPx: 1, heightPx: 1 })).bytes]).toEqual([120]);
    expect([...decodePng(resizePng(thirds, { widthPx: 3, heightPx: 3 })).bytes]).toEqual(
      Array.from({ length: 9 }, () => 120),
    );
  });

  it('may be larger, and a fraction of the old size, without losing tone', () => {
    for (const widthPx of [7, 13, 37, 80]) {
      const bytes = [...decodePng(resizePng(checks(40, 40), { widthPx, heightPx: widthPx })).bytes];
      expect(bytes.reduce((sum, value) => sum + value, 0) / bytes.length).toBeCloseTo(150, -1);
    }
  });
});

/** The bodies of an MP4's boxes along a path, `moov/trak/mdia`. */
function boxes(data: Buffer, path: string): Buffer[] {
  const [first = '', ...rest] = path.split('/');
  const found: Buffer[] = [];
  for (let at = 0; at + 8 <= data.length;) {
    const length = data.readUInt32BE(at) || data.length - at;
    if (data.toString('latin1', at + 4, at + 8) === first) found.push(data.subarray(at + 8, at + length));
    at += length;
  }
  return rest.length === 0 ? found : found.flatMap((body) => boxes(body, rest.join('/')));
}

describe('the movies', () => {
  const previous = process.env['INARI_STUDIO_MOVIES'];
  afterEach(() => {
    if (previous === undefined) delete process.env['INARI_STUDIO_MOVIES'];
    else process.env['INARI_STUDIO_MOVIES'] = previous;
  });

  it('weigh less than four megabytes together', () => {
    expect(movies.reduce((sum, { key }) => sum + statSync(movieFile(key)).size, 0)).toBeLessThan(4 * 1024 * 1024);
  });

  it.each(movies)('are what the list says: $key', (movie) => {
    const file = readFileSync(movieFile(movie.key));
    expect(file.length).toBe(movie.fileSizeBytes);
    const traks = boxes(file, 'moov/trak');
    const kind = (trak: Buffer) => boxes(trak, 'mdia/hdlr')[0]?.toString('latin1', 8, 12);
    const video = traks.find((trak) => kind(trak) === 'vide') ?? Buffer.alloc(0);
    expect(traks.some((trak) => kind(trak) === 'soun')).toBe(movie.hasSound);
    const [samples] = boxes(video, 'mdia/minf/stbl/stsz');
    expect(samples?.readUInt32BE(8)).toBe(movie.durationFrames);
    // Every frame lasts equally long: one entry, and it makes the rate.
    const [times] = boxes(video, 'mdia/minf/stbl/stts');
    const [media] = boxes(video, 'mdia/mdhd');
    expect(times?.readUInt32BE(4)).toBe(1);
    expect(times?.readUInt32BE(8)).toBe(movie.durationFrames);
    expect((media?.readUInt32BE(12) ?? 0) / (times?.readUInt32BE(12) ?? 1)).toBe(movie.fps);
    const [format] = boxes(video, 'mdia/minf/stbl/stsd');
    expect(format?.toString('latin1', 12, 16)).toBe('avc1');
    expect([format?.readUInt16BE(40), format?.readUInt16BE(42)]).toEqual([movie.widthPx, movie.heightPx]);
  });

  it.each(movies)('can start before they are loaded: $key', ({ key }) => {
    const file = readFileSync(movieFile(key));
    expect(file.indexOf('moov')).toBeLessThan(file.indexOf('mdat'));
  });

  it('are found in a folder that the environment names', () => {
    process.env['INARI_STUDIO_MOVIES'] = `${import.meta.dirname}/../../electron/studio/movies`;
    expect(existsSync(movieFile('squall'))).toBe(true);
    expect(movieFile('squall').startsWith(import.meta.dirname)).toBe(false);
  });

  it('that nobody made are refused', () => {
    expect(movieNamed('nothing')).toBeNull();
    expect(() => movieFile('nothing')).toThrow('nothing');
  });
});
