/** What a glTF says of itself before anything of it is built: whether it is all here, and whether it can be unpacked. */

export type GltfHead = {
  readonly problem: 'damaged' | 'incomplete' | 'packed' | 'too-large' | null;
  /** Pictures in other files, which did not come along: without them it is shown plain. */
  readonly missingPictures: number;
};

/** Packed by programs that would have to be compiled while the app runs. */
const unreadable = new Set([
  'KHR_draco_mesh_compression',
  'EXT_meshopt_compression',
  'KHR_meshopt_compression',
  'KHR_texture_basisu',
]);

export function readGltf(bytes: Uint8Array<ArrayBuffer>): GltfHead {
  const json = jsonOf(bytes);
  if (json === null) return { problem: 'damaged', missingPictures: 0 };
  const missingPictures = outside(json['images']);
  if (outside(json['buffers']) > 0) return { problem: 'incomplete', missingPictures };
  if (isEndless(json)) return { problem: 'too-large', missingPictures };
  const required = json['extensionsRequired'];
  const isPacked = Array.isArray(required) && required.some((name) => unreadable.has(String(name)));
  return { problem: isPacked ? 'packed' : null, missingPictures };
}

type Json = Readonly<Record<string, unknown>>;
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

const outside = (parts: unknown): number =>
  Array.isArray(parts)
    ? parts.filter((part) => isJson(part) && typeof part['uri'] === 'string' && !part['uri'].startsWith('data:')).length
    : 0;

/** Zeros that are only said to be there, and a mesh that stands in many places, need no bytes in the file: but in memory they do. */
const mostZeros = 20_000_000;
const mostPlaced = 100_000;

function isEndless({ accessors, nodes, meshes }: Json): boolean {
  const zeros = listOf(accessors).map(({ bufferView, count }) => (bufferView === undefined ? Number(count) : 0));
  const parts = listOf(meshes).map(({ primitives }) => (Array.isArray(primitives) ? primitives.length : 0));
  const placed = listOf(nodes).map(({ mesh }) => parts[Number(mesh)] ?? 0);
  return sumOf(zeros) > mostZeros || sumOf(placed) > mostPlaced;
}

/** In their places: they are known by their numbers. */
const listOf = (value: unknown): readonly Json[] =>
  Array.isArray(value) ? value.map((part: unknown) => (isJson(part) ? part : {})) : [];
const sumOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + (Number.isNaN(number) ? 0 : number), 0);

/** The whole file, or the first part of a binary one. */
function jsonOf(bytes: Uint8Array<ArrayBuffer>): Json | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isBinary = bytes.byteLength >= 20 && view.getUint32(0, true) === 0x46546c67;
  if (isBinary && view.getUint32(8, true) > bytes.byteLength) return null;
  const part = isBinary ? bytes.subarray(20, 20 + view.getUint32(12, true)) : bytes;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(part));
    // Every glTF names its version.
    return isJson(value) && isJson(value['asset']) ? value : null;
  } catch {
    return null;
  }
}
