/**
 * The sound of a movie, played from a moment on at its own speed. What it has got to, is the clock that pictures follow: an ear
 * hears a gap of a few milliseconds, an eye does not see one.
 */
import type { AudioBufferSink } from 'mediabunny';

export type Sound = {
  /** From a moment of the movie, in seconds from its first frame. What was playing stops. */
  readonly play: (fromSeconds: number) => void;
  /** So much of it, once. What was playing stops; of pieces asked for faster than they are decoded the last one is played. */
  readonly playPiece: (fromSeconds: number, seconds: number) => void;
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
/** A piece is let in and out so gently that its edges are no clicks. */
const edgeSeconds = 0.003;

export function createSound(sink: AudioBufferSink, movieStartSeconds: number): Sound {
  const context = new AudioContext();
  const gain = context.createGain();
  gain.connect(context.destination);
  const playing = new Set<AudioBufferSourceNode>();
  let turn = 0;
  let from = 0;
  let origin: number | null = null;

  /** Being decoded for a piece; what is asked for meanwhile comes after it. */
  let isCutting = false;
  /** Lets out the piece that is heard. */
  let fade: (() => void) | null = null;
  let nextPiece: { readonly fromSeconds: number; readonly seconds: number } | null = null;

  function stop(): void {
    nextPiece = null;
    turn += 1;
    origin = null;
    for (const node of playing) node.stop();
    fade?.();
    fade = null;
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

  async function cut(mine: number, fromSeconds: number, seconds: number): Promise<void> {
    await context.resume();
    const begin = movieStartSeconds + fromSeconds;
    const end = begin + seconds;
    const edge = context.createGain();
    edge.connect(gain);
    let startAt: number | null = null;
    const pieces: AudioBufferSourceNode[] = [];
    fade = () => {
      const now = context.currentTime;
      edge.gain.cancelAndHoldAtTime(now);
      edge.gain.linearRampToValueAtTime(0, now + edgeSeconds);
      for (const node of pieces) node.stop(now + edgeSeconds);
    };
    for await (const { buffer, timestamp, duration } of sink.buffers(begin, end)) {
      if (isOver(mine)) return;
      const from = Math.max(begin, timestamp);
      const until = Math.min(end, timestamp + duration);
      if (until <= from) continue;
      if (startAt === null) {
        startAt = context.currentTime;
        edge.gain.setValueAtTime(0, startAt);
        edge.gain.linearRampToValueAtTime(1, startAt + edgeSeconds);
        edge.gain.setValueAtTime(1, startAt + seconds - edgeSeconds);
        edge.gain.linearRampToValueAtTime(0, startAt + seconds);
      }
      const node = context.createBufferSource();
      node.buffer = buffer;
      node.connect(edge);
      node.start(startAt + from - begin, from - timestamp, until - from);
      pieces.push(node);
    }
  }

  function playPiece(fromSeconds: number, seconds: number): void {
    if (isCutting) {
      nextPiece = { fromSeconds, seconds };
      return;
    }
    stop();
    isCutting = true;
    cut(turn, fromSeconds, seconds)
      .catch((error: unknown) => console.error('sound stopped', error))
      .finally(() => {
        isCutting = false;
        const next = nextPiece;
        nextPiece = null;
        if (next !== null) playPiece(next.fromSeconds, next.seconds);
      });
  }

  return {
    playPiece,
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
