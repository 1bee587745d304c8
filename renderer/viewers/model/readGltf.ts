/** What a glTF says of itself before anything of it is built: whether it is all here, and how it is packed. */
import { isJson, type Json, readGltfFile } from './gltfFile.ts';

export const packings = {
  draco: ['KHR_draco_mesh_compression'],
  meshopt: ['EXT_meshopt_compression', 'KHR_meshopt_compression'],
  basis: ['KHR_texture_basisu'],
} as const;
export type Packing = keyof typeof packings;
const kinds: readonly Packing[] = ['draco', 'meshopt', 'basis'];

export type GltfHead = {
  readonly problem: 'damaged' | 'incomplete' | 'too-large' | null;
  /** Pictures in other files, which did not come along: without them it is shown plain. */
  readonly missingPictures: number;
  /** Has to be unpacked before it can be built. */
  readonly packedBy: readonly Packing[];
};

export function readGltf(bytes: Uint8Array<ArrayBuffer>): GltfHead {
  const json = readGltfFile(bytes)?.json;
  if (json === undefined) return { problem: 'damaged', missingPictures: 0, packedBy: [] };
  const used = json['extensionsUsed'];
  const names = new Set<unknown>(Array.isArray(used) ? used : []);
  const about = {
    missingPictures: listOf(json['images']).filter(isOutside).length,
    packedBy: kinds.filter((kind) => packings[kind].some((name) => names.has(name))),
  };
  if (listOf(json['buffers']).some((buffer) => isOutside(buffer) && !isFallback(buffer)))
    return { problem: 'incomplete', ...about };
  return { problem: isEndless(json, about.packedBy) ? 'too-large' : null, ...about };
}

const isOutside = ({ uri }: Json): boolean => typeof uri === 'string' && !uri.startsWith('data:');

/** The same unpacked, for those who cannot unpack. */
export const isFallback = ({ extensions }: Json): boolean =>
  packings.meshopt.some((name) => {
    const about = isJson(extensions) ? extensions[name] : undefined;
    return isJson(about) && about['fallback'] === true;
  });

/** Zeros that are only said to be there, and a mesh that stands in many places, need no bytes in the file: but in memory they do. */
const mostZeros = 20_000_000;
const mostPlaced = 100_000;

function isEndless({ accessors, nodes, meshes }: Json, packedBy: readonly Packing[]): boolean {
  const zeros = listOf(accessors).map(({ bufferView, count }) => (bufferView === undefined ? Number(count) : 0));
  const parts = listOf(meshes).map(({ primitives }) => (Array.isArray(primitives) ? primitives.length : 0));
  const placed = listOf(nodes).map(({ mesh }) => parts[Number(mesh)] ?? 0);
  // What Draco packed has no other bytes either; unpacked, it is asked once more.
  return (!packedBy.includes('draco') && sumOf(zeros) > mostZeros) || sumOf(placed) > mostPlaced;
}

/** In their places: they are known by their numbers. */
export const listOf = (value: unknown): Json[] =>
  Array.isArray(value) ? value.map((part: unknown) => (isJson(part) ? part : {})) : [];
const sumOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + (Number.isNaN(number) ? 0 : number), 0);
