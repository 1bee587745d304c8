/** What this app draws, one of each tool, and what Kitsu's page writes, one of each kind: what a server must keep as it came. */
import { randomUUID } from 'node:crypto';
import { moved, rubbedAt } from '../../renderer/features/player/draw/editObject.ts';
import { paintedOf } from '../../renderer/features/player/draw/kitsuObject.ts';
import { newShape, newStroke, newText } from '../../renderer/features/player/draw/newObject.ts';
import type { DrawnObject } from '../../shared/model/annotation.ts';
import { fabricObjects } from '../renderer/drawing/fabricObjects.ts';

const picture = { width: 1920, height: 1080 };
const made = () => ({ id: randomUUID(), personId: randomUUID(), picture, pen: { color: '#ff3860', widthPx: 7.68 } });
const from = { x: 200.123, y: 300.456 };
const to = { x: 901.3, y: 77.7 };

function edited(object: DrawnObject, edit: typeof movedALittle): DrawnObject {
  const painted = paintedOf(object);
  if (painted === null) throw new Error(`${object.id} is not painted`);
  return edit({ object, painted });
}
type Known = Parameters<typeof moved>[0];
const movedALittle = (known: Known): DrawnObject => moved(known, { x: 13.37, y: -4.2 }, picture);
const rubbed = (known: Known): DrawnObject => rubbedAt(known, [from, to], 30, picture);

export const movedOnce = (object: DrawnObject): DrawnObject => edited(object, movedALittle);

export function everyDrawing(): readonly DrawnObject[] {
  const shapes = (['line', 'arrow', 'rectangle', 'ellipse'] as const).flatMap(
    (tool) => newShape(tool, from, to, made()) ?? [],
  );
  const stroke = newStroke(
    [from, { x: 400, y: 900 }, to].map((point) => ({ ...point, pressure: null })),
    made(),
  );
  const pressed = newStroke(
    [from, { x: 400, y: 900 }, to].map((point, at) => ({ ...point, pressure: at / 3 })),
    made(),
  );
  const words = newText('more weight\non the left, “please”', from, 48.6, 300, made());
  const theirs = fabricObjects.map(({ object }) => ({
    id: randomUUID(),
    canvasWidth: 1200,
    canvasHeight: 675,
    ...object,
  }));
  const strange = { id: randomUUID(), type: 'hologram', depth: [1, [2, { three: null }]], left: -0.5 };
  const rubbedAtToo = edited({ ...stroke, id: randomUUID() }, rubbed);
  return [...shapes, stroke, pressed, words, rubbedAtToo, ...theirs, strange];
}
