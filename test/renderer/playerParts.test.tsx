import { act, fireEvent, screen } from '@testing-library/react';
import { Profiler, useState } from 'react';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { Timeline } from '../../renderer/features/player/controls/Timeline.tsx';
import { Transport } from '../../renderer/features/player/controls/Transport.tsx';
import { DrawingLayer } from '../../renderer/features/player/draw/DrawingLayer.tsx';
import { drawnFrames } from '../../renderer/features/player/draw/drawings.ts';
import type { Medium } from '../../renderer/features/player/movie/medium.ts';
import { createPlayer, type Player } from '../../renderer/features/player/playback/player.ts';
import { changePreferences } from '../../renderer/features/player/preferences.ts';
import { Hud } from '../../renderer/features/player/stage/Hud.tsx';
import type { Area } from '../../renderer/features/player/stage/layout.ts';
import { PixelProbe } from '../../renderer/features/player/stage/PixelProbe.tsx';
import { StandIn } from '../../renderer/features/player/stage/StandIn.tsx';
import { usePictureLook, type PictureLook } from '../../renderer/features/player/stage/usePictureLook.ts';
import { type Placed, upright } from '../../renderer/features/player/stage/view.ts';
import { spotOf } from '../../renderer/features/player/spotOf.ts';
import { TooltipProvider } from '../../renderer/ui/Tooltip.tsx';
import { frameRateOf } from '../../shared/rules/frames.ts';
import { connect, show } from './support/show.tsx';
import { movieMedium } from './support/movieMedium.ts';

beforeAll(() => {
  // By the same clock as everything else.
  window.requestAnimationFrame = (callback) => Number(setTimeout(() => callback(performance.now()), 16));
  window.cancelAnimationFrame = (id) => clearTimeout(id);
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
});

const medium = movieMedium(24, 240);

/** Of the movie above, none of whose pictures is here until that is said. */
function waitingPlayer(startFrame: number) {
  const drawn: number[] = [];
  const isHere = { now: false };
  const player = createPlayer({
    frameCount: medium.frameCount,
    rate: medium.rate,
    screen: { isReady: () => isHere.now, want: () => undefined, draw: (frame) => void drawn.push(frame) },
    startFrame,
    isStartHere: false,
    loop: 'loop',
    isMuted: true,
    hearsFrames: () => true,
    onEnd: () => undefined,
  });
  return { player, drawn, isHere };
}

/** A player whose pictures are all here, and what it was told to draw. */
function readyPlayer(): { readonly player: Player; readonly drawn: readonly number[] } {
  const drawn: number[] = [];
  const player = createPlayer({
    frameCount: medium.frameCount,
    rate: medium.rate,
    screen: { isReady: () => true, want: () => undefined, draw: (frame) => void drawn.push(frame) },
    startFrame: 0,
    isStartHere: false,
    loop: 'loop',
    isMuted: true,
    hearsFrames: () => true,
    onEnd: () => undefined,
  });
  player.open();
  return { player, drawn };
}

const lies: Placed = { left: 0, top: 0, scale: 1, turn: upright };
const area: Area = { left: 0, top: 0, width: 640, height: 360 };

/** Until the screen was refreshed, twice for good measure. */
async function refreshed(): Promise<void> {
  for (let times = 0; times < 2; times += 1)
    await act(async () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));
}

const nowhere = { current: null };

type PartsProps = { readonly player: Player; readonly onRender: () => void };

function Parts({ player, onRender }: PartsProps) {
  const look: PictureLook = usePictureLook();
  return (
    <TooltipProvider>
      <Profiler id="parts" onRender={onRender}>
        <Transport
          medium={medium}
          form={{ kind: 'alone', seen: medium, pace: null, ask: null }}
          onChange={null}
          player={player}
          firstNumber={1001}
          productionFps={24}
          look={look}
          region={nowhere}
        />
        <Timeline medium={medium} player={player} firstNumber={1001} marks={[]} isOnDisk />
        <Hud medium={medium} player={player} firstNumber={1001} isOriginal={false} />
        <DrawingLayer
          player={player}
          earlier={[]}
          frames={[]}
          lies={lies}
          picture={{ width: 640, height: 360 }}
          lifted={new Set()}
        />
        <PixelProbe
          box={{ current: document.body }}
          media={[medium]}
          isPeeking={false}
          player={player}
          areas={[area]}
          lies={lies}
        />
      </Profiler>
    </TooltipProvider>
  );
}

