// How long a movie is to be that is still arriving.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { endsEarly } from '../../renderer/features/player/movie/boxes.ts';
import { cutOff } from '../support/coded/cutOff.ts';

const movie = readFileSync('test/support/coded/movies/h264-24.mp4');
const webm = readFileSync('test/support/coded/movies/vp9-24.webm');
/** What programs leave behind the pictures: of a kind that players pass over. */
const behind = Buffer.concat([Buffer.from([0, 0, 4, 0]), Buffer.from('uuid'), Buffer.alloc(1016)]);

/** Its index and half of its pictures have arrived; whoever asks for more waits. */
function arriving(file: Uint8Array): typeof fetch {
  const here = cutOff(movie, 0.5).length;
  return (_url, options) => {
    const range = new Headers(options?.headers).get('range') ?? '';
    const [first = 0, last = 0] = range.replace('bytes=', '').split('-').map(Number);
    if (last >= here) return Promise.reject(new Error(`waits for ${range}`));
    const headers = { 'content-range': `bytes ${String(first)}-${String(last)}/${String(file.length)}` };
    return Promise.resolve(new Response(file.slice(first, last + 1), { status: 206, headers }));
  };
}

test('a movie whose pictures will all be there is whole, whatever lies behind them, before any of that has arrived', async () => {
  const whole = cutOff(movie, 1);
  expect(await endsEarly('movie', arriving(whole))).toBe(false);
  expect(await endsEarly('movie', arriving(Buffer.concat([whole, behind])))).toBe(false);
});

test('a movie that ends before its pictures do is cut off', async () => {
  expect(await endsEarly('movie', arriving(cutOff(movie, 0.8)))).toBe(true);
});

test('so is a WebM that ends before it says it does; of one whose length nobody knew when it was begun nothing is said', async () => {
  expect(await endsEarly('movie', arriving(webm))).toBe(false);
  expect(await endsEarly('movie', arriving(webm.subarray(0, -1)))).toBe(true);
  const unknown = Buffer.from(webm.subarray(0, -1));
  const lengthAt = unknown.indexOf(Buffer.from('18538067', 'hex')) + 4;
  unknown.fill(0xff, lengthAt + 1, lengthAt + 8);
  unknown[lengthAt] = 0x01;
  expect(await endsEarly('movie', arriving(unknown))).toBe(false);
});
