/** How the picture lies, between this screen and those of a review room, which are of other sizes. */
import type { RoomView } from '../../../../shared/model/room.ts';
import { fitView, placed, type Size, type View } from '../stage/view.ts';

/** @param picture as it is turned */
export function roomViewOf(view: View, picture: Size, stage: Size): RoomView {
  const fit = placed(fitView, picture, stage);
  const lies = placed(view, picture, stage);
  return {
    zoom: lies.scale / fit.scale,
    x: lies.left - fit.left,
    y: lies.top - fit.top,
    fitWidthPx: picture.width * fit.scale,
  };
}

export function viewOfRoom({ zoom, x, y, fitWidthPx }: RoomView, picture: Size, stage: Size): View {
  if (zoom === 1 && x === 0 && y === 0) return fitView;
  const fit = placed(fitView, picture, stage);
  const scale = zoom * fit.scale;
  const times = (picture.width * fit.scale) / (fitWidthPx ?? picture.width * fit.scale);
  return {
    zoom: scale,
    x: fit.left + x * times - (stage.width - picture.width * scale) / 2,
    y: fit.top + y * times - (stage.height - picture.height * scale) / 2,
  };
}
