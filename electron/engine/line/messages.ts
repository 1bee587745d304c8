/**
 * What crosses the local line between a command and the process that owns the data, a line of JSON each: towards the
 * owner requests as a window makes them, files by their path (both ends are one person's), and the wish of the app to own
 * the data itself; back come answers and events.
 */
import { z } from 'zod';
import { errorCodes } from '../../../shared/errors.ts';

/** The engine checks the rest; what has no number has no answer either. */
export const requestMessage = z.looseObject({
  id: z.number(),
  kind: z.enum(['query', 'command', 'call']),
  name: z.string(),
});
export const fileMessage = z.strictObject({
  kind: z.literal('file'),
  file: z.strictObject({ handle: z.string(), path: z.string(), name: z.string(), sizeBytes: z.number() }),
});
export const giveWayMessage = z.strictObject({ kind: z.literal('give-way') });

const plain = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]);
/** What an answer holds is the typed map's matter: it is trusted as a window trusts it. */
export const fromOwner = z.union([
  z.object({
    response: z.discriminatedUnion('ok', [
      z.object({ id: z.number(), ok: z.literal(true), value: z.unknown(), reads: z.array(z.string()) }),
      z.object({
        id: z.number(),
        ok: z.literal(false),
        error: z.object({ code: z.enum(errorCodes), detail: z.record(z.string(), plain) }),
      }),
    ]),
  }),
  z.object({
    event: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('changed'), sources: z.array(z.string()) }),
      z.object({
        kind: z.literal('sent'),
        commandId: z.string(),
        outcome: z.enum(['accepted', 'rejected']),
        remaining: z.number(),
      }),
      z.object({ kind: z.literal('open-place'), host: z.string().nullable(), path: z.string() }),
    ]),
  }),
]);

const wordsKey = 'uint32';
const packed = z.strictObject({ [wordsKey]: z.array(z.number()) });

/** One message, one line. JSON knows no typed arrays: an order of rows travels as a marked list. */
export function writeMessage(message: unknown): string {
  const text = JSON.stringify(message, (_key, value: unknown) =>
    value instanceof Uint32Array ? { [wordsKey]: [...value] } : value,
  );
  return `${text}\n`;
}

/** Fails where it is no JSON. */
export function readMessage(line: string): unknown {
  return JSON.parse(line, (_key, value: unknown) => {
    const words =
      typeof value === 'object' && value !== null && wordsKey in value ? packed.safeParse(value).data : null;
    return words === null || words === undefined ? value : Uint32Array.from(words[wordsKey]);
  });
}
