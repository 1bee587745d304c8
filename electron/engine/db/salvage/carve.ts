import type { SqlValue } from '../row.ts';

/** A row as it stands in a page; the first column of a table numbered by itself is null in it. */
export type CarvedRow = { readonly rowNumber: number; readonly values: readonly SqlValue[] };

type ReadPage = (number: number) => Buffer | null;

const leafOfTable = 0x0d;
const mostColumns = 64;
/** No row of ours is longer: more is what a damaged length says. */
const mostPayloadBytes = 20_000_000;

/** The rows of one page of a table; none where it is another one, or nothing that could be one. */
export function carvePage(page: Buffer, number: number, readPage: ReadPage): readonly CarvedRow[] {
  const at = number === 1 ? 100 : 0;
  if (page[at] !== leafOfTable) return [];
  const count = page.readUInt16BE(at + 3);
  if (at + 8 + 2 * count > page.length) return [];
  const rows: CarvedRow[] = [];
  for (let index = 0; index < count; index += 1) {
    const row = attempt(() => cellAt(page, page.readUInt16BE(at + 8 + 2 * index), readPage));
    if (row !== null) rows.push(row);
  }
  return rows;
}

/** What is damaged is no row: whatever cannot be read of it ends here. */
function attempt(read: () => CarvedRow | null): CarvedRow | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function cellAt(page: Buffer, at: number, readPage: ReadPage): CarvedRow | null {
  const length = varintAt(page, at);
  const rowNumber = varintAt(page, length.next);
  if (length.value > mostPayloadBytes) return null;
  const payload = payloadAt(page, rowNumber.next, length.value, readPage);
  if (payload === null) return null;
  const values = recordOf(payload);
  return values === null ? null : { rowNumber: rowNumber.value, values };
}

/** What does not fit into its page goes on in a chain of others. */
function payloadAt(page: Buffer, at: number, length: number, readPage: ReadPage): Buffer | null {
  const usable = page.length;
  const most = usable - 35;
  if (length <= most) return at + length <= page.length ? page.subarray(at, at + length) : null;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((length - least) % (usable - 4));
  const local = fitting <= most ? fitting : least;
  const parts = [page.subarray(at, at + local)];
  let left = length - local;
  let next = page.readUInt32BE(at + local);
  while (left > 0) {
    const overflow = next === 0 ? null : readPage(next);
    if (overflow === null) return null;
    parts.push(overflow.subarray(4, 4 + Math.min(left, usable - 4)));
    left -= usable - 4;
    next = overflow.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

function recordOf(payload: Buffer): readonly SqlValue[] | null {
  const header = varintAt(payload, 0);
  const kinds: number[] = [];
  for (let at = header.next; at < header.value;) {
    const kind = varintAt(payload, at);
    kinds.push(kind.value);
    at = kind.next;
  }
  if (kinds.length > mostColumns) return null;
  const values: SqlValue[] = [];
  let at = header.value;
  for (const kind of kinds) {
    const length = lengthOf(kind);
    if (at + length > payload.length) return null;
    values.push(valueAt(payload, at, kind, length));
    at += length;
  }
  return at === payload.length ? values : null;
}

const lengths = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];
const lengthOf = (kind: number): number => lengths[kind] ?? (kind >= 12 ? Math.floor((kind - 12) / 2) : 0);

function valueAt(payload: Buffer, at: number, kind: number, length: number): SqlValue {
  if (kind === 0 || kind === 10 || kind === 11) return null;
  if (kind === 8 || kind === 9) return kind - 8;
  if (kind === 7) return payload.readDoubleBE(at);
  if (kind === 6) return Number(payload.readBigInt64BE(at));
  if (kind < 6) return payload.readIntBE(at, length);
  const bytes = payload.subarray(at, at + length);
  return kind % 2 === 0 ? new Uint8Array(bytes) : bytes.toString('utf8');
}

function varintAt(bytes: Buffer, start: number): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let index = 0; index < 8; index += 1) {
    const byte = bytes.readUInt8(start + index);
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, next: start + index + 1 };
  }
  return { value: value * 256 + bytes.readUInt8(start + 8), next: start + 9 };
}
