import { useEffect, useState } from 'react';
import type { ViewerProblem } from '../viewer.ts';

export type Sound = {
  readonly channels: readonly Float32Array[];
  readonly channelCount: number;
  readonly lengthSeconds: number;
  /** As the file says it, where it is one that says it simply. */
  readonly rateHz: number | null;
};

/** A curve needs no more: ten minutes are 38 MB instead of 230. */
const curveRateHz = 8_000;

/** The sound decoded for being drawn; what is heard comes from the file itself. */
export function useSound(bytes: Uint8Array<ArrayBuffer>, onProblem: (problem: ViewerProblem) => void): Sound | null {
  const [sound, setSound] = useState<Sound | null>(null);
  useEffect(() => {
    let isWanted = true;
    // Decoding takes the bytes away from whoever gave them.
    new OfflineAudioContext(1, 1, curveRateHz).decodeAudioData(bytes.slice().buffer).then(
      (decoded) => {
        if (!isWanted) return;
        setSound({
          channels: Array.from({ length: decoded.numberOfChannels }, (_, at) => decoded.getChannelData(at)),
          channelCount: decoded.numberOfChannels,
          lengthSeconds: decoded.duration,
          rateHz: rateOfWave(bytes),
        });
      },
      () => {
        if (isWanted) onProblem('damaged');
      },
    );
    return () => {
      isWanted = false;
    };
  }, [bytes, onProblem]);
  return sound;
}

/** From the head of a RIFF wave, whose format comes first. */
function rateOfWave(bytes: Uint8Array<ArrayBuffer>): number | null {
  if (bytes.length < 28) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const isWave = view.getUint32(0) === 0x52494646 && view.getUint32(12) === 0x666d7420;
  return isWave ? view.getUint32(24, true) : null;
}
