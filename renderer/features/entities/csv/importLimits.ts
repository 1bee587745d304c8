/**
 * What one import may hold. Past it the window would stand still while the file is read and compared; the changes are what one
 * transaction takes (`changeCells`).
 */
export const importLimits = { bytes: 20_000_000, lines: 20_000, changes: 20_000 } as const;

export type TooLarge = { readonly limit: keyof typeof importLimits; readonly found: number };

/** Files of cells and of cuts alike, by the ending of their name. */
export const importEndings = { cells: ['csv', 'tsv', 'txt'], cut: ['edl', 'otio'] } as const;

/** A file that is dropped on the table is one to import, and not to publish. */
export function isImported(fileName: string, takesCuts: boolean): boolean {
  const ending = fileName.split('.').at(-1)?.toLowerCase() ?? '';
  const endings: readonly string[] = [...importEndings.cells, ...(takesCuts ? importEndings.cut : [])];
  return fileName.includes('.') && endings.includes(ending);
}
