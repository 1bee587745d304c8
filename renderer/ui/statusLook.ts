import type { IconName } from './Icon.tsx';

/** What decides a status' shape: its flags, never its name, which studios change. */
export type StatusFlags = {
  readonly isDefault: boolean;
  readonly isDone: boolean;
  readonly isRetake: boolean;
  readonly isFeedbackRequest: boolean;
  readonly isWip: boolean;
};

export const statusGlyphs = [
  'status-done',
  'status-retake',
  'status-feedback',
  'status-wip',
  'status-default',
  'status-none',
] as const satisfies readonly IconName[];

export function statusGlyph(flags: StatusFlags): (typeof statusGlyphs)[number] {
  if (flags.isDone) return 'status-done';
  if (flags.isRetake) return 'status-retake';
  if (flags.isFeedbackRequest) return 'status-feedback';
  if (flags.isWip) return 'status-wip';
  return flags.isDefault ? 'status-default' : 'status-none';
}

/** Black or white, whichever reads better on the colour: never below 4.5 to 1. */
export function statusInk(hex: string): 'black' | 'white' {
  const luminance = relativeLuminance(hex);
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? 'white' : 'black';
}

function relativeLuminance(hex: string): number {
  const digits = /^#?([\da-f]{6})$/i.exec(hex)?.[1] ?? '9aa0a8';
  const channel = (from: number) => {
    const value = Number.parseInt(digits.slice(from, from + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4);
}
