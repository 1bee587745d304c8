import { InariError } from '../../../shared/errors.ts';
import type { HttpResponse } from '../host.ts';

/** No answer that is read as one is longer; the long lists are read row by row. */
const mostTextBytes = 512_000_000;

/** Reads an answer to its end as text. Fails with `broken-answer` where it does not come to an end. */
export async function readText(body: HttpResponse['body']): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > mostTextBytes) throw new InariError('broken-answer', { what: 'an answer without an end' });
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** Parsed JSON, or undefined where the text is none. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    // What is no JSON (an error page, an empty body) is the caller's to judge.
    return undefined;
  }
}

export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !isList(value);
}
