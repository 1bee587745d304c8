import type { Medium } from '../movie/medium.ts';
import type { Shown } from './surface.ts';

/** The picture of a frame as it is drawn; null where it is not here yet. */
export function shownOf(medium: Medium, frame: number): Shown | null {
  const picture = medium.at(frame);
  if (picture === null) return null;
  return {
    image: picture,
    size: { width: medium.widthPx, height: medium.heightPx },
    pixels: medium.pixels,
    turn: medium.turn,
  };
}
