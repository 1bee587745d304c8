// @vitest-environment node
// Models packed by the encoders that studios use (models/make.mjs) are the same models once they are unpacked.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import { Worker } from 'node:worker_threads';
import { inflateSync } from 'node:zlib';
import { Box3, Mesh, Triangle, Vector3 } from 'three';
import { MeshoptDecoder } from 'three/addons/libs/meshopt_decoder.module.js';
import { expect, test } from 'vitest';
import { heroLantern } from '../../electron/studio/samples/glb.ts';
import { type Json, readGltfFile, writeGlb } from '../../renderer/viewers/model/gltfFile.ts';
import { factsOf } from '../../renderer/viewers/model/modelParts.ts';
import { loadModel } from '../../renderer/viewers/model/loadModel.ts';
import { listOf, readGltf } from '../../renderer/viewers/model/readGltf.ts';
import type { BasisModule, DracoModule } from '../../renderer/viewers/model/unpacking/decoderModules.ts';
import { bindWithoutCompiling } from '../../renderer/viewers/model/unpacking/embindInvokers.ts';
import { inTime } from '../../renderer/viewers/model/inTime.ts';
import { limitMemory } from '../../renderer/viewers/model/unpacking/memoryLimit.ts';
import { unpackGltf, usualLimits } from '../../renderer/viewers/model/unpacking/unpackGltf.ts';

const require = createRequire(import.meta.url);
const libs = path.resolve('node_modules/three/examples/jsm/libs');

/** A script of three's as the thread has it, made with its compiled half. */
async function made(script: string, compiled: string): Promise<unknown> {
  const text = readFileSync(path.join(libs, script), 'utf8');
  const start: unknown = compileFunction(`${text}; return module.exports`, [
    'require',
    'module',
    'exports',
    '__dirname',
    '__filename',
  ])(require, { exports: {} }, {}, libs, path.join(libs, script));
  if (typeof start !== 'function') throw new Error(`${script} makes nothing`);
  const wasmBinary = readFileSync(path.join(libs, compiled));
  return Reflect.apply(start, undefined, [{ wasmBinary }]);
}
const once = <T>(start: () => Promise<T>) => {
  let started: Promise<T> | null = null;
  return () => (started ??= start());
};
const decoders = {
  draco: once(
    async () => (await made('draco/gltf/draco_wasm_wrapper.js', 'draco/gltf/draco_decoder.wasm')) as DracoModule,
  ),
  basis: once(async () => {
    // As in the thread, where nothing may be compiled from text: neither when it starts nor when it reads its first file.
    const compile = globalThis.Function;
    bindWithoutCompiling();
    try {
      const basis = (await made('basis/basis_transcoder.js', 'basis/basis_transcoder.wasm')) as BasisModule;
      basis.initializeBasis();
      const sign = fixture('sign-uastc.glb');
      new basis.KTX2File(sign.slice(Buffer.from(sign).indexOf('KTX 20') - 1)).delete();
      return basis;
    } finally {
      Object.defineProperty(globalThis, 'Function', { value: compile });
    }
  }),
  meshopt: once(async () => {
    await MeshoptDecoder.ready;
    return MeshoptDecoder;
  }),
};

const fixture = (name: string) => new Uint8Array(readFileSync(path.join(import.meta.dirname, 'models', name)));
const lantern = new Uint8Array(heroLantern());
const unpacked = (bytes: Uint8Array<ArrayBuffer>, limits = usualLimits) => unpackGltf(bytes, decoders, limits);
async function problemOf(bytes: Uint8Array<ArrayBuffer>, limits = usualLimits): Promise<unknown> {
  try {
    await unpacked(bytes, limits);
    return null;
  } catch (error) {
    return error instanceof Error && 'problem' in error ? error.problem : error;
  }
}
/** Changes what a file says of itself. */
function resaid(bytes: Uint8Array<ArrayBuffer>, change: (json: Json) => void): Uint8Array<ArrayBuffer> {
  const file = readGltfFile(bytes);
  if (file === null) throw new Error('no model');
  change(file.json);
  return writeGlb(file.json, file.binary === null ? [] : [file.binary]);
}

/** Each part by its name: how much of a skin it has, and where it is. Packers round, and leave out triangles that have no skin. */
async function shapeOf(bytes: Uint8Array<ArrayBuffer>) {
  const { scene, animations } = await loadModel(bytes);
  scene.updateMatrixWorld(true);
  const parts: Record<string, { readonly triangles: number; readonly at: readonly number[] }> = {};
  scene.traverse((part) => {
    if (!(part instanceof Mesh)) return;
    const { min, max } = new Box3().setFromObject(part, true);
    parts[part.name] = { triangles: skinned(part), at: [...min.toArray(), ...max.toArray()] };
  });
  return { meshes: factsOf(scene).meshes, parts, animations: animations.map(({ name, duration }) => [name, duration]) };
}
function skinned({ geometry }: Mesh): number {
  const { index, attributes } = geometry;
  const positions = attributes['position'];
  if (index === null || positions === undefined) throw new Error('no mesh');
  const [corners, triangle] = [[0, 1, 2].map(() => new Vector3()), new Triangle()];
  let count = 0;
  for (let at = 0; at < index.count; at += 3) {
    const [a, b, c] = corners.map((corner, of) => corner.fromBufferAttribute(positions, index.getX(at + of)));
    if (a && b && c && triangle.set(a, b, c).getArea() > 1e-7) count += 1;
  }
  return count;
}

