/**
 * Opens a movie at one of the app's own media addresses, reads what it says of its pictures, and hands out coded pictures one
 * by one. Mediabunny takes the file apart (decision 0017); nothing is decoded here.
 */
import {
  ALL_FORMATS,
  AudioBufferSink,
  type EncodedPacket,
  EncodedPacketSink,
  Input,
  type InputAudioTrack,
  type InputVideoTrack,
  UrlSource,
} from 'mediabunny';
import type { Turn } from '../stage/view.ts';
import { endsEarly } from './boxes.ts';
import { knownCodecName } from './codecName.ts';
import { cutOffAt, framesBehind, indexMovie, type CodedPicture, type MovieIndex } from './movieIndex.ts';
import { chunksBeginningWith, isRecoveryPoint, unitsOf } from './recoveryPoint.ts';

export type CodedChunk = { readonly place: number; readonly chunks: readonly EncodedVideoChunk[] };

export type OpenedMovie = {
  /** Of the frames that are there. */
  readonly index: MovieIndex;
  /** How many more the file speaks of, and does not have: it was cut off. */
  readonly lostFrames: number;
  readonly config: VideoDecoderConfig;
  /** As it is to be seen, upright and with square pixels. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** To be done by whoever shows it. */
  readonly turn: Turn;
  readonly codec: string;
  readonly sound: AudioBufferSink | null;
  /** Seconds at which the first frame stands on the movie's own clock; sound is found by it. */
  readonly startSeconds: number;
  /** Coded pictures in the order of decoding, from a place on. */
  readonly chunksFrom: (place: number) => AsyncGenerator<CodedChunk, void, void>;
  /** Whether decoding can really begin there: files may mark more than that. */
  readonly canBeginAt: (place: number) => Promise<boolean>;
  readonly close: () => void;
};

/** `not-here`: it is not on this disk, and cannot be fetched now. `not-readable`: this app cannot decode it. */
export class MovieError extends Error {
  readonly code: 'not-here' | 'not-readable';
  /** As people call it: what nothing here decodes; null where that is not why, or nobody knows. */
  readonly codec: string | null;
  constructor(code: 'not-here' | 'not-readable', detail: string, codec: string | null = null) {
    super(detail);
    this.code = code;
    this.codec = codec;
  }
}

/** How decoding can begin at a picture: by itself, as an open group does (`recoveryPoint.ts`), or not at all. */
type Beginning = 'key' | 'open' | 'none';

/** @throws MovieError */
export async function openMovie(url: string, otherFps: number): Promise<OpenedMovie> {
  let isArriving = false;
  const fetchFn: typeof fetch = async (request, options) => {
    const answer = await fetchMedia(request, options);
    isArriving ||= answer.headers.has('x-inari-arriving');
    return answer;
  };
  const input = new Input({
    source: new UrlSource(url, { getRetryDelay: () => null, fetchFn }),
    formats: ALL_FORMATS,
  });
  try {
    return await read(input, otherFps, {
      isArriving: () => isArriving,
      endsEarly: () => endsEarly(url, fetchMedia),
    });
  } catch (error) {
    input.dispose();
    if (error instanceof MovieError) throw error;
    throw new MovieError('not-readable', error instanceof Error ? error.message : String(error));
  }
}

/** The address answers why it has nothing with a status of its own; a movie that is not here is no broken movie. */
const fetchMedia: typeof fetch = async (request, options) => {
  const answer = await fetch(request, options).catch((error: unknown) => {
    if (error instanceof DOMException) throw error;
    throw new MovieError('not-here', error instanceof Error ? error.message : String(error));
  });
  if (!answer.ok) throw new MovieError('not-here', answer.headers.get('x-inari-error') ?? String(answer.status));
  return answer;
};

type File = {
  readonly isArriving: () => boolean;
  /** Whether it speaks of more bytes than it has. */
  readonly endsEarly: () => Promise<boolean>;
};

