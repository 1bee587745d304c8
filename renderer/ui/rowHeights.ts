import { useSyncExternalStore } from 'react';

/** The heights of lines as the tokens and the density say, in CSS pixels: a virtual list has to know them before it draws. */
export type RowHeights = {
  readonly row: number;
  /** With large thumbnails. */
  readonly rowLarge: number;
  readonly group: number;
  readonly head: number;
  readonly list: number;
  readonly inbox: number;
  /** Under a picture of a contact sheet, and between such pictures. */
  readonly tileCaption: number;
  readonly tileGap: number;
};

let read: { readonly density: string | undefined; readonly heights: RowHeights } | null = null;

/** Asked at every drawing: the styles are looked at only when the density is another. */
function readHeights(): RowHeights {
  const density = document.documentElement.dataset['density'];
  if (read !== null && read.density === density) return read.heights;
  const style = getComputedStyle(document.documentElement);
  const pixels = (token: string, otherwise: number): number => {
    const value = Number.parseFloat(style.getPropertyValue(token));
    return Number.isFinite(value) ? value : otherwise;
  };
  const heights = {
    row: pixels('--row-h', 44),
    rowLarge: pixels('--row-h-large', 84),
    group: pixels('--row-h-group', 36),
    head: pixels('--head-h', 32),
    list: pixels('--list-row-h', 64),
    inbox: pixels('--inbox-row-h', 78),
    tileCaption: pixels('--tile-caption-h', 32),
    tileGap: pixels('--tile-gap', 12),
  };
  read = { density, heights };
  return heights;
}

function onDensity(told: () => void): () => void {
  const observer = new MutationObserver(told);
  observer.observe(document.documentElement, { attributeFilter: ['data-density'] });
  return () => observer.disconnect();
}

export function useRowHeights(): RowHeights {
  return useSyncExternalStore(onDensity, readHeights);
}
