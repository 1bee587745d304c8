/**
 * What an MP4 or MOV file says in its index: codec, size, rate and number of frames. Only the few boxes that tell are read, in
 * small pieces and no more of them than a real movie has: a hostile file costs no more than an honest one.
 */
import type { FileHandle } from 'node:fs/promises';

export type MovieFacts = {
  /** As it is to be seen, upright. */
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  /** The four letters of its codec; null where it has no pictures. */
  readonly fourcc: string | null;
  readonly fps: number | null;
  readonly isFpsSteady: boolean | null;
  readonly frameCount: number | null;
};

type Box = { readonly kind: string; readonly start: number; readonly end: number };

/** A movie in fragments has two boxes for each second or so: hours of it. */
const mostBoxes = 20_000;
/** Of the list that says how long frames last: one entry where the rate is steady, one a frame where it is not. */
const mostTimings = 65_536;

/** `no-index`: it is none, or its writer has not come to the end. `unread`: it has more boxes than are looked through. */
export async function readMovie(file: FileHandle, sizeBytes: number): Promise<MovieFacts | 'no-index' | 'unread'> {
  const walk = createWalk(file);
  const index = await walk.find({ kind: '', start: 0, end: sizeBytes }, 'moov');
  if (index === null) return walk.isSpent() ? 'unread' : 'no-index';
  const isInFragments = (await walk.find(index, 'mvex')) !== null;
  for (const track of await walk.all(index, 'trak')) {
    const facts = await readTrack(walk, track, isInFragments);
    if (facts !== null) return facts;
  }
  if (walk.isSpent()) return 'unread';
  return { widthPx: null, heightPx: null, fourcc: null, fps: null, isFpsSteady: null, frameCount: null };
}

type Walk = {
  readonly all: (parent: Box, kind: string) => Promise<readonly Box[]>;
  readonly find: (parent: Box, ...path: readonly string[]) => Promise<Box | null>;
  readonly bytes: (at: number, length: number) => Promise<Buffer>;
  readonly isSpent: () => boolean;
};

function createWalk(file: FileHandle): Walk {
  let boxesLeft = mostBoxes;
  const bytes = async (at: number, length: number): Promise<Buffer> => {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
    return buffer.subarray(0, bytesRead);
  };
  const all = async (parent: Box, kind: string, most = Infinity): Promise<readonly Box[]> => {
    const found: Box[] = [];
    for (let at = parent.start; at + 8 <= parent.end && boxesLeft > 0 && found.length < most; boxesLeft -= 1) {
      const head = await bytes(at, 16);
      if (head.length < 8) break;
      const short = head.readUInt32BE(0);
      if (short === 1 && head.length < 16) break;
      // 1: the length follows in 64 bits. 0: the box lasts to the end of what it is in.
      const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? parent.end - at : short;
      const headLength = short === 1 ? 16 : 8;
      if (length < headLength || at + length > parent.end) break;
      const box = { kind: head.toString('latin1', 4, 8), start: at + headLength, end: at + length };
      if (box.kind === kind) found.push(box);
      at += length;
    }
    return found;
  };
  const find = async (parent: Box, ...path: readonly string[]): Promise<Box | null> => {
    let box: Box | undefined = parent;
    for (const kind of path) {
      if (box === undefined) return null;
      [box] = await all(box, kind, 1);
    }
    return box ?? null;
  };
  return { all, find, bytes, isSpent: () => boxesLeft <= 0 };
}

/** Null for a track of anything but pictures. */
async function readTrack(walk: Walk, track: Box, isInFragments: boolean): Promise<MovieFacts | null> {
  const handler = await walk.find(track, 'mdia', 'hdlr');
  if (handler === null || (await walk.bytes(handler.start + 8, 4)).toString('latin1') !== 'vide') return null;
  const table = await walk.find(track, 'mdia', 'minf', 'stbl');
  const description = table === null ? null : await walk.find(table, 'stsd');
  if (table === null || description === null) return null;
  // Version, count, then the first entry: its length, its codec, … and its size in pixels.
  const entry = await walk.bytes(description.start + 8, 36);
  const clock = await walk.find(track, 'mdia', 'mdhd');
  const timings = await walk.find(table, 'stts');
  const known = entry.length === 36 && description.start + 44 <= description.end;
  const [across, down] = (await isOnItsSide(walk, track)) ? [34, 32] : [32, 34];
  const rate =
    isInFragments || clock === null || timings === null
      ? { fps: null, isFpsSteady: null, frameCount: null }
      : await readRate(walk, clock, timings);
  return {
    fourcc: known ? entry.toString('latin1', 4, 8) : null,
    widthPx: known ? positive(entry.readUInt16BE(across)) : null,
    heightPx: known ? positive(entry.readUInt16BE(down)) : null,
    ...rate,
  };
}

/** A camera that was held upright keeps its pictures lying, and says so in the matrix that they are to be seen by. */
async function isOnItsSide(walk: Walk, track: Box): Promise<boolean> {
  const header = await walk.find(track, 'tkhd');
  if (header === null) return false;
  const [version = 0] = await walk.bytes(header.start, 1);
  const at = header.start + (version === 1 ? 52 : 40);
  if (at + 20 > header.end) return false;
  const matrix = await walk.bytes(at, 20);
  if (matrix.length < 20) return false;
  const [a, b, c, d] = [0, 4, 12, 16].map((offset) => matrix.readInt32BE(offset));
  return a === 0 && d === 0 && b !== 0 && c !== 0;
}

async function readRate(
  walk: Walk,
  clock: Box,
  timings: Box,
): Promise<Pick<MovieFacts, 'fps' | 'isFpsSteady' | 'frameCount'>> {
  const unknown = { fps: null, isFpsSteady: null, frameCount: null };
  const clockHead = await walk.bytes(clock.start, 24);
  if (clockHead.length < 24) return unknown;
  const ticksPerSecond = clockHead.readUInt32BE(clockHead[0] === 1 ? 20 : 12);
  const head = await walk.bytes(timings.start, 8);
  if (head.length < 8 || ticksPerSecond === 0) return unknown;
  const count = Math.min(head.readUInt32BE(4), Math.floor((timings.end - timings.start - 8) / 8));
  // Below nothing where the box ends before its own head does.
  if (count <= 0 || count > mostTimings) return unknown;
  const entries = await walk.bytes(timings.start + 8, count * 8);
  let frameCount = 0;
  let ticks = 0;
  const lengths = new Map<number, number>();
  for (let at = 0; at + 8 <= entries.length; at += 8) {
    const frames = entries.readUInt32BE(at);
    const ticksEach = entries.readUInt32BE(at + 4);
    frameCount += frames;
    ticks += frames * ticksEach;
    lengths.set(ticksEach, (lengths.get(ticksEach) ?? 0) + frames);
  }
  if (frameCount === 0 || ticks === 0) return { ...unknown, frameCount: positive(frameCount) };
  const [usual = [0, 0]] = [...lengths].toSorted(([, one], [, other]) => other - one);
  // The last frame is often written shorter or longer than the others.
  const isFpsSteady = usual[0] > 0 && frameCount - usual[1] <= 1;
  const fps = isFpsSteady ? ticksPerSecond / usual[0] : (frameCount * ticksPerSecond) / ticks;
  return { frameCount, isFpsSteady, fps: Math.round(fps * 1_000) / 1_000 };
}

const positive = (value: number): number | null => (value > 0 ? value : null);
