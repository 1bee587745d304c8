// What viewers find out about a file before they show it.
import { expect, test } from 'vitest';
import { heroLantern } from '../../electron/studio/samples/glb.ts';
import { readGltf } from '../../renderer/viewers/model/readGltf.ts';
import { findAll, piecesOf } from '../../renderer/viewers/pdf/findText.ts';
import { drawCurve, mostSeconds, type SoundPiece } from '../../renderer/viewers/sound/curve.ts';
import { clockText, peaksOf } from '../../renderer/viewers/sound/peaks.ts';
import { decodeText, isBinary, laidOut } from '../../renderer/viewers/text/decodeText.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const gltf = (more: object) => bytesOf(JSON.stringify({ asset: { version: '2.0' }, ...more }));

test('a model is read by its head: whole, in pieces, packed, or damaged', () => {
  const lantern = new Uint8Array(heroLantern());
  expect(readGltf(lantern)).toEqual({ problem: null, missingPictures: 0, packedBy: [] });
  expect(readGltf(lantern.slice(0, lantern.length - 100)).problem).toBe('damaged');
  expect(readGltf(bytesOf('PK not a model')).problem).toBe('damaged');
  expect(readGltf(gltf({ buffers: [{ uri: 'scene.bin' }] })).problem).toBe('incomplete');
  expect(readGltf(gltf({ buffers: [{ uri: 'data:;base64,AA==' }], images: [{ uri: 'wood.png' }] }))).toEqual({
    problem: null,
    missingPictures: 1,
    packedBy: [],
  });
  const packed = { extensionsUsed: ['KHR_draco_mesh_compression', 'KHR_texture_transform', 'KHR_texture_basisu'] };
  expect(readGltf(gltf(packed))).toEqual({ problem: null, missingPictures: 0, packedBy: ['draco', 'basis'] });
  // For those who cannot unpack, meshopt's users name a buffer that nobody has to fetch.
  const extensions = { EXT_meshopt_compression: { fallback: true } };
  expect(readGltf(gltf({ buffers: [{ uri: 'plain.bin', extensions }] })).problem).toBeNull();
});

test('a small model that needs all the memory is too large', () => {
  const zeros = { componentType: 5126, type: 'MAT4', count: 500_000_000 };
  expect(readGltf(gltf({ accessors: [{ ...zeros, count: 900 }, zeros] })).problem).toBe('too-large');
  expect(readGltf(gltf({ accessors: [{ ...zeros, bufferView: 0 }] })).problem).toBeNull();
  const primitives = Array.from({ length: 1_000 }, () => ({}));
  const nodes = Array.from({ length: 1_000 }, () => ({ mesh: 1 }));
  expect(readGltf(gltf({ meshes: [null, { primitives }], nodes })).problem).toBe('too-large');
});

test('text is read in the writing it was written in', () => {
  expect(decodeText(bytesOf('brûlé'))).toBe('brûlé');
  expect(decodeText(Uint8Array.of(0x62, 0x72, 0xfb, 0x6c, 0xe9))).toBe('brûlé');
  expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x62, 0, 0xe9, 0))).toBe('bé');
  expect(isBinary('PK\0\0')).toBe(true);
});

test('data on one line is laid out, what somebody laid out and what is broken stay', () => {
  expect(laidOut('{"a":[1]}', 'json')).toBe('{\n  "a": [\n    1\n  ]\n}');
  expect(laidOut('{"a":\n1}', 'json')).toBe('{"a":\n1}');
  expect(laidOut('{"a":', 'json')).toBe('{"a":');
  expect(laidOut('{"a":1}', 'txt')).toBe('{"a":1}');
});

test('words are found in every page, and in the pieces a page is made of', () => {
  expect(findAll(['The Lantern. A lantern', 'none', 'lantern'], 'LANTERN')).toEqual([
    { page: 0, at: 4 },
    { page: 0, at: 15 },
    { page: 2, at: 0 },
  ]);
  expect(findAll(['a'], '  ')).toEqual([]);
  expect(piecesOf(['The lan', 'tern', '.'], 4, 7)).toEqual([
    { piece: 0, start: 4, end: 7 },
    { piece: 1, start: 0, end: 4 },
  ]);
});

test('the curve keeps the loudest of each stretch, in every channel', () => {
  expect([...peaksOf([Float32Array.of(0, 0.5, -0.25, 0), Float32Array.of(0, 0, 0, -1)], 2)]).toEqual([0.5, 1]);
  expect([...peaksOf([], 2)]).toEqual([0, 0]);
  expect([clockText(3.44), clockText(65), clockText(3661.5)]).toEqual(['0:03.4', '1:05.0', '1:01:01.5']);
});

/** A decoder of sound that counts what it is asked for: pieces of 20 ms, loud at one moment. */
function countedSound(loudAtSeconds: number) {
  const counts = { seconds: 0, open: 0, mostOpen: 0 };
  const pieceSeconds = 0.02;
  async function* listen(from: number, until: number): AsyncGenerator<SoundPiece> {
    for (let at = Math.floor(from / pieceSeconds); at * pieceSeconds < until; at += 1) {
      counts.seconds += pieceSeconds;
      counts.open += 1;
      counts.mostOpen = Math.max(counts.mostOpen, counts.open);
      const isLoud = loudAtSeconds >= at * pieceSeconds && loudAtSeconds < (at + 1) * pieceSeconds;
      yield {
        timestamp: at * pieceSeconds,
        duration: pieceSeconds,
        peaks: (count) => new Float32Array(count).fill(isLoud ? 0.5 : 0),
        close: () => {
          counts.open -= 1;
        },
      };
    }
  }
  return { counts, listen };
}

test('a sound is drawn piece by piece, each freed before the next', async () => {
  const { counts, listen } = countedSound(30);
  let peaks = new Float32Array();
  await drawCurve(
    60,
    listen,
    (drawn) => void (peaks = drawn),
    () => true,
  );
  expect(peaks.indexOf(0.5)).toBe(Math.floor(peaks.length / 2));
  expect(peaks.filter((peak) => peak > 0)).toHaveLength(1);
  expect(counts).toMatchObject({ open: 0, mostOpen: 1 });
});

test('of a hundred hours of silence some minutes are decoded, and none once nobody looks at it', async () => {
  const { counts, listen } = countedSound(0);
  await drawCurve(
    360_000,
    listen,
    () => undefined,
    () => true,
  );
  expect(counts.seconds).toBeLessThan(mostSeconds * 1.1);
  expect(counts).toMatchObject({ open: 0, mostOpen: 1 });
  const left = countedSound(0);
  let pieces = 0;
  await drawCurve(
    360_000,
    left.listen,
    () => void (pieces += 1),
    () => pieces < 10,
  );
  expect(left.counts.seconds).toBeLessThan(1);
  expect(left.counts.open).toBe(0);
});

test('while a long sound is decoded, what else waits in the page has its turn', async () => {
  const turns: number[] = [];
  let pieces = 0;
  // As of a wave, whose pieces are here as soon as they are asked for.
  async function* listen(): AsyncGenerator<SoundPiece> {
    for (; pieces < 60; pieces += 1)
      yield { timestamp: pieces * 0.02, duration: 0.02, peaks: worked, close: () => undefined };
  }
  setTimeout(() => turns.push(pieces));
  await drawCurve(
    1.2,
    listen,
    () => undefined,
    () => true,
  );
  expect(turns).toHaveLength(1);
  expect(turns[0]).toBeLessThan(60);
});

/** It takes a millisecond. */
function worked(count: number): Float32Array {
  const from = performance.now();
  while (performance.now() - from < 1);
  return new Float32Array(count);
}
