/** Zooming by the wheel, about the pointer, and moving with the middle button, or with Alt. */
import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { type Area, areaAt } from './layout.ts';
import { movedBy, type Size, type View, zoomedAt } from './view.ts';

type Options = {
  readonly box: RefObject<HTMLElement | null>;
  readonly areas: readonly [Area, ...Area[]];
  /** As A is turned. */
  readonly picture: Size;
  /** A's scale, whatever it comes from. */
  readonly scale: number;
  readonly view: View;
  readonly onView: (view: View) => void;
};

const wheelStep = 1.0015;

export function useStagePointer({ box, areas, picture, scale, view, onView }: Options) {
  // React's own wheel listeners may not keep the page from scrolling.
  const onWheel = useRef((_event: WheelEvent): void => undefined);
  useEffect(() => {
    onWheel.current = (event) => {
      event.preventDefault();
      const { left = 0, top = 0 } = box.current?.getBoundingClientRect() ?? {};
      const [x, y] = [event.clientX - left, event.clientY - top];
      const area = areaAt(areas, x, y);
      onView(zoomedAt(view, wheelStep ** -event.deltaY, { x: x - area.left, y: y - area.top }, picture, area));
    };
  });
  useEffect(() => {
    const element = box.current;
    const listener = (event: WheelEvent) => onWheel.current(event);
    element?.addEventListener('wheel', listener, { passive: false });
    return () => element?.removeEventListener('wheel', listener);
  }, [box]);

  const last = useRef<{ readonly x: number; readonly y: number } | null>(null);
  return {
    onPointerDownCapture: (event: PointerEvent<HTMLElement>) => {
      const isPan = event.button === 1 || (event.button === 0 && event.altKey);
      if (!isPan) return;
      last.current = { x: event.clientX, y: event.clientY };
      event.currentTarget.setPointerCapture(event.pointerId);
      event.preventDefault();
      event.stopPropagation();
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const from = last.current;
      if (from === null) return;
      last.current = { x: event.clientX, y: event.clientY };
      onView(movedBy({ ...view, zoom: view.zoom ?? scale }, event.clientX - from.x, event.clientY - from.y));
    },
    onPointerUp: () => {
      last.current = null;
    },
  };
}
