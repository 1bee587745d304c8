import { type DragEvent, useState } from 'react';

type Drag = { readonly from: number; readonly to: number };

const kind = 'application/x-inari-playlist-entry';

/**
 * A line that is dragged to another place of its list. Keys do the same; files dropped on the list are none of its business.
 * `to` is the place it would have, counted without itself.
 */
export function useEntryDrag(onMove: (from: number, to: number) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);

  /** Before or behind the line under the pointer, by the half that it is on. */
  function placeAt(event: DragEvent<HTMLElement>, index: number, from: number): number {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    const before = event.clientY < top + height / 2 ? index : index + 1;
    return before > from ? before - 1 : before;
  }

  return {
    propsOf: (index: number) => ({
      draggable: true,
      onDragStart: (event: DragEvent<HTMLElement>) => {
        event.dataTransfer.setData(kind, String(index));
        event.dataTransfer.effectAllowed = 'move';
        setDrag({ from: index, to: index });
      },
      onDragOver: (event: DragEvent<HTMLElement>) => {
        if (drag === null || !event.dataTransfer.types.includes(kind)) return;
        event.preventDefault();
        event.stopPropagation();
        const to = placeAt(event, index, drag.from);
        if (to !== drag.to) setDrag({ ...drag, to });
      },
      onDrop: (event: DragEvent<HTMLElement>) => {
        if (drag === null || !event.dataTransfer.types.includes(kind)) return;
        event.preventDefault();
        event.stopPropagation();
        setDrag(null);
        if (drag.to !== drag.from) onMove(drag.from, drag.to);
      },
      onDragEnd: () => setDrag(null),
    }),
    isDragged: (index: number) => drag?.from === index,
    /** Where it would go, seen from a line: above or below it. */
    markOf: (index: number): 'above' | 'below' | undefined => {
      if (drag === null || drag.to === drag.from || index !== drag.to) return undefined;
      return drag.to < drag.from ? 'above' : 'below';
    },
  };
}
