import { noiseFrom } from '../random.ts';

/**
 * What the steps of a production turn a composition into: `sketch` (storyboards, concepts) is pencil on paper, `clay`
 * (layout, modelling, rigging) is grey shading without colour, `flat` (blocking) has pale colours, `final` is the picture.
 */
export const lookNames = ['sketch', 'clay', 'flat', 'final'] as const;
export type Look = (typeof lookNames)[number];

/** Changes a picture of red, green and blue bytes in place. */
export function applyLook(bytes: Uint8Array, widthPx: number, heightPx: number, look: Look): void {
  if (look === 'final') return;
  if (look === 'sketch') return sketch(bytes, widthPx, heightPx);
  for (let at = 0; at < bytes.length; at += 3) {
    const [red, green, blue] = [bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0];
    const light = red * 0.3 + green * 0.59 + blue * 0.11;
    if (look === 'clay') {
      const grey = 34 + light * 0.8;
      bytes[at] = grey;
      bytes[at + 1] = grey;
      bytes[at + 2] = grey + 3;
    } else {
      bytes[at] = 12 + (light + (red - light) * 0.74) * 0.94;
      bytes[at + 1] = 12 + (light + (green - light) * 0.74) * 0.94;
      bytes[at + 2] = 13 + (light + (blue - light) * 0.74) * 0.94;
    }
  }
}

function hatching(at: number, dark: number): number {
  const stroke = 0.5 + 0.5 * Math.sin(at);
  return (dark - 0.45) * 0.7 * (0.3 + 0.7 * stroke);
}

/** Pencil lines where the light changes, hatching where it is dark, on warm paper. */
function sketch(bytes: Uint8Array, widthPx: number, heightPx: number): void {
  const light = new Float32Array(widthPx * heightPx);
  for (let at = 0; at < light.length; at += 1) {
    light[at] = (bytes[at * 3] ?? 0) * 0.3 + (bytes[at * 3 + 1] ?? 0) * 0.59 + (bytes[at * 3 + 2] ?? 0) * 0.11;
  }
  const reach = Math.max(1, Math.round(widthPx / 500));
  const grain = noiseFrom('paper');
  const spacing = widthPx / 110;
  for (let y = 0; y < heightPx; y += 1) {
    const turn = grain(y / 9) * 1.2;
    for (let x = 0; x < widthPx; x += 1) {
      const at = y * widthPx + x;
      const left = light[at - Math.min(reach, x)] ?? 0;
      const right = light[at + Math.min(reach, widthPx - 1 - x)] ?? 0;
      const above = light[at - widthPx * Math.min(reach, y)] ?? 0;
      const below = light[at + widthPx * Math.min(reach, heightPx - 1 - y)] ?? 0;
      const [across, down] = [right - left, below - above];
      const edge = Math.min(1, Math.sqrt(across * across + down * down) / 70);
      const dark = 1 - (light[at] ?? 0) / 255;
      const hatch = dark <= 0.45 ? 0 : hatching(((x + y * 1.6) / spacing) * Math.PI + turn, dark);
      const ink = Math.min(0.92, edge * 0.85 + hatch + dark * 0.1);
      bytes[at * 3] = 244 - ink * 196;
      bytes[at * 3 + 1] = 239 - ink * 193;
      bytes[at * 3 + 2] = 227 - ink * 176;
    }
  }
}
