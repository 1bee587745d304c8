import { z } from 'zod';

/**
 * Files on their way to several tasks at once, with what is to be said about each: kept by the engine as text until the last of
 * them is queued. Files are handles of this run of the app.
 */
const sheet = z.object({
  files: z.array(
    z.object({
      handle: z.string(),
      name: z.string(),
      extension: z.string(),
      sizeBytes: z.number(),
      /** Chosen by hand; null: as its name says. */
      taskId: z.string().nullable(),
    }),
  ),
  /** By task. A status of null: the one that a new revision has of itself. */
  words: z.record(z.string(), z.object({ text: z.string(), taskStatusId: z.string().nullable() })),
});
export type PublishSheet = z.infer<typeof sheet>;
export type SheetFile = PublishSheet['files'][number];

export const publishSheetKey = 'publish-sheet';
export const emptySheet: PublishSheet = { files: [], words: {} };

/** Null where there is none, or where another version wrote something else. */
export function readSheet(value: string | null): PublishSheet | null {
  if (value === null) return null;
  try {
    return sheet.safeParse(JSON.parse(value)).data ?? null;
  } catch {
    return null;
  }
}

/** Null where nothing is on it. */
export const writeSheet = (value: PublishSheet): string | null =>
  value.files.length === 0 ? null : JSON.stringify(value);
