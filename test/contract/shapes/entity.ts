import { z } from 'zod';
import { flag, free, id, listOf, number, orNull, row, stored, text } from './values.ts';

const entityTypes = ['Asset', 'Shot', 'Sequence', 'Episode', 'Edit', 'Scene', 'Concept'] as const;

export const entityFields = (type: z.ZodType = z.enum(entityTypes)) => ({
  ...stored(type),
  name: text,
  code: orNull(text),
  description: orNull(text),
  shotgun_id: orNull(number),
  canceled: flag,
  nb_frames: orNull(number),
  nb_entities_out: number,
  is_casting_standby: flag,
  is_shared: flag,
  status: z.enum(['standby', 'running', 'complete', 'canceled']),
  project_id: id,
  entity_type_id: id,
  parent_id: orNull(id),
  source_id: orNull(id),
  preview_file_id: orNull(id),
  data: orNull(free),
  ready_for: orNull(id),
  created_by: orNull(id),
});

export const entityOf = (type: (typeof entityTypes)[number]): z.ZodType => row(entityFields(z.literal(type)));

export const entityRelations = {
  entities_in: listOf(id),
  entities_out: listOf(id),
  entity_concept_links: listOf(id),
  instance_casting: listOf(id),
};
