/** Meshes packed by Draco. */
import type { DracoModule } from './decoderModules.ts';
import { damaged } from './unpackError.ts';

/** Of an attribute what the glTF says of it. */
export type WantedAttribute = { readonly id: number; readonly componentType: number; readonly components: number };
export type DracoMesh = {
  readonly points: number;
  readonly attributes: readonly Uint8Array<ArrayBuffer>[];
  /** Three for each triangle. */
  readonly indices: Uint8Array<ArrayBuffer>;
};

/** @param take called with each number of bytes before they are taken */
export function unpackDraco(
  draco: DracoModule,
  bytes: Uint8Array<ArrayBuffer>,
  wanted: readonly WantedAttribute[],
  take: (length: number) => void,
): DracoMesh {
  const decoder = new draco.Decoder();
  const mesh = new draco.Mesh();
  const types = new Map([
    [5120, { bytes: 1, type: draco.DT_INT8 }],
    [5121, { bytes: 1, type: draco.DT_UINT8 }],
    [5122, { bytes: 2, type: draco.DT_INT16 }],
    [5123, { bytes: 2, type: draco.DT_UINT16 }],
    [5125, { bytes: 4, type: draco.DT_UINT32 }],
    [5126, { bytes: 4, type: draco.DT_FLOAT32 }],
  ]);
  const copied = (length: number, fill: (pointer: number) => boolean): Uint8Array<ArrayBuffer> => {
    take(length);
    const pointer = draco._malloc(length);
    try {
      if (pointer === 0 || !fill(pointer)) throw damaged('Draco: a part of a mesh cannot be read');
      // Anew each time: the memory moves when it grows.
      return new Uint8Array(draco.HEAPU8.buffer, pointer, length).slice();
    } finally {
      draco._free(pointer);
    }
  };
  try {
    const packed = new Int8Array(bytes);
    if (decoder.GetEncodedGeometryType(packed) !== draco.TRIANGULAR_MESH) throw damaged('Draco: no mesh');
    const status = decoder.DecodeArrayToMesh(packed, packed.byteLength, mesh);
    if (!status.ok() || mesh.ptr === 0) throw damaged(`Draco: ${status.error_msg()}`);
    const points = mesh.num_points();
    const attributes = wanted.map(({ id, componentType, components }) => {
      const attribute = decoder.GetAttributeByUniqueId(mesh, id);
      const kind = types.get(componentType);
      if (attribute.ptr === 0 || kind === undefined || attribute.num_components() !== components)
        throw damaged('Draco: an attribute is not as the file says');
      const length = points * components * kind.bytes;
      return copied(length, (pointer) =>
        decoder.GetAttributeDataArrayForAllPoints(mesh, attribute, kind.type, length, pointer),
      );
    });
    const indicesLength = mesh.num_faces() * 3 * 4;
    const indices = copied(indicesLength, (pointer) => decoder.GetTrianglesUInt32Array(mesh, indicesLength, pointer));
    return { points, attributes, indices };
  } finally {
    draco.destroy(mesh);
    draco.destroy(decoder);
  }
}
