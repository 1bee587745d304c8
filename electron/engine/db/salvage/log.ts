/**
 * The write-ahead log as it lies on the disk. SQLite takes it up to the first frame whose sum is wrong and drops the rest
 * without a word: right after a cut of the power, when the rest was never promised; wrong where the disk has lost a frame
 * in the middle, with commands in those behind it that a person was told are safe.
 */

export type Frame = { readonly number: number; readonly page: Buffer };

const headerBytes = 32;
const frameHeaderBytes = 24;
/** The last bit says in which order of bytes the sums are made. */
const magics: ReadonlySet<number> = new Set([0x377f0682, 0x377f0683]);

type Layout = { readonly pageBytes: number; readonly salts: string; readonly isBigEndian: boolean };

/** Null where it is no log. */
function layoutOf(log: Buffer): Layout | null {
  if (log.length < headerBytes + frameHeaderBytes) return null;
  const magic = log.readUInt32BE(0);
  const pageBytes = log.readUInt32BE(8);
  if (magics.has(magic) && pageBytes >= 512 && pageBytes <= 65_536)
    return { pageBytes, salts: log.toString('latin1', 16, 24), isBigEndian: (magic & 1) === 1 };
  // Of a damaged header the frames know the salts as well.
  return { pageBytes: 4096, salts: log.toString('latin1', headerBytes + 8, headerBytes + 16), isBigEndian: false };
}

/** Every frame of the log's present round, sums or not, in the order they were written. */
export function* framesOf(log: Buffer): Generator<Frame> {
  const layout = layoutOf(log);
  if (layout === null) return;
  for (const at of placesOf(log, layout))
    if (log.toString('latin1', at + 8, at + 16) === layout.salts) yield frameAt(log, at, layout);
}

/** The frames that SQLite does not reach, though they were written in the present round. */
export function* framesBehindDamage(log: Buffer): Generator<Frame> {
  const layout = layoutOf(log);
  if (layout === null) return;
  const header = log.subarray(0, headerBytes);
  let sums: Sums | null = magics.has(header.readUInt32BE(0)) ? sumsOf(header.subarray(0, 24), [0, 0], layout) : null;
  if (sums !== null && !areEqual(sums, header, 24)) sums = null;
  for (const at of placesOf(log, layout)) {
    const isOfThisRound = log.toString('latin1', at + 8, at + 16) === layout.salts;
    if (sums !== null && isOfThisRound) {
      const frame = log.subarray(at, at + frameHeaderBytes + layout.pageBytes);
      sums = sumsOf(frame.subarray(frameHeaderBytes), sumsOf(frame.subarray(0, 8), sums, layout), layout);
      if (areEqual(sums, frame, 16)) continue;
    }
    // From the first one that is of another round or whose sum is wrong on, the others are not looked at.
    sums = null;
    if (isOfThisRound) yield frameAt(log, at, layout);
  }
}

function* placesOf(log: Buffer, { pageBytes }: Layout): Generator<number> {
  const frameBytes = frameHeaderBytes + pageBytes;
  for (let at = headerBytes; at + frameBytes <= log.length; at += frameBytes) yield at;
}

const frameAt = (log: Buffer, at: number, { pageBytes }: Layout): Frame => ({
  number: log.readUInt32BE(at),
  page: log.subarray(at + frameHeaderBytes, at + frameHeaderBytes + pageBytes),
});

type Sums = readonly [number, number];

function sumsOf(bytes: Buffer, [first, second]: Sums, { isBigEndian }: Layout): Sums {
  const word = (at: number): number => (isBigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at));
  let [one, two] = [first, second];
  for (let at = 0; at < bytes.length; at += 8) {
    one = (one + word(at) + two) >>> 0;
    two = (two + word(at + 4) + one) >>> 0;
  }
  return [one, two];
}

const areEqual = ([one, two]: Sums, bytes: Buffer, at: number): boolean =>
  bytes.readUInt32BE(at) === one && bytes.readUInt32BE(at + 4) === two;
