/** What a review room looks at, as it is checked when a window says it, to the engine or to the second window. */
import { z } from 'zod';
import type { RoomLook, RoomView } from './model/room.ts';

const id = z.string().min(1).max(64);

export const roomLook: z.ZodType<RoomLook> = z.strictObject({
  entityId: id.nullable(),
  entityIndex: z.number().int().min(0).nullable(),
  previewFileId: id.nullable(),
  fileIndex: z.number().int().min(0),
  frame: z.number().min(0),
  isPlaying: z.boolean(),
  speed: z.number(),
  isLooping: z.boolean(),
  areDrawingsShown: z.boolean(),
  compare: z
    .strictObject({
      taskTypeId: id.nullable(),
      revision: z.union([z.number().int().min(1), z.enum(['last', 'previous'])]),
      fileIndex: z.number().int().min(0),
      mode: z.string().max(1_000),
    })
    .nullable(),
});

const pixels = z.number().min(-1e6).max(1e6);

export const roomView: z.ZodType<RoomView> = z.strictObject({
  zoom: z.number().positive().max(1_000),
  x: pixels,
  y: pixels,
  fitWidthPx: z.number().positive().max(1e6).nullable(),
});

const companion = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('preview'), taskId: id, previewFileId: id }),
  z.strictObject({
    kind: z.literal('local'),
    file: z.strictObject({
      handle: id,
      name: z.string().max(1_000),
      extension: z.string().max(1_000),
      sizeBytes: z.number().min(0),
    }),
  }),
]);

/** What stands beside the picture: also what a review room has no words for, another shot and a file of this computer. */
const toldBeside = z.strictObject({
  companions: z.array(companion).max(3).readonly(),
  /** In the words of a review room. */
  mode: z.string().max(1_000),
});
export type ToldBeside = z.output<typeof toldBeside>;

/** From a window at work to the player's second one: a place of the page, and what is on screen there; null where nothing plays. */
const toldSecond = z.union([
  z.strictObject({
    kind: z.literal('look'),
    path: z.string().startsWith('/').max(20_000),
    look: roomLook.nullable(),
    beside: toldBeside,
    /** Null while nothing is open. */
    view: roomView.nullable(),
  }),
  /** It is there, or follows again: where is one? */
  z.strictObject({ kind: z.literal('ask') }),
]);
export type ToldSecond = z.output<typeof toldSecond>;

/** Null for what is no word of these. */
export const readToldSecond = (said: unknown): ToldSecond | null => toldSecond.safeParse(said).data ?? null;
