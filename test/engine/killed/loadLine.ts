import { z } from 'zod';

const loadKind = z.enum(['comment', 'attachment', 'publish', 'time', 'status']);
export type LoadKind = z.infer<typeof loadKind>;

/** What the busy process says. */
export const loadLine = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({
    kind: z.literal('given'),
    number: z.number(),
    taskId: z.string(),
    what: loadKind,
    minutes: z.number(),
  }),
  z.object({ kind: z.literal('taken'), number: z.number() }),
]);
export type LoadLine = z.infer<typeof loadLine>;
export type LoadGiven = Extract<LoadLine, { kind: 'given' }>;

/** The day time is logged on. */
export const day = '2026-11-24';
export const attachmentText = (number: number): string => `attached to ${String(number)}\n`.repeat(100);
