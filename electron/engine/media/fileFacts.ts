/** Reads what a chosen file tells of itself, before it is queued. Nothing is decoded, and nothing in it is believed to be small. */
import { open, type FileHandle } from 'node:fs/promises';
import type { FileFacts } from '../../../shared/model/files.ts';
import { isWholeFile } from './integrity.ts';
import { readMovie } from './movieFacts.ts';

/** @param path null for a file of an earlier run, which nobody knows any more. */
export async function readFileFacts(path: string | null): Promise<FileFacts> {
  const file = path === null ? null : await open(path, 'r').catch(() => null);
  if (file === null || path === null) return { ...nothing, problem: 'missing' };
  try {
    const found = await file.stat();
    if (!found.isFile()) return { ...nothing, problem: 'missing' };
    if (found.size === 0) return { ...nothing, problem: 'empty' };
    const facts = { ...nothing, sizeBytes: found.size, ...(await readContent(file, found.size)) };
    return facts.problem === null && facts.content !== 'other' && !(await isWholeFile(path))
      ? { ...facts, problem: 'incomplete' }
      : facts;
  } finally {
    await file.close();
  }
}

const nothing: FileFacts = {
  sizeBytes: 0,
  content: null,
  widthPx: null,
  heightPx: null,
  codec: null,
  isPlayableHere: null,
  fps: null,
  isFpsSteady: null,
  frameCount: null,
  problem: null,
};

/** The head of a picture with all the profiles and thumbnails that cameras put before its size. */
const mostJpegHead = 1_048_576;
const mostSegments = 512;

async function readContent(file: FileHandle, sizeBytes: number): Promise<Partial<FileFacts>> {
  const head = await bytesAt(file, 0, 32);
  if (head.subarray(0, 8).equals(pngHead))
    return head.length < 24
      ? { content: 'picture', problem: 'incomplete' }
      : { content: 'picture', widthPx: head.readUInt32BE(16), heightPx: head.readUInt32BE(20) };
  if (head[0] === 0xff && head[1] === 0xd8) return { content: 'picture', ...(await jpegSize(file)) };
  const letters = head.toString('latin1', 0, 4);
  if (letters === 'GIF8' && head.length >= 10)
    return { content: 'picture', widthPx: head.readUInt16LE(6), heightPx: head.readUInt16LE(8) };
  if (isMovieHead(head)) return movieContent(file, sizeBytes);
  // Matroska and WebM, AVI: known to be movies, not read any further.
  if (head.subarray(0, 4).equals(matroskaHead) || (letters === 'RIFF' && head.toString('latin1', 8, 12) === 'AVI '))
    return { content: 'movie' };
  return { content: 'other' };
}

const pngHead = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const matroskaHead = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);
/** Old QuickTime files begin without saying what they are. */
const movieBoxes = new Set(['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot']);
const isMovieHead = (head: Buffer): boolean => movieBoxes.has(head.toString('latin1', 4, 8));

async function movieContent(file: FileHandle, sizeBytes: number): Promise<Partial<FileFacts>> {
  const movie = await readMovie(file, sizeBytes);
  if (movie === 'no-index') return { content: 'movie', problem: 'incomplete' };
  if (movie === 'unread') return { content: 'movie' };
  if (movie.fourcc === null) return { content: 'movie', problem: 'no-pictures' };
  const { widthPx, heightPx, fps, isFpsSteady, frameCount } = movie;
  const codec = codecs[movie.fourcc];
  return {
    content: 'movie',
    widthPx,
    heightPx,
    fps,
    isFpsSteady,
    frameCount,
    codec: codec?.name ?? movie.fourcc.replaceAll(/[^\x20-\x7e]/g, '?').trim(),
    isPlayableHere: codec?.isPlayable ?? false,
  };
}

type Codec = { readonly name: string; readonly isPlayable: boolean };
const playable = (name: string): Codec => ({ name, isPlayable: true });
const unplayable = (name: string): Codec => ({ name, isPlayable: false });

/** By the four letters of their first sample entry. What can be played is what Chromium plays everywhere. */
const codecs: Readonly<Record<string, Codec>> = {
  avc1: playable('H.264'),
  avc3: playable('H.264'),
  av01: playable('AV1'),
  vp08: playable('VP8'),
  vp09: playable('VP9'),
  hvc1: unplayable('HEVC'),
  hev1: unplayable('HEVC'),
  apcn: unplayable('ProRes 422'),
  apch: unplayable('ProRes 422 HQ'),
  apcs: unplayable('ProRes 422 LT'),
  apco: unplayable('ProRes 422 Proxy'),
  ap4h: unplayable('ProRes 4444'),
  ap4x: unplayable('ProRes 4444 XQ'),
  AVdn: unplayable('DNxHD'),
  AVdh: unplayable('DNxHR'),
  mp4v: unplayable('MPEG-4'),
  jpeg: unplayable('Motion JPEG'),
  mjpa: unplayable('Motion JPEG'),
  'png ': unplayable('PNG'),
  'rle ': unplayable('Animation'),
  CFHD: unplayable('CineForm'),
  'raw ': unplayable('raw'),
  v210: unplayable('v210'),
  '2vuy': unplayable('2vuy'),
};

/** Its size stands in the first frame header, behind any number of segments that are stepped over. */
async function jpegSize(file: FileHandle): Promise<Partial<FileFacts>> {
  for (let at = 2, segments = 0; at < mostJpegHead && segments < mostSegments; segments += 1) {
    const head = await bytesAt(file, at, 9);
    if (head.length < 4 || head[0] !== 0xff) break;
    const marker = head[1] ?? 0;
    // Filling, and markers without a length of their own.
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else if (isFrameHeader(marker))
      return head.length < 9 ? {} : { heightPx: head.readUInt16BE(5), widthPx: head.readUInt16BE(7) };
    else at += 2 + Math.max(2, head.readUInt16BE(2));
  }
  return {};
}

/** SOF0 to SOF15, without the tables that share their numbers. */
const isFrameHeader = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

async function bytesAt(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
  return buffer.subarray(0, bytesRead);
}
