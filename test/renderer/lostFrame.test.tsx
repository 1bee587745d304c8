// A note on a frame that a cut off file has lost leads to its last whole frame, and that is said.
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { Medium } from '../../renderer/features/player/movie/medium.ts';
import { createPlayer } from '../../renderer/features/player/playback/player.ts';
import { useLostFrame } from '../../renderer/features/player/useLostFrame.ts';
import { movieMedium } from './support/movieMedium.ts';

const playerOf = ({ frameCount, rate }: Medium) =>
  createPlayer({
    ...{ frameCount, rate, startFrame: 0, isStartHere: false, loop: 'once', isMuted: true, hearsFrames: () => true },
    screen: { isReady: () => false, want: () => undefined, draw: () => undefined },
    onEnd: () => undefined,
  });

type Props = {
  readonly medium: Medium;
  readonly player: ReturnType<typeof playerOf>;
  readonly linked: number | null;
};

function Lost({ medium, player, linked }: Props) {
  const lost = useLostFrame(medium, player, linked);
  return (
    <button type="button" onClick={() => lost.lead(42)}>
      {String(lost.frame)}
    </button>
  );
}
afterEach(cleanup);
const said = () => screen.getByRole('button').textContent;

test('the frame that one was led to is named until one goes elsewhere', () => {
  const medium = movieMedium(24, 10, { lostFrames: 78 });
  const player = playerOf(medium);
  render(<Lost medium={medium} player={player} linked={null} />);
  expect(said()).toBe('null');
  act(() => screen.getByRole('button').click());
  expect([said(), player.state().frame]).toEqual(['42', 9]);
  act(() => player.step(-1));
  expect(said()).toBe('null');
  // Whoever steps onto the last frame was not led beside another.
  act(() => player.step(1));
  expect(said()).toBe('null');
});

test('a link to it says so too; of a whole movie nothing is said', () => {
  const medium = movieMedium(24, 10, { lostFrames: 78 });
  const player = playerOf(medium);
  act(() => player.seek(42));
  const shown = render(<Lost medium={medium} player={player} linked={42} />);
  expect(said()).toBe('42');
  shown.rerender(<Lost medium={movieMedium(24, 10)} player={player} linked={42} />);
  expect(said()).toBe('null');
});
