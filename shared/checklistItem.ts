import { z } from 'zod';

/** An item of a checklist, as it lies in the database, in drafts and in what waits. Before frames were kept it had none. */
export const checklistItem = z.object({
  text: z.string(),
  checked: z.boolean(),
  about: z
    .object({ revision: z.number().int().min(0).nullable(), frame: z.number().int().min(0) })
    .nullable()
    .default(null),
});