const move = (clientX: number, clientY: number): boolean =>
  fireEvent(document.body, new PointerEvent('pointermove', { clientX, clientY, bubbles: true }));

test('from frame to frame every number of the player changes, and no part of the page is made anew', async () => {
  const { player, drawn } = readyPlayer();
  let renders = 0;
  await show(<Parts player={player} onRender={() => void (renders += 1)} />, connect());
  await refreshed();
  const slider = document.querySelector<HTMLInputElement>('input[type="range"]');
  const counter = document.querySelector<HTMLElement>('[data-index]');
  const hud = document.querySelector('dl');
  move(10, 20);
  renders = 0;
  for (let frame = 1; frame <= 60; frame += 1) {
    move(10 + frame, 20);
    act(() => player.step(1));
    expect(counter?.dataset['awaited']).toBe('true');
    expect(counter?.textContent).toBe(`${String(1001 + frame)}…`);
    await refreshed();
    expect(counter?.dataset).toMatchObject({ index: String(frame), frame: String(1001 + frame) });
    expect(counter?.dataset['awaited']).toBeUndefined();
    expect(counter?.textContent).toBe(String(1001 + frame));
    expect(slider?.value).toBe(String(frame));
    expect(hud?.textContent).toContain(`${String(1001 + frame)} / 1240`);
  }
  expect(slider?.getAttribute('aria-valuetext')).toContain('1061');
  // What is in memory is told now and then.
  expect(renders).toBeLessThan(6);
  expect(drawn).toEqual(Array.from({ length: 61 }, (_, frame) => frame));
  player.close();
});

test('a picture that comes while another is on screen draws nothing; one that was waited for is drawn', async () => {
  const { player, drawn, isHere } = waitingPlayer(3);
  isHere.now = true;
  player.open();
  await refreshed();
  for (let times = 0; times < 5; times += 1) player.arrived();
  await refreshed();
  expect(drawn).toEqual([3]);
  isHere.now = false;
  player.step(1);
  await refreshed();
  expect(player.state()).toMatchObject({ frame: 4, shown: 3 });
  isHere.now = true;
  player.arrived();
  await refreshed();
  expect(drawn).toEqual([3, 4]);
  expect(player.state().shown).toBe(4);
  player.close();
});

test('who stands beside the player is told a few times a second while it plays, and at once where it stops', async () => {
  const { player, drawn } = readyPlayer();
  await refreshed();
  let told = 0;
  spotOf(medium, player).subscribe(() => void (told += 1));
  player.step(1);
  expect(told).toBe(1);
  await refreshed();
  const stepped = told;
  player.toggle();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const whilePlaying = told - stepped;
  expect(player.state().frame).toBeGreaterThan(8);
  expect(whilePlaying).toBeLessThanOrEqual(6);
  player.stop();
  expect(told - stepped).toBe(whilePlaying + 1);
  expect(drawn).toEqual(drawn.toSorted((one, other) => one - other));
  player.close();
});

test('a refresh that began before the key to play is none to go back in', async () => {
  const { player } = readyPlayer();
  await refreshed();
  const onRefresh = window.requestAnimationFrame;
  let refresh: FrameRequestCallback = () => undefined;
  window.requestAnimationFrame = (callback) => {
    refresh = callback;
    return 1;
  };
  player.toggle();
  refresh(performance.now() - 12);
  expect(player.state().frame).toBe(0);
  window.requestAnimationFrame = onRefresh;
  player.close();
});

