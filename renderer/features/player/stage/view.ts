/** How a picture lies on the stage: whole (`fit`) or enlarged around a point. Sizes in CSS pixels unless a name says otherwise. */
export type Size = { readonly width: number; readonly height: number };

/** `zoom` null: as large as fits. The offset is of the picture's middle from the stage's. */
export type View = { readonly zoom: number | null; readonly x: number; readonly y: number };

export const fitView: View = { zoom: null, x: 0, y: 0 };

/** Where the picture lies. */
export type Placed = { readonly left: number; readonly top: number; readonly scale: number };

const mostZoom = 32;
const leastZoom = 0.05;

function fitScale(picture: Size, stage: Size): number {
  if (picture.width === 0 || picture.height === 0) return 1;
  return Math.min(stage.width / picture.width, stage.height / picture.height);
}

export function placed(view: View, picture: Size, stage: Size): Placed {
  const scale = view.zoom ?? fitScale(picture, stage);
  return {
    scale,
    left: (stage.width - picture.width * scale) / 2 + view.x,
    top: (stage.height - picture.height * scale) / 2 + view.y,
  };
}

/** Larger or smaller, and what is under the pointer stays there. */
export function zoomedAt(
  view: View,
  factor: number,
  at: { readonly x: number; readonly y: number },
  picture: Size,
  stage: Size,
): View {
  const before = placed(view, picture, stage);
  const zoom = Math.max(leastZoom, Math.min(mostZoom, before.scale * factor));
  const inPicture = { x: (at.x - before.left) / before.scale, y: (at.y - before.top) / before.scale };
  return {
    zoom,
    x: at.x - inPicture.x * zoom - (stage.width - picture.width * zoom) / 2,
    y: at.y - inPicture.y * zoom - (stage.height - picture.height * zoom) / 2,
  };
}

export const movedBy = (view: View, x: number, y: number): View => ({ ...view, x: view.x + x, y: view.y + y });
