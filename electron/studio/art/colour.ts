/** Red, green and blue, each 0 to 255; fractions are kept until a picture is finished. */
export type Rgb = readonly [red: number, green: number, blue: number];

const known = new Map<string, Rgb>();

/** Reads `#rrggbb`. Throws on anything else: the colours of the drawings are constants, so that is a slip of ours. */
export function rgb(colour: string): Rgb {
  const seen = known.get(colour);
  if (seen) return seen;
  if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new Error(`not a colour: ${colour}`);
  const value = Number.parseInt(colour.slice(1), 16);
  const parsed: Rgb = [(value >> 16) & 255, (value >> 8) & 255, value & 255];
  known.set(colour, parsed);
  return parsed;
}

function hex([red, green, blue]: Rgb): string {
  const byte = (channel: number) =>
    Math.round(Math.min(255, Math.max(0, channel)))
      .toString(16)
      .padStart(2, '0');
  return `#${byte(red)}${byte(green)}${byte(blue)}`;
}

/** The colour `share` (0 to 1) of the way from one to the other. */
export function mix(from: string, to: string, share: number): string {
  const [fromRed, fromGreen, fromBlue] = rgb(from);
  const [toRed, toGreen, toBlue] = rgb(to);
  return hex([
    fromRed + (toRed - fromRed) * share,
    fromGreen + (toGreen - fromGreen) * share,
    fromBlue + (toBlue - fromBlue) * share,
  ]);
}

export const lighter = (colour: string, share: number): string => mix(colour, '#ffffff', share);
export const darker = (colour: string, share: number): string => mix(colour, '#000000', share);