test('there and back again, sound is heard on the way there alone, from the frame it begins with', async () => {
  const rate = frameRateOf(24);
  const player = createPlayer({
    frameCount: 6,
    rate,
    screen: { isReady: () => true, want: () => undefined, draw: () => undefined },
    startFrame: 0,
    isStartHere: false,
    loop: 'ping-pong',
    isMuted: false,
    hearsFrames: () => true,
    onEnd: () => undefined,
  });
  player.open();
  let heard: { readonly fromSeconds: number; readonly atMs: number } | null = null;
  const begun: number[] = [];
  player.setSound({
    play: (fromSeconds) => {
      heard = { fromSeconds, atMs: performance.now() };
      begun.push(Math.round(fromSeconds * 24));
    },
    playPiece: () => undefined,
    stop: () => {
      heard = null;
    },
    position: () => (heard === null ? null : heard.fromSeconds + (performance.now() - heard.atMs) / 1_000),
    setLoudness: () => undefined,
    close: () => undefined,
  });
  let before = 0;
  const wrong: string[] = [];
  player.subscribe(() => {
    const { frame } = player.state();
    if (frame < before && heard !== null) wrong.push(`${String(before)} to ${String(frame)} was heard`);
    before = frame;
  });
  player.toggle();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  player.stop();
  expect(wrong).toEqual([]);
  expect(begun.length).toBeGreaterThan(1);
  expect(begun.every((frame) => frame < 4)).toBe(true);
  player.close();
});

test('a sound that begins late, or whose clock goes back, has pictures wait for it and never go back', async () => {
  const player = createPlayer({
    frameCount: 240,
    rate: frameRateOf(24),
    screen: { isReady: () => true, want: () => undefined, draw: (frame) => void drawn.push(frame) },
    startFrame: 0,
    isStartHere: false,
    loop: 'once',
    isMuted: false,
    hearsFrames: () => true,
    onEnd: () => undefined,
  });
  const drawn: number[] = [];
  player.open();
  let asked = 0;
  player.setSound({
    play: () => undefined,
    playPiece: () => undefined,
    stop: () => undefined,
    // Nothing is heard until pictures have begun without it; then it is behind them, and stumbles.
    position: () => {
      if (drawn.length < 4) return null;
      asked += 1;
      return asked / 60 - (asked % 20 === 0 ? 0.2 : 0);
    },
    setLoudness: () => undefined,
    close: () => undefined,
  });
  player.toggle();
  await expect.poll(() => drawn.at(-1), { timeout: 30_000 }).toBeGreaterThan(40);
  player.close();
  expect(drawn).toEqual(drawn.toSorted((one, other) => one - other));
});

test('before anything is on screen, no drawing is a ghost of what comes after it', async () => {
  const { player, isHere } = waitingPlayer(0);
  player.open();
  changePreferences({ hasGhosts: true });
  onTestFinished(() => changePreferences({ hasGhosts: false }));
  const line = {
    id: 'line',
    type: 'path',
    path: [
      ['M', 0, 0],
      ['L', 90, 90],
    ],
    stroke: '#ff3860',
  };
  const frames = drawnFrames([{ time: 5 / 24, drawing: { objects: [line] } }], 24, medium.rate, medium.frameCount);
  const layer = (
    <DrawingLayer
      player={player}
      earlier={[]}
      frames={frames}
      lies={lies}
      picture={{ width: 640, height: 360 }}
      lifted={new Set()}
    />
  );
  await show(<svg>{layer}</svg>, connect());
  expect(document.querySelectorAll('path')).toHaveLength(0);
  isHere.now = true;
  player.arrived();
  await refreshed();
  expect(document.querySelectorAll('path')).not.toHaveLength(0);
  player.close();
});

/** A canvas of a browser, as far as one pixel of a picture is read from it. */
function readableCanvas(valueOf: (picture: unknown) => readonly number[]) {
  let read: readonly number[] = [];
  const pen = {
    clearRect: () => undefined,
    save: () => undefined,
    restore: () => undefined,
    translate: () => undefined,
    rotate: () => undefined,
    scale: () => undefined,
    drawImage: (picture: unknown) => {
      read = valueOf(picture);
    },
    getImageData: () => ({ data: read }),
  };
  return class {
    getContext() {
      return pen;
    }
  };
}

