import type { Id } from '../../../../shared/model/studio.ts';
import type { Player } from '../playback/player.ts';
import { usePlayerValue } from '../usePlayer.ts';
import { type BoardEvent, BoardSurface } from './BoardSurface.tsx';
import { type Box, boxOfPoints } from './curves.ts';
import type { BoardProps } from './DrawingBoard.tsx';
import { InPicture } from './DrawingLayer.tsx';
import { isTurned, moved, scaled } from './editObject.ts';
import { paintedOf } from './kitsuObject.ts';
import { boxAround, boxOf, isAt, isInside, outlineOf } from './outline.ts';
import { PaintedObject } from './PaintedObject.tsx';
import type { Point } from '../stage/view.ts';
import { factorOf, type Handle, handleOf, opposite, pointOfHandle } from './selectionHandles.ts';
import { SelectionFrame } from './SelectionFrame.tsx';
import type { Changed } from './useDrawing.ts';
import { useGesture } from './useGesture.ts';

type Props = BoardProps & { readonly player: Player };

type Gesture =
  | { readonly kind: 'frame'; readonly from: Point; readonly to: Point; readonly keeps: ReadonlySet<Id> }
  | { readonly kind: 'move'; readonly from: Point; readonly to: Point }
  | { readonly kind: 'scale'; readonly handle: Handle; readonly box: Box; readonly to: Point };

/** On the screen. */
const reachPx = 6;
const leastMovePx = 2;
const none: ReadonlySet<Id> = new Set();

/** Takes hold of what is drawn on the frame on screen: one, several with Shift or a frame around them; moves it, makes it larger. */
export function SelectBoard({ drawing, lies, player, onBegin }: Props) {
  const { picture, selection } = drawing;
  const pointer = useGesture<Gesture>();
  const gesture = pointer.shown;
  const isHere = usePlayerValue(player, ({ shown }) => selection !== null && selection.frame === shown, false);
  const selected = isHere ? drawing.selected() : [];
  const isHeld = gesture?.kind === 'move' || gesture?.kind === 'scale';
  const changed = isHeld ? changedBy(gesture) : [];
  const paintings = isHeld
    ? changed.flatMap(({ from, to }) => {
        const painted = paintedOf(to);
        return painted === null ? [] : [{ ...painted, canvas: from.painted.canvas }];
      })
    : selected.map(({ painted }) => painted);
  const box = boxAround(paintings.map((painted) => boxOf(outlineOf(painted, picture))));

  function changedBy(by: Gesture): readonly Changed[] {
    if (by.kind === 'frame') return [];
    if (by.kind === 'move') {
      const far = { x: by.to.x - by.from.x, y: by.to.y - by.from.y };
      return selected.map((from) => ({ from, to: moved(from, far, picture) }));
    }
    const [factor, about] = [factorOf(by.handle, by.box, by.to), opposite(by.handle, by.box)];
    return selected.map((from) => ({ from, to: scaled(from, factor, about, picture) }));
  }
  function hold(next: Gesture, ids: ReadonlySet<Id>): void {
    pointer.set(next);
    drawing.lift(ids);
  }
  function onDown({ at, isShift, handle }: BoardEvent): void {
    const grip = handleOf(handle);
    if (grip !== null && box !== null && selection !== null) {
      hold({ kind: 'scale', handle: grip, box, to: at }, selection.ids);
      return;
    }
    const here = drawing.here();
    const hit = here.findLast(({ painted }) => isAt(outlineOf(painted, picture), at, reachPx / lies.scale));
    const ids = isHere && selection !== null ? selection.ids : none;
    if (hit === undefined) {
      if (ids.size > 0 && !isShift && box !== null && holds(box, at)) hold({ kind: 'move', from: at, to: at }, ids);
      else pointer.set({ kind: 'frame', from: at, to: at, keeps: isShift ? ids : none });
      return;
    }
    onBegin();
    const { id } = hit.object;
    if (isShift) {
      drawing.select(ids.has(id) ? new Set([...ids].filter((other) => other !== id)) : new Set([...ids, id]));
      return;
    }
    const held = ids.has(id) ? ids : new Set([id]);
    drawing.select(held);
    hold({ kind: 'move', from: at, to: at }, held);
  }
  function onUp(): void {
    const done = pointer.now();
    pointer.set(null);
    drawing.lift(none);
    if (done === null) return;
    if (done.kind === 'frame') {
      const around = boxOfPoints([done.from, done.to]);
      const caught = drawing.here().filter(({ painted }) => isInside(outlineOf(painted, picture), around));
      drawing.select(new Set([...done.keeps, ...caught.map(({ object }) => object.id)]));
      return;
    }
    const from = done.kind === 'move' ? done.from : pointOfHandle(done.handle, done.box);
    const far = Math.hypot(done.to.x - from.x, done.to.y - from.y) * lies.scale;
    if (far >= leastMovePx) drawing.change(changedBy(done));
  }
  return (
    <BoardSurface
      tool="select"
      lies={lies}
      picture={drawing.picture}
      onDown={onDown}
      onMove={({ at }) => {
        const before = pointer.now();
        if (before !== null) pointer.set({ ...before, to: at });
      }}
      onUp={onUp}
      onCancel={() => {
        pointer.set(null);
        drawing.lift(none);
      }}
      painting={
        <>
          {isHeld &&
            paintings.map((painted) => (
              <InPicture key={painted.id} painted={painted} lies={lies} picture={picture}>
                <PaintedObject painted={painted} />
              </InPicture>
            ))}
          <SelectionFrame
            lies={lies}
            picture={picture}
            box={box}
            // What lies turned keeps its form: it has corners to pull, and no sides.
            hasSides={!selected.some(isTurned)}
            marquee={gesture?.kind === 'frame' ? boxOfPoints([gesture.from, gesture.to]) : null}
          />
        </>
      }
    />
  );
}

const holds = ({ left, top, width, height }: Box, { x, y }: Point): boolean =>
  x >= left && x <= left + width && y >= top && y <= top + height;
