// The frame in the address, and the one on screen.
import { act } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { createPlayer } from '../../renderer/features/player/playback/player.ts';
import { useFrameInPlace } from '../../renderer/features/player/useFrameInPlace.ts';
import { currentPlace, go, usePlace } from '../../renderer/place/navigation.ts';
import { type ReviewPlace, reviewPlace } from '../../renderer/place/place.ts';
import { frameIndexOf } from '../../shared/rules/frameNumbers.ts';
import { frameRateOf } from '../../shared/rules/frames.ts';
import { connect, show } from './support/show.tsx';

const frameCount = 10;
const firstNumber = 1001;

beforeEach(() => {
  window.requestAnimationFrame = (callback) => Number(setTimeout(() => callback(performance.now()), 16));
  window.cancelAnimationFrame = (id) => clearTimeout(id);
});

const frameInAddress = (): number | null => {
  const place = currentPlace();
  return place.page === 'review' ? place.frame : null;
};

/** All of whose pictures are here, begun where the address leads. `hearsOfPlaces`: whether the page knows where one has gone. */
async function playerAt(frame: number, hearsOfPlaces = true) {
  const place: ReviewPlace = {
    ...reviewPlace({ productionId: 'p', list: 'shots', taskId: `at ${String(frame)}` }),
    frame,
  };
  act(() => go(place));
  const player = createPlayer({
    frameCount,
    rate: frameRateOf(24),
    screen: { isReady: () => true, want: () => undefined, draw: () => undefined },
    startFrame: frameIndexOf(frame, firstNumber, frameCount),
    isStartHere: true,
    loop: 'loop',
    isMuted: true,
    hearsFrames: () => true,
    onEnd: () => undefined,
  });
  function Address() {
    const here = usePlace();
    const at = here.page === 'review' && hearsOfPlaces ? here : place;
    const asked = at.frame === null ? 0 : frameIndexOf(at.frame, firstNumber, frameCount);
    useFrameInPlace(at, player, player, asked, firstNumber);
    return null;
  }
  await show(<Address />, connect());
  player.open();
  return player;
}

test('where one stands still is in the address', async () => {
  const player = await playerAt(1003);
  act(() => player.seek(7));
  await vi.waitFor(() => expect(frameInAddress()).toBe(1008), { timeout: 5_000 });
});

test('who has gone on is not led back by a page that does not know it yet', async () => {
  const player = await playerAt(1003, false);
  act(() => player.seek(7));
  const next = reviewPlace({ productionId: 'p', list: 'shots', taskId: 'the next one' });
  act(() => go(next));
  // Longer than it takes to settle.
  await act(async () => new Promise((resolve) => setTimeout(resolve, 1_000)));
  expect(currentPlace()).toEqual(next);
});

test('a link to a frame that this file does not have stays what it is, until one goes elsewhere', async () => {
  const player = await playerAt(1061);
  expect(player.state().frame).toBe(9);
  // Longer than it takes to settle.
  await act(async () => new Promise((resolve) => setTimeout(resolve, 1_000)));
  expect(frameInAddress()).toBe(1061);
  act(() => player.seek(8));
  await vi.waitFor(() => expect(frameInAddress()).toBe(1009), { timeout: 5_000 });
});