test('the value under the pointer is that of the picture that is seen: of B alone while one peeks at it, and of none while one types', async () => {
  const values = new Map<unknown, readonly number[]>();
  const pictured = (id: string, value: readonly number[]): Medium => {
    const picture = document.createElement('canvas');
    values.set(picture, value);
    return { ...medium, id, at: () => picture };
  };
  vi.stubGlobal(
    'OffscreenCanvas',
    readableCanvas((picture) => values.get(picture) ?? []),
  );
  onTestFinished(() => void vi.unstubAllGlobals());
  const media = [pictured('a', [1, 2, 3]), pictured('b', [4, 5, 6])] as const;
  const { player } = readyPlayer();
  function Peeked() {
    const [isPeeking, setIsPeeking] = useState(false);
    return (
      <>
        <button type="button" onClick={() => setIsPeeking(true)}>
          Peek
        </button>
        <PixelProbe {...{ media, isPeeking, player, lies }} box={{ current: document.body }} areas={[area]} />
      </>
    );
  }
  await show(
    <>
      <Peeked />
      <input aria-label="Words" />
    </>,
    connect(),
  );
  await refreshed();
  const seen = (): readonly string[] =>
    screen.queryAllByRole('term').map(({ nextSibling }) => nextSibling?.textContent ?? '');
  move(10, 20);
  expect(seen()).toEqual([]);
  fireEvent.keyDown(screen.getByLabelText('Words'), { key: 'Shift' });
  expect(seen()).toEqual([]);
  fireEvent.keyDown(document.body, { key: 'Shift' });
  expect(seen()).toEqual(['R 1  G 2  B 3', 'R 4  G 5  B 6']);
  fireEvent.click(screen.getByRole('button', { name: 'Peek' }));
  expect(seen()).toEqual(['R 4  G 5  B 6']);
  move(700, 20);
  expect(seen()).toEqual([]);
  move(10, 20);
  fireEvent.keyUp(document.body, { key: 'Shift' });
  expect(seen()).toEqual([]);
  player.close();
});

test('until its first frame is on screen a still of it stands there, said to be none of its frames', async () => {
  const { player, isHere } = waitingPlayer(0);
  player.open();
  await show(<StandIn previewFileId="p" player={player} />, connect());
  const stills = (): readonly (string | null)[] => [...document.images].map(({ src }) => new URL(src).pathname);
  expect(stills()).toHaveLength(2);
  expect(screen.queryByText('A still, not the frame yet')).not.toBeNull();
  // The smaller one is not on this disk, and the other has come.
  fireEvent.error(document.images[0] ?? document.body);
  fireEvent.load(document.images[0] ?? document.body);
  expect(stills()).toHaveLength(1);
  isHere.now = true;
  player.arrived();
  await refreshed();
  expect(stills()).toHaveLength(0);
  expect(screen.queryByText('A still, not the frame yet')).toBeNull();
  player.close();
});

test('in and out of a longer movie end where this one does', async () => {
  const { player, drawn } = readyPlayer();
  player.setRange({ inFrame: 238, outFrame: 500 });
  player.toggle();
  await vi.waitFor(() => {
    expect(drawn).toContain(239);
    // It begins anew after its last frame.
    expect(drawn.slice(drawn.indexOf(239))).toContain(238);
  });
  player.close();
  expect(Math.max(...drawn)).toBe(239);
});

test('the frame one comes to by stepping or dragging is heard once, unless that is switched off or nothing is heard at all', () => {
  const wish = { hears: true };
  const pieces: (readonly [number, number])[] = [];
  const player = createPlayer({
    frameCount: 240,
    rate: frameRateOf(24),
    screen: { isReady: () => true, want: () => undefined, draw: () => undefined },
    startFrame: 0,
    isStartHere: true,
    loop: 'once',
    isMuted: false,
    hearsFrames: () => wish.hears,
    onEnd: () => undefined,
  });
  player.open();
  player.setSound({
    play: () => undefined,
    playPiece: (fromSeconds, seconds) => pieces.push([Math.round(fromSeconds * 24), Math.round(seconds * 24)]),
    stop: () => undefined,
    position: () => null,
    setLoudness: () => undefined,
    close: () => undefined,
  });
  player.step(1);
  player.scrub(48);
  // It stands there already, and a leap to a note is no dragging.
  player.scrub(48);
  player.seek(100);
  player.step(-1);
  expect(pieces).toEqual([
    [1, 1],
    [48, 1],
    [99, 1],
  ]);
  wish.hears = false;
  player.step(1);
  wish.hears = true;
  player.setMuted(true);
  player.step(1);
  expect(pieces).toHaveLength(3);
  player.close();
});