async function read(input: Input, otherFps: number, file: File): Promise<OpenedMovie> {
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new MovieError('not-readable', 'no pictures');
  const config = await decodableConfig(track);
  const sink = new EncodedPacketSink(track);
  const pictures: CodedPicture[] = [];
  const times: number[] = [];
  for (
    let packet = await sink.getFirstPacket({ metadataOnly: true });
    packet !== null;
    packet = await sink.getNextPacket(packet, { metadataOnly: true })
  ) {
    pictures.push({
      timeUs: packet.microsecondTimestamp,
      durationUs: packet.microsecondDuration,
      isKey: packet.type === 'key',
    });
    times.push(packet.timestamp);
  }
  const promised = indexMovie(pictures, otherFps);
  const units = unitsOf(config);
  const checked = new Map<number, Beginning>();
  const sound = await soundOf(input);

  const packetAt = async (place: number) =>
    place === 0 ? await sink.getFirstPacket() : await sink.getPacket(times[place] ?? 0);

  // Whoever reads the end of one that is still arriving waits for all of it.
  const index =
    !file.isArriving() || (await file.endsEarly())
      ? cutOffAt(promised, await countWhole(pictures.length, async (place) => (await packetAt(place)) !== null))
      : promised;
  if (index.frameCount === 0) throw new MovieError('not-readable', 'not one whole picture');
  const firstPicture = pictures[index.pictureOfFrame[0] ?? 0];

  const beginningOf = async (packet: EncodedPacket): Promise<Beginning> => {
    if ((await track.determinePacketType(packet)) !== 'delta') return 'key';
    return units !== null && isRecoveryPoint(packet.data, units) ? 'open' : 'none';
  };
  const beginningAt = async (place: number): Promise<Beginning> => {
    const known = checked.get(place);
    if (known !== undefined) return known;
    const packet = await packetAt(place);
    const beginning = packet === null ? 'none' : await beginningOf(packet);
    checked.set(place, beginning);
    return beginning;
  };

  /** Where pictures and their times are kept together, what was cut off took both along: the file still says how long it is to be. */
  const lostWithTheirTimes = async (): Promise<number> => {
    const endSeconds = await track.getDurationFromMetadata();
    const frames = endSeconds === null ? 0 : framesBehind(promised, endSeconds);
    // The last picture of a whole one may stand for long, or its sound go on.
    return frames > 0 && (await file.endsEarly()) ? frames : 0;
  };

  return {
    index,
    lostFrames: promised.frameCount - index.frameCount + (await lostWithTheirTimes()),
    config,
    widthPx: await track.getDisplayWidth(),
    heightPx: await track.getDisplayHeight(),
    turn: await turnOf(track),
    codec: config.codec,
    sound,
    startSeconds: (firstPicture?.timeUs ?? 0) / 1e6,
    async *chunksFrom(place) {
      const openGroup = (await beginningAt(place)) === 'open' ? units : null;
      let packet = await packetAt(place);
      for (let at = place; packet !== null; at += 1) {
        const chunk = packet.toEncodedVideoChunk();
        yield { place: at, chunks: openGroup && at === place ? chunksBeginningWith(chunk, openGroup) : [chunk] };
        packet = await sink.getNextPacket(packet);
      }
    },
    canBeginAt: async (place) => (await beginningAt(place)) !== 'none',
    close: () => input.dispose(),
  };
}

/** How many pictures lie before the end of the file; they are kept in the order of their places. */
async function countWhole(count: number, isWhole: (place: number) => Promise<boolean>): Promise<number> {
  if (await isWhole(count - 1)) return count;
  let [whole, lost] = [0, count - 1];
  while (whole < lost) {
    const middle = Math.floor((whole + lost) / 2);
    if (await isWhole(middle)) whole = middle + 1;
    else lost = middle;
  }
  return whole;
}

/** Decoding by the processor: exact to the bit on every computer, and its pictures may be kept as many as there is room for. */
async function decodableConfig(track: InputVideoTrack): Promise<VideoDecoderConfig> {
  const config = await track.getDecoderConfig();
  if (config === null || typeof VideoDecoder === 'undefined') {
    const id = await track.getInternalCodecId();
    throw new MovieError('not-readable', 'unknown codec', typeof id === 'string' ? knownCodecName(id) : null);
  }
  const wanted: VideoDecoderConfig = { ...config, hardwareAcceleration: 'prefer-software' };
  const answer = await VideoDecoder.isConfigSupported(wanted);
  if (answer.supported !== true) throw new MovieError('not-readable', config.codec, knownCodecName(config.codec));
  return wanted;
}

const quartersOf = { 0: 0, 90: 1, 180: 2, 270: 3 } as const;
const otherWayRound = [0, 3, 2, 1] as const;

/** Files turn the picture first and mirror it then: mirrored first, it is turned the other way round. */
async function turnOf(track: InputVideoTrack): Promise<Turn> {
  const quarters = quartersOf[await track.getRotation()];
  const isMirrored = await track.getFlip();
  return { quarters: isMirrored ? otherWayRound[quarters] : quarters, isMirrored };
}

/** None where there is none, and where this app cannot decode it: pictures are shown all the same. */
async function soundOf(input: Input): Promise<AudioBufferSink | null> {
  const track: InputAudioTrack | null = await input.getPrimaryAudioTrack();
  return track !== null && (await track.canDecode()) ? new AudioBufferSink(track) : null;
}
