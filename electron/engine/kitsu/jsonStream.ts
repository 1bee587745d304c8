/** Cuts a long answer into its rows while it arrives, so that neither its whole text nor all its objects are held at once. */
import { InariError } from '../../../shared/errors.ts';

const newLine = 0x0a;
const quote = 0x22;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

const decoder = new TextDecoder();

/** Of one row: a production's longest has some hundred kilobytes. */
const mostRowBytes = 64_000_000;

/** The bytes of a row that goes on in the next chunk. */
function keepRest(rest: Uint8Array[], chunk: Uint8Array): void {
  rest.push(chunk);
  const bytes = rest.reduce((sum, { byteLength }) => sum + byteLength, 0);
  if (bytes > mostRowBytes) throw new InariError('broken-answer', { what: 'a row without an end' });
}

/** A line without its end. `isEnded` is false for the last one where the body stops without a line end. */
export type Line = { readonly text: string; readonly isEnded: boolean };

/** The lines of an NDJSON body, empty ones left out. */
export async function* jsonLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let rest: Uint8Array[] = [];
  for await (const chunk of body) {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(newLine, start);
      if (end === -1) break;
      const text = joined(rest, chunk.subarray(start, end));
      rest = [];
      start = end + 1;
      if (text.trim() !== '') yield { text, isEnded: true };
    }
    if (start < chunk.length) keepRest(rest, chunk.subarray(start));
  }
  const text = joined(rest, new Uint8Array());
  if (text.trim() !== '') yield { text, isEnded: false };
}

export type ArrayItems = AsyncGenerator<string, { readonly isWhole: boolean }>;

/** The texts of the items of one JSON array of objects or arrays. Answers at its end whether the array was closed. */
export async function* arrayItems(body: AsyncIterable<Uint8Array>): ArrayItems {
  let depth = 0;
  let isInText = false;
  let isEscaped = false;
  let isWhole = false;
  let rest: Uint8Array[] = [];
  for await (const chunk of body) {
    let start = depth >= 2 ? 0 : -1;
    for (let index = 0; index < chunk.length; index += 1) {
      const byte = chunk[index];
      if (isInText) {
        if (isEscaped) isEscaped = false;
        else if (byte === backslash) isEscaped = true;
        else if (byte === quote) isInText = false;
      } else if (byte === quote) {
        isInText = true;
      } else if (byte === openBrace || byte === openBracket) {
        depth += 1;
        if (depth === 2) start = index;
      } else if (byte === closeBrace || byte === closeBracket) {
        depth -= 1;
        if (depth === 1) {
          yield joined(rest, chunk.subarray(start, index + 1));
          rest = [];
          start = -1;
        } else if (depth === 0) {
          isWhole = true;
        }
      }
    }
    if (start !== -1) keepRest(rest, chunk.subarray(start));
  }
  return { isWhole };
}

function joined(parts: readonly Uint8Array[], last: Uint8Array): string {
  if (parts.length === 0) return decoder.decode(last);
  return decoder.decode(Buffer.concat([...parts, last]));
}
