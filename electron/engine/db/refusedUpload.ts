/**
 * The smallest file that was refused as too large. A server does not tell its limit, and neither does the proxy before it:
 * only a refusal does, and a larger file that is taken later takes it back.
 */
import type { Tables } from './tables.ts';

const key = 'refusedUploadBytes';

/** Null where none was refused. */
export function refusedUploadBytes({ meta }: Pick<Tables, 'meta'>): number | null {
  const bytes = Number(meta.get(key) ?? 0);
  return bytes > 0 ? bytes : null;
}

export function noteRefusedUpload(tables: Pick<Tables, 'meta'>, sizeBytes: number): void {
  tables.meta.set(key, String(Math.min(sizeBytes, refusedUploadBytes(tables) ?? Infinity)));
}

export function noteTakenUpload(tables: Pick<Tables, 'meta'>, sizeBytes: number): void {
  const refused = refusedUploadBytes(tables);
  if (refused !== null && sizeBytes >= refused) tables.meta.set(key, '0');
}
