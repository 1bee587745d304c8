/** As Kitsu names what it takes out: `lanternfall_sq020_sh0040_animation_v3_annotation_31.png`. */
export function pictureName(parts: readonly string[], revision: number, frameNumber: number): string {
  const slug = parts
    .map((part) =>
      part
        .trim()
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, '-'),
    )
    .filter(Boolean)
    .join('_');
  return `${slug}_v${String(revision)}_annotation_${String(frameNumber)}.png`;
}
