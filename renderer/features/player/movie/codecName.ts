/** What people call a coding, by the string that WebCodecs knows it by: `avc1.64001f` is H.264. */
const names: Readonly<Record<string, string>> = {
  avc1: 'H.264',
  avc3: 'H.264',
  hvc1: 'HEVC',
  hev1: 'HEVC',
  vp8: 'VP8',
  vp09: 'VP9',
  vp9: 'VP9',
  av01: 'AV1',
};

export const codecName = (codec: string): string => names[codec.split('.')[0] ?? ''] ?? codec;
