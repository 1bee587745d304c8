// The pieces that inputs of more than one kind are made of.
import { z } from 'zod';
import { tableKinds } from '../model/studio.ts';

export const none = z.strictObject({});
export const id = z.string().min(1).max(64);
export const text = z.string().max(100_000);
export const shortText = z.string().max(1_000);
export const url = z.string().min(1).max(2_000);
export const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
export const handles = z.array(z.string().min(1).max(64)).max(200);
export const taskIds = z.array(id).min(1).max(10_000);
export const entityKind = z.enum(tableKinds);
export const pinChoice = {
  media: z.enum(['thumbnails', 'previews', 'originals']),
  /** The newest of each task; null: all of them. */
  revisionCount: z.number().int().min(1).max(1_000).nullable(),
  hasSources: z.boolean(),
};
export const drawnObject = z.looseObject({ id });
