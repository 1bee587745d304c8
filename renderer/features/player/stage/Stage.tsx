import { type PointerEvent, type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { custom } from '../../../ui/custom.ts';
import type { Medium } from '../movie/medium.ts';
import type { Player } from '../playback/player.ts';
import { type Drawer, frameBeside } from '../usePlayer.ts';
import { type Compare, lookOf } from './compare.ts';
import styles from './Stage.module.css';
import { type Area, createSurface, type Layer, type Shown, type Surface } from './surface.ts';
import { movedBy, placed, type Placed, type Size, type View, zoomedAt } from './view.ts';

type Props = {
  readonly a: Medium | null;
  readonly b: Medium | null;
  readonly compare: Compare;
  /** Held down: B alone, in the place of A. */
  readonly isPeeking: boolean;
  readonly player: Player | null;
  /** Is given how to draw a frame. */
  readonly drawerRef: RefObject<Drawer>;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onWipe: (at: number) => void;
  readonly onPress: () => void;
  /** Nothing of it may be shown: it belongs to what was there before. */
  readonly isBlank: boolean;
  /** Over A's picture, as it lies. */
  readonly renderOverlay: (lies: Placed, picture: Size) => ReactNode;
  /** Over all of A's part of the stage: takes the pointer while something is drawn. */
  readonly renderBoard: (lies: Placed, picture: Size) => ReactNode;
  readonly children?: ReactNode;
};

const wheelStep = 1.0015;

/** The picture, exactly as it is, and nothing over it that was not asked for. */
export function Stage(props: Props) {
  const { a, b, compare, isPeeking, player, drawerRef, view, onView, onWipe, onPress, isBlank } = props;
  const { renderOverlay, renderBoard, children } = props;
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const surface = useRef<Surface | null>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return undefined;
    surface.current = createSurface(element);
    return () => {
      surface.current = null;
    };
  }, []);

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      surface.current?.resize({ width, height }, window.devicePixelRatio);
      setSize({ width, height });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const isSide = b !== null && compare.mode === 'side' && !isPeeking;
  const areas = areasOf(size, isSide);
  const [first] = areas;
  const picture: Size = { width: a?.widthPx ?? 0, height: a?.heightPx ?? 0 };
  const lies = placed(view, picture, first);

  useEffect(() => {
    drawerRef.current = (frame) => {
      if (a === null) return;
      const one = shownOf(a, frame);
      const two = b === null ? null : shownOf(b, frameBeside(a, b, frame));
      if (one === null) return;
      surface.current?.draw(layersOf(one, two));
    };
    player?.redraw();
    function layersOf(one: Shown, two: Shown | null): readonly Layer[] {
      const single = { b: null, look: { kind: 'single' } as const };
      if (two === null) return [{ a: one, ...single, placed: lies, area: first }];
      if (isPeeking) return [{ a: two, ...single, placed: fitInto(lies, picture, two.size), area: first }];
      const [, second] = areas;
      if (isSide && second !== undefined) {
        return [
          { a: one, ...single, placed: lies, area: first },
          { a: two, ...single, placed: fitInto(lies, picture, two.size), area: second },
        ];
      }
      return [{ a: one, b: two, look: lookOf(compare), placed: lies, area: first }];
    }
  });

  const wipeX = first.left + lies.left + picture.width * lies.scale * compare.wipeAt;
  const hasWipe = b !== null && compare.mode === 'wipe' && !isPeeking && a !== null;
  const at = (event: PointerEvent | WheelEvent) => {
    const { left = 0, top = 0 } = box.current?.getBoundingClientRect() ?? {};
    return { x: event.clientX - left, y: event.clientY - top };
  };

  // React's own wheel listeners may not keep the page from scrolling.
  const onWheel = useRef((_event: WheelEvent): void => undefined);
  useEffect(() => {
    onWheel.current = (event) => {
      event.preventDefault();
      const point = at(event);
      const inside = { x: (point.x - first.left) % Math.max(1, first.width), y: point.y - first.top };
      onView(zoomedAt(view, wheelStep ** -event.deltaY, inside, picture, first));
    };
  });
  useEffect(() => {
    const element = box.current;
    const listener = (event: WheelEvent) => onWheel.current(event);
    element?.addEventListener('wheel', listener, { passive: false });
    return () => element?.removeEventListener('wheel', listener);
  }, []);

  const drag = useRef<{ readonly kind: 'pan' | 'wipe'; readonly x: number; readonly y: number } | null>(null);
  function onPointerDown(event: PointerEvent<HTMLDivElement>): void {
    const isPan = event.button === 1 || (event.button === 0 && event.altKey);
    const point = at(event);
    const isWipe = event.button === 0 && hasWipe && Math.abs(point.x - wipeX) < wipeReachPx;
    if (!isPan && !isWipe) return;
    drag.current = { kind: isPan ? 'pan' : 'wipe', ...point };
    event.currentTarget.setPointerCapture(event.pointerId);
    event.preventDefault();
    event.stopPropagation();
  }
  function onPointerMove(event: PointerEvent<HTMLDivElement>): void {
    const from = drag.current;
    if (from === null) return;
    const point = at(event);
    if (from.kind === 'wipe') {
      onWipe(Math.max(0, Math.min(1, (point.x - first.left - lies.left) / (picture.width * lies.scale))));
      return;
    }
    onView(movedBy({ ...view, zoom: view.zoom ?? lies.scale }, point.x - from.x, point.y - from.y));
    drag.current = { ...from, ...point };
  }

  return (
    <div
      ref={box}
      className={styles.stage}
      data-wipe={hasWipe || undefined}
      onPointerDownCapture={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        drag.current = null;
      }}
      onPointerDown={onPress}
    >
      <canvas
        ref={canvas}
        className={styles.canvas}
        data-blank={isBlank || undefined}
        role="img"
        aria-label={t('review.picture')}
      />
      {!isBlank && a !== null && (
        <svg className={styles.overlay} width={size.width} height={size.height} aria-hidden="true">
          <svg x={first.left} y={first.top} width={first.width} height={first.height}>
            {renderOverlay(lies, picture)}
          </svg>
        </svg>
      )}
      {!isBlank && a !== null && renderBoard(lies, picture)}
      {hasWipe && !isBlank && (
        <div className={styles.wipe} style={custom({ '--x': `${String(wipeX)}px` })}>
          <span className={styles.handle} />
        </div>
      )}
      {children}
    </div>
  );
}

const wipeReachPx = 14;

function areasOf({ width, height }: Size, isSide: boolean): readonly [Area, Area?] {
  if (!isSide) return [{ left: 0, top: 0, width, height }];
  const half = width / 2;
  return [
    { left: 0, top: 0, width: half - 1, height },
    { left: half + 1, top: 0, width: half - 1, height },
  ];
}

/** B made as wide as A, about the same middle: pictures of another size show the same part. */
function fitInto(lies: Placed, a: Size, b: Size): Placed {
  const scale = (a.width * lies.scale) / b.width;
  return { scale, left: lies.left, top: lies.top + (a.height * lies.scale - b.height * scale) / 2 };
}

function shownOf(medium: Medium, frame: number): Shown | null {
  const picture = medium.at(frame);
  if (picture === null) return null;
  return {
    image: picture,
    size: { width: medium.widthPx, height: medium.heightPx },
    rotation: medium.rotation,
  };
}
