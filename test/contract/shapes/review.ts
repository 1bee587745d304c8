import { z } from 'zod';
import {
  flag,
  id,
  byKey,
  listOf,
  moment,
  newer,
  number,
  older,
  orNull,
  row,
  stored,
  text,
  type Shape,
} from './values.ts';
import { annotations } from './file.ts';
import type { Version } from '../version.ts';

const playlistFields = (version: Version) => ({
  ...stored('Playlist'),
  name: text,
  project_id: id,
  episode_id: orNull(id),
  task_type_id: orNull(id),
  for_client: flag,
  for_entity: text,
  is_for_all: flag,
  ...newer(version, { created_by: orNull(id) }),
});

const entries = listOf(row({ entity_id: id, preview_file_id: orNull(id) }));
export const playlist: Shape = (version) => row({ ...playlistFields(version), shots: entries });
export const playlistWithJobs: Shape = (version) =>
  row({ ...playlistFields(version), shots: entries, build_jobs: listOf(z.unknown()) });
export const newPlaylist: Shape = (version) =>
  row({ ...playlistFields(version), shots: entries, ...newer(version, { build_jobs: listOf(z.unknown()) }) });

export const playlistOfProject: Shape = (version) =>
  row({ ...playlistFields(version), first_preview_file_id: id.optional() });

const previewInPlaylist = (version: Version) => ({
  id,
  revision: number,
  extension: orNull(text),
  width: number,
  height: number,
  duration: number,
  status: text,
  created_at: moment,
  task_id: id,
  ...older(version, { annotations }),
});
const otherPreviews = (version: Version) => listOf(row(previewInPlaylist(version)));

export const playlistInFull: Shape = (version) =>
  row({
    ...playlistFields(version),
    build_jobs: listOf(z.unknown()),
    shots: listOf(
      row({
        entity_id: id,
        preview_file_id: id,
        id,
        preview_files: byKey(listOf(row({ ...previewInPlaylist(version), previews: otherPreviews(version) }))),
        preview_file_extension: text,
        preview_file_revision: number,
        preview_file_width: number,
        preview_file_height: number,
        preview_file_duration: number,
        preview_file_status: text,
        preview_file_task_id: id,
        preview_file_previews: otherPreviews(version),
        ...older(version, { preview_file_annotations: annotations }),
      }),
    ),
  });
