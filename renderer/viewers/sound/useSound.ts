import { ALL_FORMATS, type AudioSample, AudioSampleSink, BufferSource, Input } from 'mediabunny';
import { useEffect, useState } from 'react';
import type { ViewerProblem } from '../viewer.ts';
import { drawCurve, type SoundPiece } from './curve.ts';
import { peaksOf } from './peaks.ts';

export type Sound = {
  /** How loud it is along its length, from 0 to 1, as far as that is known yet. */
  readonly peaks: Float32Array;
  readonly channelCount: number;
  readonly lengthSeconds: number;
  /** As the file says it, where it is one that says it simply. */
  readonly rateHz: number | null;
};

/** What is seen of a curve that is being drawn. */
const tellEachMs = 200;

/** The sound decoded for being drawn, piece by piece; what is heard comes from the file itself. */
export function useSound(bytes: Uint8Array<ArrayBuffer>, onProblem: (problem: ViewerProblem) => void): Sound | null {
  const [sound, setSound] = useState<Sound | null>(null);
  useEffect(() => {
    let isWanted = true;
    const input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS });
    read(
      input,
      rateOfWave(bytes),
      (told) => {
        if (isWanted) setSound(told);
      },
      () => isWanted,
    )
      .catch(() => {
        if (isWanted) onProblem('damaged');
      })
      .finally(() => input.dispose());
    return () => {
      isWanted = false;
    };
  }, [bytes, onProblem]);
  return sound;
}

/** @throws Error where it is no sound that is decoded here */
async function read(
  input: Input,
  rateHz: number | null,
  onSound: (sound: Sound) => void,
  isWanted: () => boolean,
): Promise<void> {
  const track = await input.getPrimaryAudioTrack();
  if (track === null || !(await track.canDecode())) throw new Error('no sound');
  const sink = new AudioSampleSink(track);
  const known = {
    channelCount: await track.getNumberOfChannels(),
    lengthSeconds: await track.computeDuration(),
    rateHz,
  };
  let toldAtMs = performance.now();
  let peaks = new Float32Array(1);
  const tell = (): void => onSound({ ...known, peaks: peaks.slice() });
  tell();
  await drawCurve(
    known.lengthSeconds,
    async function* listen(from, until) {
      for await (const sample of sink.samples(from, until)) yield pieceOf(sample);
    },
    (drawn) => {
      peaks = drawn;
      if (performance.now() - toldAtMs < tellEachMs) return;
      toldAtMs = performance.now();
      tell();
    },
    isWanted,
  );
  tell();
}

function pieceOf(sample: AudioSample): SoundPiece {
  return {
    timestamp: sample.timestamp,
    duration: sample.duration,
    peaks: (count) => {
      const channels = Array.from({ length: sample.numberOfChannels }, (_, planeIndex) => {
        const values = new Float32Array(sample.numberOfFrames);
        sample.copyTo(values, { planeIndex, format: 'f32-planar' });
        return values;
      });
      return peaksOf(channels, count);
    },
    close: () => sample.close(),
  };
}

/** From the head of a RIFF wave, whose format comes first. */
function rateOfWave(bytes: Uint8Array<ArrayBuffer>): number | null {
  if (bytes.length < 28) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const isWave = view.getUint32(0) === 0x52494646 && view.getUint32(12) === 0x666d7420;
  return isWave ? view.getUint32(24, true) : null;
}
