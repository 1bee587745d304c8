/** How many bits a channel of a picture has, as far as its file says so. */

/** Of the profiles of H.264 and HEVC that leave no choice. */
const ofProfile: Readonly<Record<string, number>> = {
  // Baseline, Main and High of H.264; its High 10.
  avc1_42: 8,
  avc1_4d: 8,
  avc1_58: 8,
  avc1_64: 8,
  avc1_6e: 10,
  // Main and Main 10 of HEVC.
  hvc1_1: 8,
  hvc1_2: 10,
};

/** Of the string that WebCodecs knows a coding by: `avc1.64001f`, `vp09.00.10.08`, `av01.0.05M.10`. Null: it does not tell. */
export function bitsOfCodec(codec: string): number | null {
  const [name = '', ...parts] = codec.toLowerCase().split('.');
  if (name === 'vp8') return 8;
  if (name === 'vp09') return Number(parts[2]) || null;
  if (name === 'av01') return Number(parts[2]) || 8;
  const [profile = ''] = parts;
  if (name === 'avc1' || name === 'avc3') return ofProfile[`avc1_${profile.slice(0, 2)}`] ?? null;
  if (name === 'hvc1' || name === 'hev1') return ofProfile[`hvc1_${profile}`] ?? null;
  return null;
}

/** PNG says it in its head, after its size; a JPEG has 8. */
export async function bitsOfPicture(picture: Blob): Promise<number | null> {
  if (picture.type === 'image/jpeg') return 8;
  if (picture.type !== 'image/png') return null;
  const head = new Uint8Array(await picture.slice(0, 25).arrayBuffer());
  const bits = head[24] ?? 0;
  // Below 8 it is of a palette, or of grey.
  return bits === 0 ? null : Math.max(8, bits);
}
