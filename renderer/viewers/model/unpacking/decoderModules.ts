/** The decoders as three.js ships them: what of them is asked for. */

type Status = { readonly ok: () => boolean; readonly error_msg: () => string };
type Pointer = { readonly ptr: number };
type Mesh = Pointer & { readonly num_points: () => number; readonly num_faces: () => number };
type Attribute = Pointer & { readonly num_components: () => number };
type Decoder = Pointer & {
  readonly GetEncodedGeometryType: (bytes: Int8Array) => number;
  readonly DecodeArrayToMesh: (bytes: Int8Array, length: number, mesh: Mesh) => Status;
  readonly GetAttributeByUniqueId: (mesh: Mesh, id: number) => Attribute;
  readonly GetAttributeDataArrayForAllPoints: (
    mesh: Mesh,
    attribute: Attribute,
    type: number,
    length: number,
    pointer: number,
  ) => boolean;
  readonly GetTrianglesUInt32Array: (mesh: Mesh, length: number, pointer: number) => boolean;
};

export type DracoModule = Readonly<
  Record<'TRIANGULAR_MESH' | `DT_${'INT8' | 'UINT8' | 'INT16' | 'UINT16' | 'UINT32' | 'FLOAT32'}`, number>
> & {
  readonly Decoder: new () => Decoder;
  readonly Mesh: new () => Mesh;
  readonly HEAPU8: Uint8Array<ArrayBuffer>;
  readonly _malloc: (length: number) => number;
  readonly _free: (pointer: number) => void;
  readonly destroy: (made: Pointer) => void;
};

type KtxFile = {
  readonly isValid: () => boolean;
  readonly isUASTC: () => boolean;
  readonly isETC1S: () => boolean;
  readonly startTranscoding: () => boolean;
  readonly getImageTranscodedSizeInBytes: (level: number, layer: number, face: number, format: number) => number;
  readonly transcodeImage: (
    into: Uint8Array,
    level: number,
    layer: number,
    face: number,
    format: number,
    alphaForOpaque: number,
    channel0: number,
    channel1: number,
  ) => boolean;
  readonly close: () => void;
  readonly delete: () => void;
};

export type BasisModule = {
  readonly initializeBasis: () => void;
  readonly KTX2File: new (bytes: Uint8Array) => KtxFile;
};

export type MeshoptModule = {
  readonly decodeGltfBuffer: (
    into: Uint8Array,
    count: number,
    size: number,
    packed: Uint8Array,
    mode: string,
    filter?: string,
  ) => void;
};

/** Each is started when the first file needs it. */
export type Decoders = {
  readonly draco: () => Promise<DracoModule>;
  readonly basis: () => Promise<BasisModule>;
  readonly meshopt: () => Promise<MeshoptModule>;
};