test.each([
  ['lantern-draco-edgebreaker.glb', 'draco'],
  ['lantern-draco-sequential.glb', 'draco'],
  ['lantern-meshopt.glb', 'meshopt'],
  ['lantern-khr-meshopt.gltf', 'meshopt'],
])('%s is the lantern again', async (name, packing) => {
  const packed = fixture(name);
  expect(readGltf(packed)).toEqual({ problem: null, missingPictures: 0, packedBy: [packing] });
  const plain = await unpacked(packed);
  expect(readGltf(plain)).toEqual({ problem: null, missingPictures: 0, packedBy: [] });
  const [found, wanted] = [await shapeOf(plain), await shapeOf(lantern)];
  expect({ ...found, parts: Object.keys(found.parts) }).toEqual({ ...wanted, parts: Object.keys(wanted.parts) });
  for (const [part, { triangles, at }] of Object.entries(wanted.parts)) {
    expect(found.parts[part]?.triangles).toBe(triangles);
    for (const [axis, metres] of at.entries()) expect(found.parts[part]?.at[axis]).toBeCloseTo(metres, 3);
  }
});

/** The pixels of a PNG that is not packed. */
function pixelsOf(png: Uint8Array<ArrayBuffer>) {
  const view = new DataView(png.buffer, png.byteOffset);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  // Inflating proves both sums of what is in it.
  const rows = inflateSync(png.subarray(41, 41 + view.getUint32(33)));
  return {
    size: [width, height],
    at: (x: number, y: number) => [...rows.subarray(y * (width * 4 + 1) + 1 + x * 4).subarray(0, 4)],
  };
}
function onlyPicture(plain: Uint8Array<ArrayBuffer>) {
  const file = readGltfFile(plain);
  const [image] = listOf(file?.json['images']);
  expect(image?.['mimeType']).toBe('image/png');
  const { byteOffset, byteLength } = listOf(file?.json['bufferViews'])[Number(image?.['bufferView'])] ?? {};
  const from = Number(byteOffset);
  return pixelsOf(file?.binary?.slice(from, from + Number(byteLength)) ?? new Uint8Array());
}

test.each(['etc1s', 'uastc'])('a picture in %s has its colours, the half-transparent ones too', async (kind) => {
  const packed = fixture(`sign-${kind}.glb`);
  expect(readGltf(packed).packedBy).toEqual(['basis']);
  const plain = await unpacked(packed);
  expect(readGltf(plain)).toEqual({ problem: null, missingPictures: 0, packedBy: [] });
  expect(listOf(readGltfFile(plain)?.json['textures'])).toEqual([
    expect.objectContaining({ source: 0, extensions: {} }),
  ]);
  const picture = onlyPicture(plain);
  expect(picture.size).toEqual([64, 64]);
  for (const [x, y, wanted] of [
    [16, 16, [255, 0, 0, 255]],
    [48, 16, [0, 255, 0, 255]],
    [16, 48, [0, 0, 255, 255]],
    [48, 48, [255, 255, 255, 128]],
  ] as const)
    for (const [channel, value] of wanted.entries())
      expect(Math.abs((picture.at(x, y)[channel] ?? 999) - value)).toBeLessThan(12);
});

test('of many pictures smaller sizes are taken, and none where they are too many even so', async () => {
  const packed = fixture('sign-uastc.glb');
  const sizeWithin = async (enoughPixels: number) =>
    onlyPicture(await unpacked(packed, { ...usualLimits, enoughPixels })).size;
  expect(await sizeWithin(64 * 64)).toEqual([64, 64]);
  expect(await sizeWithin(64 * 64 - 1)).toEqual([32, 32]);
  expect(await sizeWithin(0)).toEqual([1, 1]);
  expect(await problemOf(packed, { ...usualLimits, mostPixels: 64 * 64 - 1 })).toBe('too-large');
});

test('what is small in the file and endless in memory is not unpacked', async () => {
  const draco = fixture('lantern-draco-edgebreaker.glb');
  expect(await problemOf(draco, { ...usualLimits, mostBytes: 20_000 })).toBe('too-large');
  const vast = resaid(fixture('lantern-meshopt.glb'), ({ bufferViews }) => {
    const [view] = listOf(bufferViews);
    Object.assign(Object(view?.['extensions'])['EXT_meshopt_compression'], { count: 1_000_000_000 });
  });
  expect(await problemOf(vast)).toBe('too-large');
  const wide = fixture('sign-etc1s.glb');
  const ktxAt = Buffer.from(wide).indexOf('KTX 20') - 1;
  new DataView(wide.buffer).setUint32(ktxAt + 20, 60_000, true);
  new DataView(wide.buffer).setUint32(ktxAt + 24, 60_000, true);
  new DataView(wide.buffer).setUint32(ktxAt + 40, 1, true);
  expect(await problemOf(wide)).toBe('too-large');
});

