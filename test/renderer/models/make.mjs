/**
 * Makes the packed models beside it, with the encoders that studios pack theirs with. None of those is a package of ours: they are
 * megabytes, and a packed file is made once. In an empty folder:
 *   npm i @gltf-transform/core@4.5.1 @gltf-transform/extensions@4.5.1 draco3dgltf@1.5.7 meshoptimizer@1.3.0 ktx2-encoder@0.6.0
 *   node <this file> <that folder>
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { heroLantern } from '../../../electron/studio/samples/glb.ts';

const folder = path.resolve(process.argv[2]);
const require = createRequire(path.join(folder, 'any.js'));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);
const { Document, WebIO } = await load('@gltf-transform/core');
const { EXTMeshoptCompression, KHRDracoMeshCompression, KHRMeshQuantization, KHRTextureBasisu } =
  await load('@gltf-transform/extensions');
const { default: draco } = await load('draco3dgltf');
const { MeshoptEncoder, MeshoptDecoder } = await load('meshoptimizer');
// What its package gives to Node alone is out of `require`'s reach.
const { encodeToKTX2 } = await load(path.join(folder, 'node_modules/ktx2-encoder/dist/node/index.js'));
await Promise.all([MeshoptEncoder.ready, MeshoptDecoder.ready]);

const io = new WebIO()
  .registerExtensions([EXTMeshoptCompression, KHRDracoMeshCompression, KHRMeshQuantization, KHRTextureBasisu])
  .registerDependencies({
    'draco3d.encoder': await draco.createEncoderModule(),
    'draco3d.decoder': await draco.createDecoderModule(),
    'meshopt.encoder': MeshoptEncoder,
    'meshopt.decoder': MeshoptDecoder,
  });
const lantern = new Uint8Array(heroLantern());
const write = (name, bytes) => writeFileSync(path.join(import.meta.dirname, name), bytes);

for (const method of ['EDGEBREAKER', 'SEQUENTIAL']) {
  const document = await io.readBinary(lantern);
  document
    .createExtension(KHRDracoMeshCompression)
    .setRequired(true)
    .setEncoderOptions({ method: KHRDracoMeshCompression.EncoderMethod[method] });
  write(`lantern-draco-${method.toLowerCase()}.glb`, await io.writeBinary(document));
}

{
  const document = await io.readBinary(lantern);
  // Positions in 16 bits over a metre, as meshopt's own packer writes them.
  document.createExtension(KHRMeshQuantization).setRequired(true);
  for (const mesh of document.getRoot().listMeshes())
    for (const primitive of mesh.listPrimitives()) {
      const positions = primitive.getAttribute('POSITION');
      positions
        .setArray(Int16Array.from(positions.getArray(), (metres) => Math.round(metres * 32767)))
        .setNormalized(true);
      const normals = primitive.getAttribute('NORMAL');
      normals.setArray(Int8Array.from(normals.getArray(), (part) => Math.round(part * 127))).setNormalized(true);
    }
  document
    .createExtension(EXTMeshoptCompression)
    .setRequired(true)
    .setEncoderOptions({ method: EXTMeshoptCompression.EncoderMethod.FILTER });
  write('lantern-meshopt.glb', await io.writeBinary(document));
}

{
  // The newer name of it, whose library does not know it yet: each part of the plain file by itself, the second version of its coding.
  const view = new DataView(lantern.buffer, lantern.byteOffset);
  const jsonLength = view.getUint32(12, true);
  const json = JSON.parse(new TextDecoder().decode(lantern.subarray(20, 20 + jsonLength)));
  const data = lantern.subarray(28 + jsonLength);
  const parts = [];
  let length = 0;
  for (const [at, part] of json.bufferViews.entries()) {
    const accessor = json.accessors.find(({ bufferView }) => bufferView === at);
    const size = { SCALAR: 1, VEC3: 3, VEC4: 4 }[accessor.type] * (accessor.componentType === 5126 ? 4 : 2);
    const mode = part.target === 34963 ? 'TRIANGLES' : 'ATTRIBUTES';
    const source = data.subarray(part.byteOffset, part.byteOffset + part.byteLength);
    const packed = MeshoptEncoder.encodeGltfBuffer(source, accessor.count, size, mode, 1);
    const whole = new Uint8Array(Math.ceil(packed.length / 4) * 4);
    whole.set(packed);
    part.extensions = {
      KHR_meshopt_compression: {
        buffer: 1,
        byteOffset: length,
        byteLength: packed.length,
        byteStride: size,
        mode,
        count: accessor.count,
      },
    };
    parts.push(whole);
    length += whole.length;
  }
  json.buffers = [
    { byteLength: data.length, extensions: { KHR_meshopt_compression: { fallback: true } } },
    { byteLength: length, uri: `data:application/octet-stream;base64,${Buffer.concat(parts).toString('base64')}` },
  ];
  json.extensionsUsed = ['KHR_meshopt_compression'];
  json.extensionsRequired = ['KHR_meshopt_compression'];
  write('lantern-khr-meshopt.gltf', JSON.stringify(json));
}

/** Four fields: red and green above, blue and half-transparent white below. */
const side = 64;
const picture = Uint8Array.from({ length: side * side * 4 }, (_, at) => {
  const [channel, column, row] = [at % 4, (at >> 2) % side, Math.floor(at / 4 / side)];
  const colours = [
    [255, 0, 0, 255],
    [0, 255, 0, 255],
    [0, 0, 255, 255],
    [255, 255, 255, 128],
  ];
  return colours[(row < side / 2 ? 0 : 2) + (column < side / 2 ? 0 : 1)][channel];
});
for (const { name, options } of [
  { name: 'etc1s', options: { isUASTC: false, qualityLevel: 255 } },
  { name: 'uastc', options: { isUASTC: true, needSupercompression: true } },
]) {
  const document = new Document();
  const buffer = document.createBuffer();
  document.createExtension(KHRTextureBasisu).setRequired(true);
  const bytes = await encodeToKTX2(new Uint8Array(1), {
    ...options,
    generateMipmap: true,
    isPerceptual: true,
    isSetKTX2SRGBTransferFunc: true,
    imageDecoder: () => Promise.resolve({ width: side, height: side, data: picture }),
  });
  const texture = document.createTexture('Sign').setMimeType('image/ktx2').setImage(new Uint8Array(bytes));
  const of = (type, array) => document.createAccessor().setType(type).setArray(array).setBuffer(buffer);
  const primitive = document
    .createPrimitive()
    .setMaterial(
      document.createMaterial('Paint').setBaseColorTexture(texture).setAlphaMode('BLEND').setDoubleSided(true),
    )
    .setAttribute('POSITION', of('VEC3', new Float32Array([-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0])))
    .setAttribute('NORMAL', of('VEC3', new Float32Array([0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1])))
    .setAttribute('TEXCOORD_0', of('VEC2', new Float32Array([0, 1, 1, 1, 1, 0, 0, 0])))
    .setIndices(of('SCALAR', new Uint16Array([0, 1, 2, 0, 2, 3])));
  const node = document.createNode('Sign').setMesh(document.createMesh('Sign').addPrimitive(primitive));
  document.createScene().addChild(node);
  write(`sign-${name}.glb`, await io.writeBinary(document));
}
