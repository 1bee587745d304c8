/**
 * A packed glTF as a plain one that says the same: meshes unpacked from Draco, buffers from meshopt, pictures from Basis. All else
 * that it says stays as it is, whatever it is.
 */
import { isJson, type Json, readGltfFile, writeGlb, writtenBytes } from '../gltfFile.ts';
import { isFallback, listOf, packings } from '../readGltf.ts';
import { type KtxHead, levelSize, readKtxHead, unpackBasis } from './basisPicture.ts';
import type { Decoders } from './decoderModules.ts';
import { unpackDraco } from './dracoMesh.ts';
import { pngOf } from './png.ts';
import { damaged, UnpackError } from './unpackError.ts';

/** Unpacked, a file of some kilobytes may be as large as it says. */
export type UnpackLimits = {
  readonly mostBytes: number;
  /** Of all its pictures together. */
  readonly mostPixels: number;
  /** Beyond these, smaller sizes are taken of those pictures that have them. */
  readonly enoughPixels: number;
};
export const usualLimits: UnpackLimits = {
  mostBytes: 1_000_000_000,
  mostPixels: 128 * 1024 * 1024,
  enoughPixels: 64 * 1024 * 1024,
};

type Bytes = Uint8Array<ArrayBuffer>;

/** What is unpacked, while it is. */
type Work = {
  readonly json: Json;
  readonly decoders: Decoders;
  readonly limits: UnpackLimits;
  /** Called with each number of bytes before they are there. */
  readonly take: (length: number) => void;
  readonly viewBytes: (view: unknown) => Bytes;
  readonly bufferBytes: (buffer: unknown, offset: unknown, length: unknown) => Bytes;
  /** Writes bytes into the new file. @returns the number of their buffer view */
  readonly addView: (bytes: Bytes, about?: Json, inPlaceOf?: number) => number;
};

/** @throws UnpackError */
export async function unpackGltf(bytes: Bytes, decoders: Decoders, limits = usualLimits): Promise<Bytes> {
  try {
    return await unpacked(bytes, decoders, limits);
  } catch (error) {
    // A decoder falls over what is damaged in ways of its own.
    throw error instanceof UnpackError ? error : damaged(String(error));
  }
}

async function unpacked(bytes: Bytes, decoders: Decoders, limits: UnpackLimits): Promise<Bytes> {
  const file = readGltfFile(bytes);
  if (file === null) throw damaged('no glTF');
  const { json } = file;
  const chunks: Bytes[] = [];
  let length = 0;
  let taken = 0;
  const put = (part: Bytes): number => {
    const at = length;
    const rest = (4 - (part.length % 4)) % 4;
    chunks.push(part, ...(rest === 0 ? [] : [new Uint8Array(rest)]));
    length += part.length + rest;
    return at;
  };
  const buffers = listOf(json['buffers']).map((buffer, index) => {
    const written = typeof buffer['uri'] === 'string' ? writtenBytes(buffer['uri']) : null;
    const own = isFallback(buffer) ? null : (written ?? (index === 0 ? file.binary : null));
    return own === null ? null : { own, at: put(own) };
  });
  const views = listOf(json['bufferViews']).map((view): Json => {
    const at = buffers[Number(view['buffer'])]?.at ?? 0;
    return { ...view, buffer: 0, byteOffset: at + whole(view['byteOffset'] ?? 0) };
  });
  const from = listOf(json['bufferViews']);
  const work: Work = {
    json,
    decoders,
    limits,
    take: (more) => {
      taken += more;
      if (!(taken <= limits.mostBytes)) throw new UnpackError('too-large', 'more than is unpacked');
    },
    bufferBytes: (buffer, offset, viewLength) => {
      const start = whole(offset ?? 0);
      const end = start + whole(viewLength);
      const own = buffers[whole(buffer)]?.own;
      if (own === undefined || end > own.length) throw damaged('bytes that are not in the file');
      return own.subarray(start, end);
    },
    viewBytes: (view) => {
      const { buffer, byteOffset, byteLength } = from[whole(view)] ?? {};
      return work.bufferBytes(buffer, byteOffset, byteLength);
    },
    addView: (part, about = {}, inPlaceOf = views.length) => {
      views[inPlaceOf] = { ...about, buffer: 0, byteOffset: put(part), byteLength: part.length };
      return inPlaceOf;
    },
  };
  await unpackBuffers(work);
  await unpackPictures(work);
  await unpackMeshes(work);
  json['bufferViews'] = views;
  json['buffers'] = [{ byteLength: length }];
  const gone = new Set<unknown>(Object.values(packings).flat());
  for (const list of ['extensionsUsed', 'extensionsRequired'])
    if (Array.isArray(json[list])) json[list] = json[list].filter((name) => !gone.has(name));
  return writeGlb(json, chunks);
}

const modes = ['ATTRIBUTES', 'TRIANGLES', 'INDICES'] as const;
const filters = ['NONE', 'OCTAHEDRAL', 'QUATERNION', 'EXPONENTIAL', 'COLOR'] as const;

