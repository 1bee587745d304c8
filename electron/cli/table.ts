/** Rows under headings, aligned; columns that are empty in every row are left out. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const shown = headings.flatMap((_heading, column) =>
    rows.some((row) => (row[column] ?? '') !== '') ? [column] : [],
  );
  const lines = [headings, ...rows].map((row) => shown.map((column) => oneLine(row[column] ?? '')));
  const widths = shown.map((_column, index) => Math.max(...lines.map((line) => lengthOf(line[index] ?? ''))));
  return lines
    .map((line) =>
      line
        .map((cell, index) => padded(cell, widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** In characters as they are seen, near enough for names. */
const lengthOf = (text: string): number => Array.from(text).length;
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - lengthOf(text)));

/** `1h30`, `45m`, `8h`; empty for none. */
export function duration(minutes: number): string {
  if (minutes === 0) return '';
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${String(rest)}m`;
  return rest === 0 ? `${String(hours)}h` : `${String(hours)}h${String(rest).padStart(2, '0')}`;
}

/** `4.1 GB`, as disks are sold. */
export function bytes(count: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;
  const power = Math.min(units.length - 1, count < 1_000 ? 0 : Math.floor(Math.log10(count) / 3));
  const value = count / 1_000 ** power;
  return `${power === 0 || value >= 100 ? String(Math.round(value)) : value.toFixed(1)} ${units[power] ?? ''}`;
}
