/** First and last byte, both included. */
export type ByteRange = { readonly first: number; readonly last: number };

/**
 * Reads a Range header of one range. Null where the whole file is to be sent: without a header, with several ranges, and
 * with one that makes no sense (RFC 9110 §14.2 lets a server ignore these).
 */
export function parseRange(header: string | null, totalBytes: number): ByteRange | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (match === null) return null;
  const [, from = '', to = ''] = match;
  if (from === '' && to === '') return null;
  if (from === '') {
    const length = Math.min(Number(to), totalBytes);
    return length === 0 ? 'unsatisfiable' : { first: totalBytes - length, last: totalBytes - 1 };
  }
  const first = Number(from);
  const last = to === '' ? totalBytes - 1 : Math.min(Number(to), totalBytes - 1);
  if (to !== '' && Number(to) < first) return null;
  return first >= totalBytes ? 'unsatisfiable' : { first, last };
}
