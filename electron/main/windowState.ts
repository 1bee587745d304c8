import { z } from 'zod';

export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export const smallest = { width: 800, height: 560 } as const;
const usual = { width: 1440, height: 900 } as const;

export const windowState = z.object({
  bounds: z
    .object({ x: z.number().int(), y: z.number().int(), width: z.number().int(), height: z.number().int() })
    .nullable(),
  isMaximized: z.boolean(),
  /** What the next window is painted with before its page is there. */
  theme: z.enum(['dark', 'light', 'system']),
  zoom: z.number().min(0.5).max(3),
});
export type WindowState = z.output<typeof windowState>;

export const firstState: WindowState = { bounds: null, isMaximized: false, theme: 'dark', zoom: 1 };

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
