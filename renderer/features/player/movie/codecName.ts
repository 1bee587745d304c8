/** What people call a coding, by the string that WebCodecs or a file knows it by: `avc1.64001f` is H.264, `apch` is ProRes. */
const names: Readonly<Record<string, string>> = {
  avc1: 'H.264',
  avc3: 'H.264',
  hvc1: 'HEVC',
  hev1: 'HEVC',
  vp8: 'VP8',
  vp09: 'VP9',
  vp9: 'VP9',
  av01: 'AV1',
  apco: 'ProRes 422',
  apcs: 'ProRes 422',
  apcn: 'ProRes 422',
  apch: 'ProRes 422',
  ap4h: 'ProRes 4444',
  ap4x: 'ProRes 4444',
  AVdn: 'DNxHD',
  AVdh: 'DNxHR',
  mp4v: 'MPEG-4',
};

export const codecName = (codec: string): string => knownCodecName(codec) ?? codec;

/** Null where it is no word that people have. */
export const knownCodecName = (codec: string): string | null => names[codec.split('.')[0] ?? ''] ?? null;
