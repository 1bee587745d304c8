// What viewers find out about a file before they show it.
import { expect, test } from 'vitest';
import { heroLantern } from '../../electron/studio/samples/glb.ts';
import { readGltf } from '../../renderer/viewers/model/readGltf.ts';
import { findAll, piecesOf } from '../../renderer/viewers/pdf/findText.ts';
import { clockText, peaksOf } from '../../renderer/viewers/sound/peaks.ts';
import { decodeText, isBinary, laidOut } from '../../renderer/viewers/text/decodeText.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const gltf = (more: object) => bytesOf(JSON.stringify({ asset: { version: '2.0' }, ...more }));

test('a model is read by its head: whole, in pieces, packed, or damaged', () => {
  const lantern = new Uint8Array(heroLantern());
  expect(readGltf(lantern)).toEqual({ problem: null, missingPictures: 0 });
  expect(readGltf(lantern.slice(0, lantern.length - 100)).problem).toBe('damaged');
  expect(readGltf(bytesOf('PK not a model')).problem).toBe('damaged');
  expect(readGltf(gltf({ buffers: [{ uri: 'scene.bin' }] })).problem).toBe('incomplete');
  expect(readGltf(gltf({ buffers: [{ uri: 'data:;base64,AA==' }], images: [{ uri: 'wood.png' }] }))).toEqual({
    problem: null,
    missingPictures: 1,
  });
  expect(readGltf(gltf({ extensionsRequired: ['KHR_draco_mesh_compression'] })).problem).toBe('packed');
  expect(readGltf(gltf({ extensionsRequired: ['KHR_texture_transform'] })).problem).toBeNull();
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
