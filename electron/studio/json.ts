/*
 * JSON text as Zou writes it. Python tells whole numbers from floats and writes a duration of two hours as `120.0`;
 * clients in typed languages see the difference, so the fields that are floats there are written that way here.
 */
const floatKeys =
  /"(duration|estimation|task_duration|task_estimation|preview_file_duration|hours_by_day|total_duration|total_estimation|original_duration)":(-?\d+)(?=[,}\]])/g;

const marked = /"\\u0001(-?\d+(?:\.\d+)?)"/g;

/** A number sent as a float although its key does not say so. */
export const real = (value: number | null): string | null =>
  value === null ? null : `\u0001${Number.isInteger(value) ? value.toFixed(1) : String(value)}`;

/** A number sent as a whole one although its key says float. */
export const wholeNumber = (value: number): string => `\u0001${Math.round(value)}`;

export function jsonText(value: unknown): string {
  return JSON.stringify(value ?? null)
    .replace(floatKeys, '"$1":$2.0')
    .replace(marked, '$1');
}
