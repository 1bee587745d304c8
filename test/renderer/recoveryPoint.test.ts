import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_FORMATS, BufferSource, type EncodedPacket, EncodedPacketSink, Input } from 'mediabunny';
import { expect, test } from 'vitest';
import { isRecoveryPoint, unitsOf } from '../../renderer/features/player/movie/recoveryPoint.ts';
import { codedFolder } from '../support/coded/movies.ts';

async function packetsOf(name: string) {
  const bytes = new Uint8Array(readFileSync(join(codedFolder, name)));
  const input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  const config = await track?.getDecoderConfig();
  if (!track || !config) throw new Error('no pictures');
  const packets: EncodedPacket[] = [];
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet);
  return { units: unitsOf(config), packets };
}

test('open groups begin with recovery points, and nothing else of them is one', async () => {
  const { units, packets } = await packetsOf('open-24.mp4');
  if (units === null) throw new Error('no units');
  // How the movie is coded, and how its pictures are.
  expect(units.parameters.map((unit) => (unit[0] ?? 0) & 0x1f)).toEqual([7, 8]);
  const found = packets.flatMap(({ data }, place) => (isRecoveryPoint(data, units) ? [place] : []));
  // The first one is a key picture of its own.
  expect(found).toEqual(packets.flatMap(({ type }, place) => (type === 'key' && place > 0 ? [place] : [])));
  expect(found).toHaveLength(11);
});

test('what recovers after some pictures, or nearly, is no beginning; nor is anything of another coding', async () => {
  const units = { lengthBytes: 4, parameters: [] };
  const said = (byte: number): Uint8Array => Uint8Array.from([0, 0, 0, 5, 6, 6, 1, byte, 0x80, 0, 0, 0, 2, 1, 0x9a]);
  expect(isRecoveryPoint(said(0b1100_0100), units)).toBe(true);
  expect(isRecoveryPoint(said(0b1000_0100), units)).toBe(false);
  expect(isRecoveryPoint(said(0b0101_0000), units)).toBe(false);
  // Behind another message, one of 256 bytes; and none where the picture ends.
  const long = [6, 5, 255, 1, ...Array.from({ length: 256 }, () => 7), 6, 1, 0b1100_0100, 0x80];
  expect(isRecoveryPoint(Uint8Array.from([0, 0, 1, 8, ...long]), units)).toBe(true);
  expect(isRecoveryPoint(Uint8Array.from([0, 0]), units)).toBe(false);
  expect((await packetsOf('vp9-24.webm')).units).toBeNull();
});
