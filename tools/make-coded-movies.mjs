// Makes movies whose frames carry their own number in their pixels: what the tests of frame truth read. Needs ffmpeg.
//   node tools/make-coded-movies.mjs FOLDER SECONDS [NAME …]
// Sixteen cells along the top, white for 1: fourteen bits of the number, the lowest first, then a 1 and the parity of all.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';

const WIDTH = 640;
const HEIGHT = 360;
const CELL = WIDTH / 16;

const x264 = ['-c:v', 'libx264', '-preset', 'fast', '-crf', '26', '-pix_fmt', 'yuv420p'];
const longGroups = [...x264, '-g', '250', '-bf', '3'];

/**
 * As a camera that was held another way writes it: its pictures lie on their side, and the file says how to see them.
 * @param {string} turned what turns the picture as it was in front of the camera into the one that is kept
 * @param {string[]} copy what the file says of it: degrees against the clock, then whether it is mirrored
 */
const turned = (turned, copy) => ({ rate: '24', file: 'mp4', args: longGroups, seconds: 4, turned, copy });

/** Rate and coding of each; the name says what is odd about it. @type {Record<string, { rate: string, file: string, args: string[], copy?: string[], isLarge?: boolean, seconds?: number, pixels?: string, turned?: string }>} */
const MOVIES = {
  'h264-23.976': { rate: '24000/1001', file: 'mp4', args: longGroups },
  'h264-24': { rate: '24', file: 'mp4', args: longGroups },
  'h264-25': { rate: '25', file: 'mp4', args: longGroups },
  'h264-29.97': { rate: '30000/1001', file: 'mp4', args: longGroups },
  'h264-30': { rate: '30', file: 'mp4', args: longGroups },
  'h264-48': { rate: '48', file: 'mp4', args: longGroups },
  'h264-50': { rate: '50', file: 'mp4', args: longGroups },
  'h264-59.94': { rate: '60000/1001', file: 'mp4', args: longGroups },
  'h264-60': { rate: '60', file: 'mp4', args: longGroups },
  'open-24': { rate: '24', file: 'mp4', args: [...x264, '-g', '48', '-bf', '3', '-x264-params', 'open-gop=1'] },
  'vp9-24': {
    rate: '24',
    file: 'webm',
    args: ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '200k', '-g', '96'],
  },
  'av1-24': { rate: '24', file: 'mp4', args: ['-c:v', 'libsvtav1', '-preset', '12', '-crf', '50', '-g', '96'] },
  // As Zou makes them.
  'zou-24': { rate: '24', file: 'mp4', args: [...x264, '-g', '2', '-bf', '0'] },
  'zou1080-24': { rate: '24', file: 'mp4', args: [...x264, '-g', '2', '-bf', '0'], isLarge: true, seconds: 8 },
  // Begins in the middle of a group, by an edit list; numbers go on from there.
  'cut-24': { rate: '24', file: 'mp4', args: longGroups, copy: ['-ss', '2.5'] },
  // Large, and with a click at the beginning of each second.
  'clicks-24': { rate: '24', file: 'mp4', args: [...longGroups, '-c:a', 'aac', '-b:a', '64k'], isLarge: true },
  // Its clock does not begin at 0.
  'late-25': { rate: '25', file: 'mp4', args: longGroups, copy: ['-itsoffset', '3.2'] },
  // Other pixels, and more of them a second, than a player expects.
  'ten-24': { rate: '24', file: 'mp4', args: longGroups, seconds: 4, pixels: 'yuv420p10le' },
  'full-24': { rate: '24', file: 'mp4', args: longGroups, seconds: 4, pixels: 'yuv444p' },
  'fast-120': { rate: '120', file: 'mp4', args: longGroups, seconds: 4 },
  'vp9ten-24': {
    rate: '24',
    file: 'webm',
    args: [
      '-c:v',
      'libvpx-vp9',
      '-profile:v',
      '2',
      '-deadline',
      'realtime',
      '-cpu-used',
      '8',
      '-b:v',
      '100k',
      '-g',
      '96',
    ],
    seconds: 4,
    pixels: 'yuv420p10le',
  },
  // To be seen turned by so much, clockwise; and mirrored after that.
  'turned-90': turned('transpose=cclock', ['-display_rotation', '-90']),
  'turned-180': turned('hflip,vflip', ['-display_rotation', '180']),
  'turned-270': turned('transpose=clock', ['-display_rotation', '90']),
  'mirrored-90': turned('hflip,transpose=cclock', ['-display_rotation', '-90', '-display_hflip']),
  // What nothing here decodes.
  'hevc-24': {
    rate: '24',
    file: 'mp4',
    args: ['-c:v', 'libx265', '-x265-params', 'log-level=error', '-crf', '32', '-tag:v', 'hvc1'],
    seconds: 1,
    pixels: 'yuv420p10le',
  },
  'prores-24': {
    rate: '24',
    file: 'mov',
    args: ['-c:v', 'prores_ks', '-profile:v', 'proxy'],
    seconds: 0.25,
    pixels: 'yuv422p10le',
  },
};

