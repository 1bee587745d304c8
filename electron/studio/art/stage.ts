import { noiseFrom, randomFrom, type Random } from '../random.ts';
import type { Mood } from './moods.ts';
import type { Painter } from './painter.ts';

/** What a drawing is made with: the brush, the colours of the hour, chance that repeats, and the moment. */
export type Stage = {
  readonly paint: Painter;
  readonly mood: Mood;
  readonly random: Random;
  readonly variant: number;
  /** Seconds since the first frame; 0 for a still picture. */
  readonly seconds: number;
  readonly noise: (name: string) => (position: number) => number;
};

export function stageFor(paint: Painter, mood: Mood, name: string, variant: number, seconds: number): Stage {
  const seed = `${name} ${variant}`;
  return { paint, mood, variant, seconds, random: randomFrom(seed), noise: (part) => noiseFrom(`${seed} ${part}`) };
}
