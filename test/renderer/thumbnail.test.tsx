import { render, screen, act, fireEvent } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Thumbnail } from '../../renderer/ui/Thumbnail.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a picture that is not there yet is asked for again a few times, and then no more', () => {
  render(<Thumbnail url="kitsu-media://thumbnail/a" alt="Harbor" />);
  const miss = (): void => {
    fireEvent.error(screen.getByRole('img'));
  };
  const isAsked = (): boolean => screen.queryByRole('img') !== null;
  miss();
  expect(isAsked()).toBe(false);
  for (const waitMs of [10_000, 30_000, 90_000]) {
    act(() => {
      vi.advanceTimersByTime(waitMs - 1);
    });
    expect(isAsked()).toBe(false);
    act(() => {
      vi.advanceTimersByTime(1);
    });
    expect(isAsked()).toBe(true);
    miss();
  }
  act(() => {
    vi.advanceTimersByTime(3_600_000);
  });
  expect(isAsked()).toBe(false);
});
