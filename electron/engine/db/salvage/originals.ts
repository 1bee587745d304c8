/**
 * The tables that hold what exists nowhere else, and what belongs to them: what a row of each must be to be one. Everything
 * that is saved from a damaged database goes through here, for it may be anything.
 */
import { z } from 'zod';
import { commandKinds, holds } from '../../../../shared/model/sync.ts';
import type { Row, SqlValue } from '../row.ts';

export const originalTables = ['outbox', 'outbox_file', 'late_command', 'draft', 'identity', 'sent'] as const;
export type OriginalTable = (typeof originalTables)[number];

export type OriginalRows = { readonly [Table in OriginalTable]: readonly Row[] };

const id = z.string().min(1).max(200);
const json = z.string().refine(isJson);
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT/);
const textOrNull = z.string().nullable();
const count = z.number().int().min(0);

/** In the order of their columns, as the newest schema has them; later ones are absent in rows that are older. */
const shapes = {
  outbox: z.object({
    seq: count,
    commandId: id,
    kind: z.enum(commandKinds),
    taskId: textOrNull,
    chain: id,
    payload: json,
    progress: json,
    state: z.enum(['waiting', 'sending', 'unknown', 'rejected']),
    writtenAt: instant,
    attempts: count,
    nextAttemptAt: textOrNull,
    errorCode: textOrNull,
    errorDetail: json.nullable(),
    draftKey: textOrNull,
    hold: z.enum(holds).nullable().default(null),
  }),
  outbox_file: z.object({
    id,
    commandId: id,
    position: count,
    name: z.string(),
    extension: z.string(),
    sizeBytes: count,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    path: z.string().min(1),
    kept: z.enum(['copy', 'original']),
  }),
  late_command: z.object({ commandId: id, notedAt: instant, chain: id }),
  draft: z.object({ key: z.string().min(1), value: z.string(), updatedAt: instant }),
  identity: z.object({ localId: z.guid(), serverId: z.guid() }),
  sent: z.object({
    commandId: id,
    kind: z.enum(commandKinds),
    taskId: textOrNull,
    writtenAt: instant,
    sentAt: instant,
    excerpt: z.string(),
    taskStatusId: textOrNull,
    durationMinutes: z.number().nullable(),
    wasRecognised: count,
    serverId: textOrNull,
    entityId: textOrNull.default(null),
    field: textOrNull.default(null),
    playlistId: textOrNull.default(null),
    playlistDeed: textOrNull.default(null),
  }),
} as const satisfies { readonly [Table in OriginalTable]: z.ZodObject };

/** The columns of each, in their order: for the test that holds them to the schema. */
export const columnsOf = (table: OriginalTable): readonly string[] => Object.keys(shapes[table].shape);

/** What no other row of the table has. */
export const keyOf: { readonly [Table in OriginalTable]: string } = {
  outbox: 'commandId',
  outbox_file: 'id',
  late_command: 'commandId',
  draft: 'key',
  identity: 'localId',
  sent: 'commandId',
};

/** The row with every column of the newest schema; null where it is none of that table. */
export function readOriginal(table: OriginalTable, row: Row): Row | null {
  return shapes[table].safeParse(row).data ?? null;
}

/** A row found in a page, of whichever table it can be one. Their columns are told apart by what stands in them. */
export function recogniseOriginal(
  rowNumber: number,
  values: readonly SqlValue[],
): { readonly table: OriginalTable; readonly row: Row } | null {
  for (const table of originalTables) {
    const columns = Object.entries(shapes[table].shape);
    const least = columns.filter(([, shape]) => !(shape instanceof z.ZodDefault)).length;
    if (values.length < least || values.length > columns.length) continue;
    const named = Object.fromEntries(values.map((value, index) => [columns[index]?.[0] ?? '', value]));
    const row = readOriginal(table, table === 'outbox' ? { ...named, seq: rowNumber } : named);
    if (row !== null) return { table, row };
  }
  return null;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    // Half of it, or another row's.
    return false;
  }
}