async function unpackBuffers({ json, decoders, take, bufferBytes, addView }: Work): Promise<void> {
  for (const [at, { extensions, ...view }] of listOf(json['bufferViews']).entries()) {
    const packed = extensionOf({ extensions }, packings.meshopt);
    if (packed === null) continue;
    const [count, size, mode, filter] = [
      whole(packed['count']),
      whole(packed['byteStride']),
      modes.find((known) => known === packed['mode']),
      filters.find((known) => known === (packed['filter'] ?? 'NONE')),
    ];
    const isSized = mode === 'ATTRIBUTES' ? size % 4 === 0 && size > 0 && size <= 256 : size === 2 || size === 4;
    if (mode === undefined || filter === undefined || !isSized || (mode === 'TRIANGLES' && count % 3 !== 0))
      throw damaged('meshopt: packed as nobody packs');
    take(count * size);
    const meshopt = await decoders.meshopt();
    const bytes = new Uint8Array(count * size);
    const source = bufferBytes(packed['buffer'], packed['byteOffset'], packed['byteLength']);
    meshopt.decodeGltfBuffer(bytes, count, size, source, mode, filter);
    addView(bytes, view, at);
  }
}

type PackedPicture = { readonly image: number; readonly bytes: Bytes; readonly head: KtxHead };

async function unpackPictures({ json, decoders, limits, take, viewBytes, addView }: Work): Promise<void> {
  const images = listOf(json['images']);
  const textures = listOf(json['textures']);
  const pictures = new Map<number, PackedPicture>();
  for (const texture of textures) {
    const basis = extensionOf(texture, packings.basis);
    if (basis === null) continue;
    const image = whole(basis['source']);
    texture['source'] = image;
    removeExtensions(texture, packings.basis);
    const { uri, bufferView } = images[image] ?? {};
    const bytes = typeof uri === 'string' ? writtenBytes(uri) : viewBytes(bufferView);
    // It lies in another file, and is missing as any other picture would be.
    if (bytes !== null) pictures.set(image, { image, bytes, head: readKtxHead(bytes) });
  }
  const skipped = levelsToSkip(
    [...pictures.values()].map(({ head }) => head),
    limits,
  );
  for (const { image, bytes, head } of pictures.values()) {
    const level = Math.min(skipped, head.levels - 1);
    take(levelSize(head, level) * 4);
    const picture = unpackBasis(await decoders.basis(), bytes, level);
    const name = images[image]?.['name'];
    images[image] = {
      ...(name === undefined ? {} : { name }),
      mimeType: 'image/png',
      bufferView: addView(pngOf(picture)),
    };
  }
  if (pictures.size > 0) json['images'] = images;
}

/** How many of the largest sizes of each picture are left out, so that all together are no more than enough. */
function levelsToSkip(heads: readonly KtxHead[], { enoughPixels, mostPixels }: UnpackLimits): number {
  const most = Math.max(0, ...heads.map(({ levels }) => levels - 1));
  const pixels = (skipped: number): number =>
    heads.reduce((sum, head) => sum + levelSize(head, Math.min(skipped, head.levels - 1)), 0);
  let skipped = 0;
  while (skipped < most && pixels(skipped) > enoughPixels) skipped += 1;
  if (pixels(skipped) > mostPixels) throw new UnpackError('too-large', 'more pixels than are unpacked');
  return skipped;
}

const componentsOf = new Map<unknown, number>([
  ['SCALAR', 1],
  ['VEC2', 2],
  ['VEC3', 3],
  ['VEC4', 4],
]);
const triangles = 4;
const wholeNumbers = 5125;

async function unpackMeshes({ json, decoders, take, viewBytes, addView }: Work): Promise<void> {
  const accessors = listOf(json['accessors']);
  const add = (accessor: Json): number => accessors.push(accessor) - 1;
  for (const primitive of listOf(json['meshes']).flatMap(({ primitives }) => listOf(primitives))) {
    const packed = extensionOf(primitive, packings.draco);
    if (packed === null) continue;
    const [ids, attributes] = [packed['attributes'], primitive['attributes']];
    if (!isJson(ids) || !isJson(attributes)) throw damaged('Draco: a mesh without attributes');
    const wanted = Object.entries(ids).map(([name, id]) => {
      const accessor = accessors[whole(attributes[name])] ?? {};
      const components = componentsOf.get(accessor['type']) ?? 0;
      return { name, accessor, id: whole(id), components, componentType: whole(accessor['componentType']) };
    });
    const mesh = unpackDraco(await decoders.draco(), viewBytes(packed['bufferView']), wanted, take);
    for (const [at, { name, accessor }] of wanted.entries()) {
      // In an accessor of its own: another mesh may name the same one.
      const { byteOffset: _byteOffset, sparse: _sparse, ...about } = accessor;
      const bufferView = addView(mesh.attributes[at] ?? new Uint8Array());
      attributes[name] = add({ ...about, count: mesh.points, bufferView });
    }
    primitive['indices'] = add({
      bufferView: addView(mesh.indices),
      componentType: wholeNumbers,
      count: mesh.indices.length / 4,
      type: 'SCALAR',
    });
    primitive['mode'] = triangles;
    removeExtensions(primitive, packings.draco);
  }
  if (json['accessors'] !== undefined) json['accessors'] = accessors;
}

function extensionOf({ extensions }: Json, names: readonly string[]): Json | null {
  if (!isJson(extensions)) return null;
  return names.map((name) => extensions[name]).find(isJson) ?? null;
}

function removeExtensions(part: Json, names: readonly string[]): void {
  const { extensions } = part;
  if (isJson(extensions)) for (const name of names) delete extensions[name];
}

function whole(value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0)
    throw damaged(`${String(value)}: no number`);
  return value;
}
