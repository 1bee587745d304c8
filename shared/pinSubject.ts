/** What may be pinned, as it is checked on its way in and when it is read back from the disk. */
import { z } from 'zod';
import type { PinSubject } from './model/pins.ts';

const id = z.string().min(1).max(64);

export const pinSubject: z.ZodType<PinSubject> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('production'), productionId: id }),
  z.strictObject({ kind: z.literal('episode'), productionId: id, episodeId: id }),
  z.strictObject({ kind: z.literal('sequence'), productionId: id, sequenceId: id }),
  z.strictObject({
    kind: z.literal('search'),
    productionId: id,
    entityKind: z.enum(['Shot', 'Asset']),
    episodeId: id.nullable(),
    search: z.string().max(1_000),
  }),
  z.strictObject({ kind: z.literal('playlist'), productionId: id, playlistId: id }),
  z.strictObject({ kind: z.literal('selection'), productionId: id, taskIds: z.array(id).min(1).max(10_000) }),
  z.strictObject({ kind: z.literal('my-tasks') }),
]);