const [folder, seconds, ...names] = process.argv.slice(2);
if (folder === undefined || seconds === undefined) throw new Error('a folder and how many seconds');
mkdirSync(folder, { recursive: true });
for (const [name, movie] of Object.entries(MOVIES)) {
  if (names.length > 0 && !names.includes(name)) continue;
  await make(name, movie, movie.seconds ?? Number(seconds));
}

/**
 * @param {string} name
 * @param {{ rate: string, file: string, args: string[], copy?: string[], isLarge?: boolean, pixels?: string, turned?: string }} movie
 * @param {number} length in seconds
 */
async function make(name, { rate, file, args, copy, isLarge = false, pixels = 'yuv420p', turned = 'null' }, length) {
  const [numerator = 1, denominator = 1] = rate.split('/').map(Number);
  const frames = Math.round((length * numerator) / denominator);
  const to = path.join(folder ?? '', `${name}.${file}`);
  const whole = copy === undefined ? to : path.join(folder ?? '', `${name}.whole.${file}`);
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'gray', '-s', `${WIDTH}x${HEIGHT}`, '-r', rate, '-i', 'pipe:0'];
  const clicks = "aevalsrc='if(lt(mod(t,1),0.003),0.9*sin(2*PI*3000*t),0)':s=48000:d=" + String(length);
  const sound = isLarge ? ['-f', 'lavfi', '-i', clicks] : [];
  const scale = isLarge ? 'scale=1920:1080:flags=neighbor,' : '';
  const quiet = ['-y', '-loglevel', 'error'];
  const exact = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact'];
  const ffmpeg = spawn(
    'ffmpeg',
    [
      ...quiet,
      ...raw,
      ...sound,
      '-vf',
      `${scale}${turned},format=${pixels}`,
      ...args,
      '-pix_fmt',
      pixels,
      ...exact,
      '-r',
      rate,
      whole,
    ],
    {
      stdio: ['pipe', 'inherit', 'inherit'],
    },
  );
  const ended = once(ffmpeg, 'exit');
  for (let frame = 0; frame < frames; frame += 1)
    if (!ffmpeg.stdin.write(picture(frame))) await once(ffmpeg.stdin, 'drain');
  ffmpeg.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`ffmpeg ended with ${String(code)}`);
  if (copy !== undefined) {
    const cut = spawn('ffmpeg', [...quiet, ...copy, '-i', whole, '-c', 'copy', ...exact, to], { stdio: 'inherit' });
    await once(cut, 'exit');
    rmSync(whole);
  }
  console.log(`${name}: ${String(frames)} frames`);
}

/** @param {number} frame */
function picture(frame) {
  const pixels = Buffer.alloc(WIDTH * HEIGHT, 96);
  const bits = [...Array.from({ length: 14 }, (_, bit) => (frame >> bit) & 1), 1];
  const parity = bits.reduce((sum, bit) => sum ^ bit, 0);
  [...bits, parity].forEach((bit, cell) => {
    for (let y = 0; y < CELL; y += 1)
      pixels.fill(bit === 1 ? 235 : 16, y * WIDTH + cell * CELL, y * WIDTH + (cell + 1) * CELL);
  });
  // Something that moves, so that pictures lean on each other as those of real movies do.
  const left = (frame * 7) % (WIDTH - 96);
  const top = 120 + Math.round(80 * Math.sin(frame / 9));
  for (let y = 0; y < 96; y += 1) for (let x = 0; x < 96; x += 1) pixels[(top + y) * WIDTH + left + x] = 60 + (x ^ y);
  return pixels;
}
