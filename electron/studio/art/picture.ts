import type { MoodName } from './moods.ts';
import type { Stage } from './stage.ts';

/** A composition: what it shows, in which hours and weathers, and what must stay in sight when it is cropped. */
export type Picture = {
  readonly moods: readonly [MoodName, ...MoodName[]];
  readonly focusX: number;
  readonly draw: (stage: Stage) => void;
};
