import { z } from 'zod';

export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export const smallest = { width: 800, height: 560 } as const;
const usual = { width: 1440, height: 900 } as const;

const rectangle = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
});

/** Of the second window on one display. */
const secondPlace = z.object({ bounds: rectangle, isFullScreen: z.boolean() });
export type SecondPlace = z.output<typeof secondPlace>;

export const windowState = z.object({
  bounds: rectangle.nullable(),
  isMaximized: z.boolean(),
  /** What the next window is painted with before its page is there. */
  theme: z.enum(['dark', 'light', 'system']),
  zoom: z.number().min(0.5).max(3),
  /** Of the player's second window, by display, that which it was on last at the end. */
  second: z.record(z.string(), secondPlace).catch({}).default({}),
});
export type WindowState = z.output<typeof windowState>;

export const firstState: WindowState = { bounds: null, isMaximized: false, theme: 'dark', zoom: 1, second: {} };

/**
 * Where a window goes: where it was, as long as its title bar can still be reached on a display that is connected, and
 * else in the middle of the first one. Never larger than that display's work area.
 * @param areas the displays' work areas, the primary one first
 */
export function placeWindow(remembered: Rectangle | null, areas: readonly [Rectangle, ...Rectangle[]]): Rectangle {
  const kept = remembered === null ? [] : areas.map((area) => ({ ...remembered, ...fitted(remembered, area) }));
  const there = kept.find((window, index) => holdsTitleBar(areas[index], window));
  if (there !== undefined) return there;
  const [primary] = areas;
  const size = fitted(remembered ?? usual, primary);
  return {
    x: primary.x + Math.max(0, Math.round((primary.width - size.width) / 2)),
    y: primary.y + Math.max(0, Math.round((primary.height - size.height) / 2)),
    ...size,
  };
}

export type Display = { readonly id: string; readonly workArea: Rectangle };

/**
 * Where the second window goes: to another display than the first one's, the one it was on last before others, as it was there; all of a
 * display that it was never on. With a single display it is beside the first window, as large as it was.
 * @param mainId the display that the first window is on
 */
export function placeSecond(
  remembered: Readonly<Record<string, SecondPlace>>,
  displays: readonly [Display, ...Display[]],
  mainId: string,
): SecondPlace {
  const others = displays.filter(({ id }) => id !== mainId);
  const known = Object.keys(remembered).toReversed();
  const last = known.flatMap((id) => others.find((display) => display.id === id) ?? [])[0];
  const display = last ?? others[0] ?? displays[0];
  const there = remembered[display.id];
  if (there !== undefined) return { ...there, bounds: placeWindow(there.bounds, [display.workArea]) };
  const isAlone = others.length === 0;
  return { bounds: isAlone ? placeWindow(null, [display.workArea]) : display.workArea, isFullScreen: !isAlone };
}

const REACHABLE_PX = 80;

function holdsTitleBar(area: Rectangle | undefined, window: Rectangle): boolean {
  if (area === undefined) return false;
  const left = Math.max(area.x, window.x);
  const right = Math.min(area.x + area.width, window.x + window.width);
  return right - left >= REACHABLE_PX && window.y >= area.y && window.y <= area.y + area.height - REACHABLE_PX;
}

function fitted(
  size: { readonly width: number; readonly height: number },
  area: Rectangle,
): { readonly width: number; readonly height: number } {
  return {
    width: Math.max(smallest.width, Math.min(size.width, area.width)),
    height: Math.max(smallest.height, Math.min(size.height, area.height)),
  };
}
