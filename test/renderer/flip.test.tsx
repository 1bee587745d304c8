import { cleanup, fireEvent, screen } from '@testing-library/react';
import { expect, onTestFinished, test } from 'vitest';
import { useCompareActions } from '../../renderer/features/player/companions/useCompareActions.ts';
import type { Comparing } from '../../renderer/features/player/companions/useComparing.ts';
import { usualCompare } from '../../renderer/features/player/stage/compare.ts';
import { usePeeking } from '../../renderer/features/player/stage/peeking.ts';
import { listenForKeys } from '../../renderer/ui/actions.ts';
import { connect, show } from './support/show.tsx';

const comparing: Comparing = {
  compare: usualCompare,
  isOn: true,
  shown: [],
  beside: [],
  canCompare: true,
  change: () => undefined,
  toggle: () => undefined,
  hearNext: () => undefined,
  choose: () => undefined,
  takeAway: () => undefined,
};

test('a flip makes nothing anew but the stage, and ends with its key, or with what it was a flip of', async () => {
  let renders = 0;
  function Page() {
    renders += 1;
    useCompareActions({ comparing, onSwap: null });
    return (
      <section data-region="player" tabIndex={-1} aria-label="player">
        <Picture />
      </section>
    );
  }
  function Picture() {
    return <p>{usePeeking((state) => state.isPeeking) ? 'B' : 'A'}</p>;
  }
  onTestFinished(listenForKeys(() => true));
  await show(<Page />, connect());
  const player = screen.getByRole('region', { name: 'player' });
  const before = renders;
  const key = { key: 'z', code: 'KeyZ' };
  for (let times = 0; times < 5; times += 1) {
    fireEvent.keyDown(player, key);
    fireEvent.keyDown(player, { ...key, repeat: true });
    expect(screen.queryByText('B')).not.toBeNull();
    fireEvent.keyUp(player, key);
    expect(screen.queryByText('A')).not.toBeNull();
  }
  expect(renders).toBe(before);
  fireEvent.keyDown(player, key);
  expect(screen.queryByText('B')).not.toBeNull();
  cleanup();
  expect(usePeeking.getState().isPeeking).toBe(false);
});
