/**
 * How the colours of a picture are looked at: one channel of it, brighter or darker. Laid over what is drawn by the compositor, on
 * the graphics card where there is one; what is read from the canvas stays as it was decoded.
 */
export const channels = ['colour', 'red', 'green', 'blue', 'alpha', 'luma'] as const;
export type Channel = (typeof channels)[number];

export type Grade = {
  readonly channel: Channel;
  /** In stops, of light and not of code values. */
  readonly exposure: number;
  readonly gamma: number;
};

export const plainGrade: Grade = { channel: 'colour', exposure: 0, gamma: 1 };

export const mostStops = 6;
export const exposureStep = 0.25;
export const leastGamma = 0.2;
export const mostGamma = 4;
export const gammaStep = 0.1;

export const isGraded = ({ channel, exposure, gamma }: Grade): boolean =>
  channel !== 'colour' || exposure !== 0 || gamma !== 1;

export const exposed = (grade: Grade, stops: number): Grade => ({
  ...grade,
  exposure: Math.max(-mostStops, Math.min(mostStops, grade.exposure + stops)),
});

export const gammaBy = (grade: Grade, step: number): Grade => ({
  ...grade,
  gamma: Math.max(leastGamma, Math.min(mostGamma, Math.round((grade.gamma + step) * 100) / 100)),
});

const toLight = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const toCode = (light: number): number => (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055);

/** Of each of the 256 values that a channel can have, what is shown for it; from 0 to 1. */
export function gradeTable({ exposure, gamma }: Grade): readonly number[] {
  return Array.from({ length: 256 }, (_, code) => {
    const value = code / 255;
    if (exposure === 0 && gamma === 1) return value;
    const light = Math.min(1, toLight(value) * 2 ** exposure);
    return Math.max(0, Math.min(1, toCode(light) ** (1 / gamma)));
  });
}

/** Of Rec. 709, as movies are. */
const luma = [0.2126, 0.7152, 0.0722, 0, 0];
const rows: Readonly<Record<Channel, readonly number[] | null>> = {
  colour: null,
  red: [1, 0, 0, 0, 0],
  green: [0, 1, 0, 0, 0],
  blue: [0, 0, 1, 0, 0],
  alpha: [0, 0, 0, 1, 0],
  luma,
};

/** Of `feColorMatrix`: one channel in all three; null where all are shown. */
export function channelMatrix(channel: Channel): readonly number[] | null {
  const row = rows[channel];
  if (row === null) return null;
  // What stands for transparency is seen, and so is not transparent itself.
  return [...row, ...row, ...row, ...(channel === 'alpha' ? [0, 0, 0, 0, 1] : [0, 0, 0, 1, 0])];
}
