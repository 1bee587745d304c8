/** The hero lantern as a binary glTF: turned shapes of brass, glass and soot, swinging from its ring. */
type Mesh = { readonly positions: number[]; readonly normals: number[]; readonly indices: number[] };

const sides = 24;

/** A ring of walls from one height and radius to the next, as a potter's profile is turned. */
function turned(profile: readonly (readonly [radius: number, height: number])[]): Mesh {
  const mesh: Mesh = { positions: [], normals: [], indices: [] };
  for (const [at, [radius, height]] of profile.entries()) {
    const next = profile[at + 1];
    if (next === undefined) break;
    const [nextRadius, nextHeight] = next;
    const slope = Math.hypot(nextHeight - height, nextRadius - radius) || 1;
    const [outward, upward] = [(nextHeight - height) / slope, (radius - nextRadius) / slope];
    const first = mesh.positions.length / 3;
    for (let side = 0; side <= sides; side += 1) {
      const angle = (side / sides) * 2 * Math.PI;
      const [x, z] = [Math.cos(angle), Math.sin(angle)];
      mesh.positions.push(x * radius, height, z * radius, x * nextRadius, nextHeight, z * nextRadius);
      for (let twice = 0; twice < 2; twice += 1) mesh.normals.push(x * outward, upward, z * outward);
      const corner = first + side * 2;
      if (side < sides) mesh.indices.push(corner, corner + 1, corner + 2, corner + 2, corner + 1, corner + 3);
    }
  }
  return mesh;
}

/** In metres; the ring hangs at the origin, so that what swings swings from there. */
const parts: readonly { readonly name: string; readonly material: number; readonly mesh: Mesh }[] = [
  {
    name: 'Base',
    material: 0,
    mesh: turned([
      [0, -0.42],
      [0.11, -0.42],
      [0.12, -0.39],
      [0.1, -0.36],
      [0.08, -0.34],
      [0, -0.34],
    ]),
  },
  {
    name: 'Glass',
    material: 1,
    mesh: turned([
      [0.075, -0.34],
      [0.092, -0.28],
      [0.095, -0.22],
      [0.085, -0.15],
      [0.07, -0.12],
    ]),
  },
  {
    name: 'Flame',
    material: 2,
    mesh: turned([
      [0, -0.31],
      [0.018, -0.285],
      [0.02, -0.265],
      [0.008, -0.225],
      [0, -0.2],
    ]),
  },
  {
    name: 'Roof',
    material: 0,
    mesh: turned([
      [0.1, -0.125],
      [0.105, -0.11],
      [0.05, -0.06],
      [0.03, -0.03],
      [0, -0.02],
    ]),
  },
  {
    name: 'Chimney',
    material: 3,
    mesh: turned([
      [0.022, -0.05],
      [0.024, -0.012],
      [0.03, -0.006],
      [0, 0],
    ]),
  },
];

const materials = [
  {
    name: 'Brass',
    pbrMetallicRoughness: { baseColorFactor: [0.78, 0.53, 0.2, 1], metallicFactor: 1, roughnessFactor: 0.35 },
    doubleSided: true,
  },
  {
    name: 'Glass',
    pbrMetallicRoughness: { baseColorFactor: [1, 0.86, 0.6, 0.28], metallicFactor: 0, roughnessFactor: 0.08 },
    alphaMode: 'BLEND',
    doubleSided: true,
  },
  {
    name: 'Flame',
    pbrMetallicRoughness: { baseColorFactor: [1, 0.8, 0.4, 1], metallicFactor: 0 },
    emissiveFactor: [1, 0.72, 0.28],
  },
  {
    name: 'Soot',
    pbrMetallicRoughness: { baseColorFactor: [0.05, 0.045, 0.04, 1], metallicFactor: 0.2, roughnessFactor: 0.9 },
    doubleSided: true,
  },
];

const floats = (values: readonly number[]): Buffer => Buffer.from(new Float32Array(values).buffer);
const shorts = (values: readonly number[]): Buffer => Buffer.from(new Uint16Array(values).buffer);
const padded = (bytes: Buffer, fill: number): Buffer =>
  Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4, fill)]);

export function heroLantern(): Buffer {
  const chunks: Buffer[] = [];
  const bufferViews: object[] = [];
  const accessors: object[] = [];
  let offset = 0;
  const add = (bytes: Buffer, accessor: object, target?: number): number => {
    const whole = padded(bytes, 0);
    bufferViews.push({
      buffer: 0,
      byteOffset: offset,
      byteLength: bytes.length,
      ...(target === undefined ? {} : { target }),
    });
    chunks.push(whole);
    offset += whole.length;
    return accessors.push({ bufferView: bufferViews.length - 1, ...accessor }) - 1;
  };
  const meshes = parts.map(({ name, material, mesh: { positions, normals, indices } }) => {
    const count = positions.length / 3;
    const axis = (of: number) => positions.filter((_, at) => at % 3 === of);
    const [min, max] = [Math.min, Math.max].map((pick) => [0, 1, 2].map((of) => Math.fround(pick(...axis(of)))));
    return {
      name,
      primitives: [
        {
          material,
          attributes: {
            POSITION: add(floats(positions), { componentType: 5126, count, type: 'VEC3', min, max }, 34_962),
            NORMAL: add(floats(normals), { componentType: 5126, count, type: 'VEC3' }, 34_962),
          },
          indices: add(shorts(indices), { componentType: 5123, count: indices.length, type: 'SCALAR' }, 34_963),
        },
      ],
    };
  });
  // Once there and back in two seconds.
  const times = Array.from({ length: 25 }, (_, at) => at / 12);
  const turns = times.flatMap((now) => {
    const half = (0.16 * Math.sin(now * Math.PI)) / 2;
    return [0, 0, Math.sin(half), Math.cos(half)];
  });
  const input = add(floats(times), { componentType: 5126, count: times.length, type: 'SCALAR', min: [0], max: [2] });
  const output = add(floats(turns), { componentType: 5126, count: times.length, type: 'VEC4' });
  const json = {
    asset: { version: '2.0' },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [
      { name: 'Lantern', children: parts.map((_, at) => at + 1) },
      ...parts.map(({ name }, at) => ({ name, mesh: at })),
    ],
    meshes,
    materials,
    animations: [
      {
        name: 'Swing',
        samplers: [{ input, output }],
        channels: [{ sampler: 0, target: { node: 0, path: 'rotation' } }],
      },
    ],
    accessors,
    bufferViews,
    buffers: [{ byteLength: offset }],
  };
  return binary(padded(Buffer.from(JSON.stringify(json)), 0x20), Buffer.concat(chunks));
}

function binary(json: Buffer, data: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.write('glTF', 0, 'latin1');
  head.writeUInt32LE(2, 4);
  head.writeUInt32LE(12 + 8 + json.length + 8 + data.length, 8);
  const part = (kind: string, bytes: Buffer): Buffer[] => {
    const about = Buffer.alloc(8);
    about.writeUInt32LE(bytes.length, 0);
    about.write(kind, 4, 'latin1');
    return [about, bytes];
  };
  return Buffer.concat([head, ...part('JSON', json), ...part('BIN\0', data)]);
}
