import { z } from 'zod';

/** What a process that plays histories is told to do. */
export const workerOrder = z.object({
  seed: z.number().int(),
  histories: z.number().int(),
  /** Where in the seed's histories to begin, as a failure names it. */
  path: z.string().nullable(),
  fault: z.string().nullable(),
  /** These instead, each with a report of its own. */
  written: z.array(z.unknown()).nullable(),
});
export type WorkerOrder = z.infer<typeof workerOrder>;

export const workerReport = z.object({
  played: z.number(),
  failure: z.object({ message: z.string(), path: z.string(), history: z.string(), shrinks: z.number() }).nullable(),
});
export type WorkerReport = z.infer<typeof workerReport>;
