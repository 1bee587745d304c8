import { z } from 'zod';
import { day, flag, free, id, listOf, moment, newer, number, orNull, row, stored, text, type Shape } from './values.ts';
import type { Version } from '../version.ts';

const workingFileFields = (version: Version) => ({
  ...stored('WorkingFile'),
  shotgun_id: orNull(number),
  name: text,
  description: orNull(text),
  comment: orNull(text),
  revision: number,
  size: orNull(number),
  checksum: orNull(number),
  path: text,
  data: orNull(free),
  task_id: id,
  entity_id: id,
  person_id: id,
  software_id: orNull(id),
  ...newer(version, { validation_status: text }),
});
export const workingFile: Shape = (version) => row(workingFileFields(version));
export const workingFileWithOutputs: Shape = (version) => row({ ...workingFileFields(version), outputs: listOf(id) });

export const outputFile: Shape = (version) =>
  row({
    ...stored('OutputFile'),
    shotgun_id: orNull(number),
    name: text,
    canceled: flag,
    size: orNull(number),
    checksum: orNull(text),
    description: orNull(text),
    comment: orNull(text),
    extension: orNull(text),
    revision: number,
    representation: text,
    nb_elements: number,
    source: orNull(text),
    path: text,
    data: orNull(free),
    file_status_id: id,
    entity_id: orNull(id),
    asset_instance_id: orNull(id),
    output_type_id: id,
    task_type_id: id,
    person_id: orNull(id),
    source_file_id: orNull(id),
    source_file: orNull(row(workingFileFields(version))),
    temporal_entity_id: orNull(id),
    ...newer(version, { quality: orNull(text) }),
  });

export const outputType: Shape = () => row({ ...stored('OutputType'), name: text, short_name: text });

export const fileStatus = row({ ...stored('FileStatus'), name: text, color: text });

export const software: Shape = (version) =>
  row({
    ...stored('Software'),
    name: text,
    short_name: text,
    file_extension: text,
    secondary_extensions: orNull(listOf(text)),
    ...newer(version, {
      archived: orNull(flag),
      version: orNull(text),
      monthly_cost: orNull(number),
      inventory_amount: orNull(number),
    }),
  });

export const annotations = orNull(
  listOf(z.looseObject({ time: number, drawing: z.looseObject({ objects: listOf(free) }) })),
);

const previewFields = (version: Version) => ({
  ...stored('PreviewFile'),
  name: text,
  original_name: orNull(text),
  revision: number,
  position: number,
  extension: orNull(text),
  description: orNull(text),
  path: orNull(text),
  source: text,
  file_size: number,
  status: text,
  validation_status: text,
  annotations,
  width: number,
  height: number,
  duration: number,
  task_id: id,
  person_id: id,
  source_file_id: orNull(id),
  shotgun_id: orNull(number),
  is_movie: flag,
  url: orNull(text),
  uploaded_movie_url: orNull(text),
  uploaded_movie_name: orNull(text),
  ...newer(version, { data: orNull(free), token_in: orNull(text), token_out: orNull(text) }),
});
export const previewFile: Shape = (version) => row(previewFields(version));
/** With its relations. */
export const previewFileWithComments: Shape = (version) => row({ ...previewFields(version), comments: listOf(id) });
/** The answer to a new entry: with relations in the newer version only. */
export const newPreviewFile: Shape = (version) =>
  row({ ...previewFields(version), ...newer(version, { comments: listOf(id) }) });

/** The files of an entity, as its page lists them. */
export const previewOfEntity: Shape = (version) =>
  row({
    id,
    name: text,
    original_name: orNull(text),
    extension: orNull(text),
    revision: number,
    position: number,
    file_size: number,
    status: text,
    validation_status: text,
    task_id: id,
    person_id: id,
    created_at: moment,
    ...newer(version, { token_in: orNull(text), token_out: orNull(text) }),
  });

const revisionFields = (version: Version) => ({
  id,
  revision: number,
  original_name: orNull(text),
  extension: orNull(text),
  width: number,
  height: number,
  duration: number,
  status: text,
  annotations,
  created_at: moment,
  task_id: id,
  ...newer(version, {
    original_width: orNull(number),
    original_height: orNull(number),
    original_duration: orNull(number),
    original_file_size: orNull(number),
  }),
});
/** A revision in the player's menus, with the other files of the same revision. */
export const revision: Shape = (version) =>
  row({
    ...revisionFields(version),
    previews: listOf(row({ ...revisionFields(version), position: number, task_type_id: id })),
  });

export const milestone: Shape = () =>
  row({ ...stored('Milestone'), date: day, name: text, project_id: id, task_type_id: orNull(id) });