test.each([
  'lantern-draco-edgebreaker.glb',
  'lantern-draco-sequential.glb',
  'lantern-meshopt.glb',
  'lantern-khr-meshopt.gltf',
  'sign-etc1s.glb',
  'sign-uastc.glb',
])('%s with damaged bytes is unpacked or called so', async (name) => {
  const found = new Set<unknown>();
  const whole = fixture(name);
  const dataFrom = name.endsWith('.gltf') ? whole.indexOf(44) : 20 + new DataView(whole.buffer).getUint32(12, true) + 8;
  for (let turn = 0; turn < 60; turn += 1) {
    const bytes = whole.slice();
    for (let at = dataFrom + turn; at < bytes.length; at += 97) bytes[at] = (bytes[at] ?? 0) ^ (turn * 37 + 1);
    // In letters it would be damaged before anybody unpacks it.
    if (name.endsWith('.gltf')) bytes.set(whole.subarray(0, 4));
    found.add(await problemOf(bytes));
  }
  for (const problem of found) expect(['damaged', 'too-large', 'packed', null]).toContain(problem);
});

test('what refers to nothing is damaged', async () => {
  const draco = fixture('lantern-draco-edgebreaker.glb');
  const redone = (change: (part: Json) => void) =>
    resaid(draco, ({ meshes }) => {
      const [primitive] = listOf(listOf(meshes)[0]?.['primitives']);
      change(Object(primitive?.['extensions'])['KHR_draco_mesh_compression']);
    });
  expect(await problemOf(redone((packed) => Object.assign(packed, { bufferView: 99 })))).toBe('damaged');
  expect(await problemOf(redone((packed) => Object.assign(packed, { attributes: { POSITION: 77 } })))).toBe('damaged');
  expect(await problemOf(redone((packed) => Object.assign(packed, { attributes: { COLOR_0: 0 } })))).toBe('damaged');
  expect(await problemOf(draco.slice(0, 30))).toBe('damaged');
  const folded = resaid(fixture('lantern-meshopt.glb'), ({ bufferViews }) => {
    const [view] = listOf(bufferViews);
    Object.assign(Object(view?.['extensions'])['EXT_meshopt_compression'], { mode: 'FOLDED' });
  });
  expect(await problemOf(folded)).toBe('damaged');
});

/** A thread of this computer's, as a page has it. */
class PageThread extends EventTarget {
  readonly inner: Worker;
  readonly ended: Promise<unknown>;

  constructor(script: string) {
    super();
    this.inner = new Worker(script, { eval: true });
    this.ended = new Promise((resolve) => this.inner.once('exit', resolve));
    this.inner.on('message', (data) => this.dispatchEvent(new MessageEvent('message', { data })));
    this.inner.on('error', (error) =>
      this.dispatchEvent(Object.assign(new Event('error'), { message: String(error) })),
    );
  }
  postMessage(question: unknown): void {
    this.inner.postMessage(question);
  }
  terminate(): void {
    void this.inner.terminate();
  }
}
const question = { bytes: lantern, draco: null, basis: null };
const late = { problem: 'too-large' };
const answering = `require('node:worker_threads').parentPort.on('message', ({ bytes }) => `;

test('a thread that does not come to an end is ended', async () => {
  const { signal } = new AbortController();
  const busy = new PageThread(`${answering} { for (;;); })`);
  const answer = await inTime(busy, question, { mostMs: 300, late, signal });
  expect(answer).toBe(late);
  await busy.ended;

  const quick = new PageThread(`${answering} require('node:worker_threads').parentPort.postMessage({ bytes }))`);
  expect(await inTime(quick, question, { mostMs: 100_000, late, signal })).toEqual({ bytes: lantern });
  await quick.ended;

  const broken = new PageThread(`${answering} { throw new Error('broken'); })`);
  await expect(inTime(broken, question, { mostMs: 100_000, late, signal })).rejects.toThrow('broken');

  const left = new AbortController();
  const unwanted = new PageThread(`${answering} { for (;;); })`);
  const waiting = inTime(unwanted, question, { mostMs: 100_000, late, signal: left.signal });
  left.abort();
  await expect(waiting).rejects.toThrow('left');
  await unwanted.ended;
});

test('a decoder gets no more memory than the limit', () => {
  const grow = Object.getOwnPropertyDescriptor(WebAssembly.Memory.prototype, 'grow');
  try {
    const isReached = limitMemory(4 * 65_536);
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 100 });
    memory.grow(3);
    expect([memory.buffer.byteLength, isReached()]).toEqual([4 * 65_536, false]);
    expect(() => memory.grow(1)).toThrow(RangeError);
    expect([memory.buffer.byteLength, isReached()]).toEqual([4 * 65_536, true]);
  } finally {
    Object.defineProperty(WebAssembly.Memory.prototype, 'grow', grow ?? {});
  }
});
