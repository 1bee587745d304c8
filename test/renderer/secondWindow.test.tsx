import { act } from '@testing-library/react';
import { useState } from 'react';
import { expect, onTestFinished, test } from 'vitest';
import { useSharedView } from '../../renderer/features/player/room/useSharedView.ts';
import { useTellSecond } from '../../renderer/features/player/room/useTellSecond.ts';
import { fitView, type Size, type View } from '../../renderer/features/player/stage/view.ts';
import { reviewPlace } from '../../renderer/place/place.ts';
import type { Room, RoomView } from '../../shared/model/room.ts';
import { readToldSecond } from '../../shared/roomLook.ts';
import { connect, show } from './support/show.tsx';
import { roomLook } from '../support/roomLook.ts';

const place = reviewPlace({ productionId: 'p', list: 'shots', taskId: 't' }, {});
const picture: Size = { width: 640, height: 360 };

/** What is told from now on, as the second window hears it. */
function heardSecond(): { readonly last: () => RoomView | null | undefined; readonly ask: () => void } {
  const channel = new BroadcastChannel('inari.second-window');
  onTestFinished(() => channel.close());
  let last: RoomView | null | undefined;
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const told = readToldSecond(data);
    if (told?.kind === 'look') last = told.view;
  });
  return { last: () => last, ask: () => channel.postMessage({ kind: 'ask' }) };
}

type Shown = { readonly room: Room | null; readonly view: View; readonly stage: Size };

test('how the picture lies is told to the second window, whoever moved it, and also where nobody did', async () => {
  const second = heardSecond();
  const saidInRoom: RoomView[] = [];
  let change: (part: Partial<Shown>) => void = () => undefined;
  function Window() {
    const [shown, setShown] = useState<Shown>({ room: null, view: fitView, stage: { width: 0, height: 0 } });
    change = (part) => setShown((before) => ({ ...before, ...part }));
    const tellView = useTellSecond(place, null, () => look, { companions: [], mode: 'wipe' });
    useSharedView({
      ...shown,
      picture,
      setView: (view) => change({ view }),
      onMoved: (view) => void saidInRoom.push(view),
      onLies: tellView,
    });
    return null;
  }
  await show(<Window />, connect());
  act(() => change({ stage: { width: 1280, height: 720 } }));
  second.ask();
  await expect.poll(second.last).toEqual({ zoom: 1, x: 0, y: 0, fitWidthPx: 1280 });
  const fromRoom: RoomView = { zoom: 2, x: -640, y: -360, fitWidthPx: 1280 };
  act(() => change({ room: { ...room, view: fromRoom, viewId: 1 } }));
  await expect.poll(second.last).toEqual(fromRoom);
  expect(saidInRoom).toEqual([]);
  // A window of another size shows another part of it.
  act(() => change({ stage: { width: 640, height: 360 } }));
  await expect.poll(() => second.last()?.fitWidthPx).toBe(640);
  expect(saidInRoom).toEqual([]);
  act(() => change({ view: fitView }));
  await expect.poll(second.last).toEqual({ zoom: 1, x: 0, y: 0, fitWidthPx: 640 });
  expect(saidInRoom).toHaveLength(1);
});

const look = roomLook();
const room: Room = {
  phase: 'in',
  people: [],
  leaderId: null,
  look,
  lookId: 1,
  lookAgeMs: 0,
  newcomers: 0,
  view: null,
  viewId: 0,
  pointer: null,
  pointerId: 0,
};
