import type { z } from 'zod';
import { isRecord } from '../wireJson.ts';
import { BrokenRow } from './wireValues.ts';

export type Rows<Row> = { readonly rows: readonly Row[]; readonly brokenCount: number };
export type WireRow = Readonly<Record<string, unknown>>;
/** `undefined`: a row that is none of ours. Throws BrokenRow. */
export type ReadRow<Row> = (row: WireRow) => Row | undefined;

/** Reads each row of a list; the ones that cannot be read are counted and left out. */
export function readRows<Row>(list: readonly unknown[], read: ReadRow<Row>): Rows<Row> {
  const rows: Row[] = [];
  let brokenCount = 0;
  for (const item of list) {
    const result = readRow(item, read);
    if (result.isBroken) brokenCount += 1;
    else if (result.row !== undefined) rows.push(result.row);
  }
  return { rows, brokenCount };
}

type RowResult<Row> = { readonly isBroken: true } | { readonly isBroken: false; readonly row: Row | undefined };

function readRow<Row>(item: unknown, read: ReadRow<Row>): RowResult<Row> {
  if (!isRecord(item)) return { isBroken: true };
  try {
    return { isBroken: false, row: read(item) };
  } catch (error) {
    if (error instanceof BrokenRow) return { isBroken: true };
    throw error;
  }
}

/** A zod schema as a row reader. */
export function reader<Schema extends z.ZodType>(schema: Schema): (row: WireRow) => z.output<Schema> {
  return (row) => {
    const parsed = schema.safeParse(row);
    if (!parsed.success) throw new BrokenRow(parsed.error.issues[0]?.path.join('.') ?? 'row');
    return parsed.data;
  };
}
