import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createGap } from '../../../electron/engine/sync/gap.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what comes after a while is read at once, and what follows once, when its time has come', () => {
  const read = vi.fn<() => void>();
  const gap = createGap(60_000, read);
  expect(gap.ask()).toBe(true);
  vi.advanceTimersByTime(1_000);
  expect([gap.ask(), gap.ask(), gap.ask()]).toEqual([false, false, false]);
  expect(read).not.toHaveBeenCalled();
  vi.advanceTimersByTime(90_000);
  expect(read).toHaveBeenCalledTimes(1);
  // That was a reading, too.
  expect(gap.ask()).toBe(false);
  vi.advanceTimersByTime(300_000);
  expect(gap.ask()).toBe(true);
  gap.close();
});

test('a clock that was put back keeps nothing waiting, and what was closed reads nothing', () => {
  const read = vi.fn<() => void>();
  const gap = createGap(60_000, read);
  expect(gap.ask()).toBe(true);
  vi.setSystemTime(Date.now() - 86_400_000);
  expect(gap.ask()).toBe(true);
  expect(gap.ask()).toBe(false);
  gap.close();
  vi.advanceTimersByTime(300_000);
  expect(read).not.toHaveBeenCalled();
});
