// Renders the demo studio's movies into electron/studio/movies/. Run by hand when a scene changed; needs ffmpeg.
//   node tools/make-demo-movies.mjs [KEY …]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { drawPixels } from '../electron/studio/art/drawPicture.ts';
import { movies } from '../electron/studio/art/movies.ts';

const folder = path.join(import.meta.dirname, '../electron/studio/movies');
const wanted = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

for (const movie of movies) {
  if (wanted.length > 0 && !wanted.includes(movie.key)) continue;
  const { widthPx, heightPx, durationFrames, fps, scene, variant, look, key } = movie;
  const file = path.join(folder, movie.fileName);
  const seconds = durationFrames / fps;
  // A low chord that swells and dies away, quiet enough to leave on.
  const chord = 'aevalsrc=0.05*sin(2*PI*110*t)+0.035*sin(2*PI*164.81*t)+0.025*sin(2*PI*220*t):s=44100';
  const sound = movie.hasSound
    ? [
        '-f',
        'lavfi',
        '-i',
        `${chord}:d=${seconds},afade=t=in:d=1,afade=t=out:st=${seconds - 1.5}:d=1.5`,
        '-c:a',
        'aac',
        '-b:a',
        '64k',
        '-shortest',
      ]
    : [];
  const ffmpeg = spawn(
    'ffmpeg',
    [
      '-y',
      '-loglevel',
      'error',
      '-f',
      'rawvideo',
      '-pix_fmt',
      'rgb24',
      '-s',
      `${widthPx}x${heightPx}`,
      '-r',
      String(fps),
      '-i',
      'pipe:0',
      ...sound,
      // A key frame each half second for quick seeks, no B-frames so that frames leave the decoder in order.
      '-c:v',
      'libx264',
      '-preset',
      'slower',
      '-crf',
      '19',
      '-pix_fmt',
      'yuv420p',
      '-g',
      String(Math.round(fps / 2)),
      '-bf',
      '0',
      '-colorspace',
      'bt709',
      '-color_primaries',
      'bt709',
      '-color_trc',
      'bt709',
      '-vf',
      'scale=out_color_matrix=bt709',
      '-map_metadata',
      '-1',
      '-fflags',
      '+bitexact',
      '-flags:v',
      '+bitexact',
      '-flags:a',
      '+bitexact',
      '-movflags',
      '+faststart',
      file,
    ],
    { stdio: ['pipe', 'inherit', 'inherit'] },
  );
  const ended = once(ffmpeg, 'exit');
  for (let frame = 1; frame <= durationFrames; frame += 1) {
    const pixels = drawPixels({ scene, variant, look, frame, movie: key }, { widthPx, heightPx });
    if (!ffmpeg.stdin.write(pixels)) await once(ffmpeg.stdin, 'drain');
  }
  ffmpeg.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(`ffmpeg ended with ${code}`);
  console.log(`${movie.fileName}: ${durationFrames} frames, ${Math.round(statSync(file).size / 1024)} KiB`);
}
