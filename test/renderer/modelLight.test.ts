// What models are lit by: a room is read within limits, and what was chosen is remembered for each production.
import { beforeEach, expect, test } from 'vitest';
import { drawRoom } from '../../electron/studio/art/room.ts';
import { keepLight, readLight, usualLight } from '../../renderer/viewers/model/light/lightMemory.ts';
import { readRoom, roomSize } from '../../renderer/viewers/model/light/readRoom.ts';

const bytesOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
const room = bytesOf(drawRoom('noonHarbor'));
const said = (size: string): ArrayBuffer =>
  bytesOf(new TextEncoder().encode(`#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n${size}\n`));

beforeEach(() => localStorage.clear());

test('a room is read with what shines in it', () => {
  expect(roomSize(room)).toEqual({ width: 512, height: 256 });
  const read = readRoom(room);
  if ('problem' in read) throw new Error(read.problem);
  expect([read.width, read.height]).toEqual([512, 256]);
  // Halves of floats: beyond 0x3c00 it is brighter than paper.
  expect(read.halves.some((half, at) => at % 4 !== 3 && half > 0x3c00)).toBe(true);
});

test('a room that is none, is torn, or says that it is endless, is not read', () => {
  expect(roomSize(bytesOf(new TextEncoder().encode('PNG, rather')))).toBeNull();
  expect(readRoom(bytesOf(new TextEncoder().encode('PNG, rather')))).toEqual({ problem: 'damaged' });
  expect(readRoom(said('-Y 0 +X 128'))).toEqual({ problem: 'damaged' });
  expect(readRoom(said('-Y 900000 +X 900000'))).toEqual({ problem: 'too-large' });
  expect(readRoom(room.slice(0, 5_000))).toEqual({ problem: 'damaged' });
});

test('each production is lit as it was last, and another one as it is shown first', () => {
  expect(readLight('lanternfall')).toEqual(usualLight);
  keepLight('lanternfall', { backgroundId: null, backdrop: 'shown', turn: 90 });
  keepLight('harbor', { backgroundId: 'noon', backdrop: 'blurred', turn: -10 });
  expect(readLight('lanternfall')).toEqual({ backgroundId: null, backdrop: 'shown', turn: 90 });
  expect(readLight('harbor')).toEqual({ backgroundId: 'noon', backdrop: 'blurred', turn: -10 });
  expect(readLight('other')).toEqual(usualLight);
  for (let at = 0; at < 100; at += 1) keepLight(`production ${at}`, usualLight);
  expect(readLight('lanternfall')).toEqual(usualLight);
  localStorage.setItem('inari.model-light', '[["lanternfall",{"backdrop":"loud","turn":null}],7]');
  expect(readLight('lanternfall')).toEqual(usualLight);
});
