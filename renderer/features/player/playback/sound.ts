/**
 * The sound of a movie, played from a moment on at its own speed. What it has got to, is the clock that pictures follow: an ear
 * hears a gap of a few milliseconds, an eye does not see one.
 */
import type { AudioBufferSink } from 'mediabunny';

export type Sound = {
  /** From a moment of the movie, in seconds from its first frame. What was playing stops. */
  readonly play: (fromSeconds: number) => void;
  readonly stop: () => void;
  /** What is heard now, in seconds from the first frame; null while nothing is playing yet. */
  readonly position: () => number | null;
  readonly setLoudness: (share: number) => void;
  readonly close: () => void;
};

/** Handed to the sound card so much ahead. */
const aheadSeconds = 0.8;
/** Time to decode the first of it. */
const startSeconds = 0.06;

export function createSound(sink: AudioBufferSink, movieStartSeconds: number): Sound {
  const context = new AudioContext();
  const gain = context.createGain();
  gain.connect(context.destination);
  const playing = new Set<AudioBufferSourceNode>();
  let turn = 0;
  let from = 0;
  let origin: number | null = null;

  function stop(): void {
    turn += 1;
    origin = null;
    for (const node of playing) node.stop();
    playing.clear();
  }

  /** Something else is to be heard, or nothing. */
  const isOver = (mine: number): boolean => mine !== turn;

  async function feed(mine: number, fromSeconds: number): Promise<void> {
    await context.resume();
    const begin = movieStartSeconds + fromSeconds;
    for await (const { buffer, timestamp } of sink.buffers(begin)) {
      if (isOver(mine)) return;
      if (origin === null) {
        origin = context.currentTime + startSeconds;
        from = fromSeconds;
      }
      const at = origin + timestamp - begin;
      const node = context.createBufferSource();
      node.buffer = buffer;
      node.connect(gain);
      node.addEventListener('ended', () => playing.delete(node));
      const late = Math.max(0, context.currentTime - at);
      if (late < buffer.duration) {
        node.start(Math.max(at, context.currentTime), late);
        playing.add(node);
      }
      while (!isOver(mine) && at - context.currentTime > aheadSeconds)
        await new Promise((resolve) => setTimeout(resolve, aheadSeconds * 250));
      if (isOver(mine)) return;
    }
  }

  return {
    play: (fromSeconds) => {
      stop();
      // Without it pictures go by the computer's clock.
      feed(turn, fromSeconds).catch((error: unknown) => console.error('sound stopped', error));
    },
    stop,
    position: () => {
      if (origin === null || context.currentTime < origin) return null;
      return from + context.currentTime - origin - context.outputLatency;
    },
    setLoudness: (share) => {
      gain.gain.value = share;
    },
    close: () => {
      stop();
      void context.close();
    },
  };
}
