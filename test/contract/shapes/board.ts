import { z } from 'zod';
import { flag, free, id, listOf, moment, newer, number, orNull, row, text, type Shape } from './values.ts';
import type { Version } from '../version.ts';

const taskFields = (version: Version) => ({
  id,
  duration: number,
  due_date: orNull(moment),
  end_date: orNull(moment),
  done_date: orNull(moment),
  entity_id: id,
  estimation: number,
  is_subscribed: flag,
  last_comment_date: orNull(moment),
  last_preview_file_id: orNull(text),
  priority: number,
  real_start_date: orNull(moment),
  retake_count: number,
  start_date: orNull(moment),
  difficulty: number,
  task_status_id: id,
  task_type_id: id,
  assignees: listOf(id),
  ...newer(version, { data: orNull(free) }),
});

const taskOnShot = (version: Version) => row({ ...taskFields(version), nb_assets_ready: number, nb_drawings: number });

/** Copied from `data`, where people and scripts write numbers and texts alike. */
const frame = orNull(z.union([text, number]));

export const shotOnBoard: Shape = (version) =>
  row({
    id,
    canceled: flag,
    data: orNull(free),
    description: orNull(text),
    entity_type_id: id,
    episode_id: orNull(id),
    episode_name: orNull(text),
    fps: frame,
    frame_in: frame,
    frame_out: frame,
    name: text,
    nb_frames: orNull(number),
    parent_id: orNull(id),
    preview_file_id: orNull(id),
    project_id: id,
    project_name: text,
    sequence_id: id,
    sequence_name: text,
    source_id: orNull(id),
    nb_entities_out: number,
    is_casting_standby: flag,
    tasks: listOf(taskOnShot(version)),
    type: z.literal('Shot'),
  });

export const assetOnBoard: Shape = (version) =>
  row({
    id,
    name: text,
    // '' when there is none.
    preview_file_id: text,
    description: orNull(text),
    asset_type_name: text,
    asset_type_id: id,
    canceled: flag,
    // The text "None" when there is none.
    ready_for: text,
    episode_id: text,
    casting_episode_ids: listOf(id),
    is_casting_standby: flag,
    is_shared: flag,
    data: orNull(free),
    tasks: listOf(row(taskFields(version))),
  });

/** Sequences and episodes: the same row, with the fields of shots left empty. */
export const sequenceOnBoard: Shape = (version) =>
  row({
    id,
    name: text,
    status: text,
    // The text "None" when there is none.
    episode_id: text,
    description: orNull(text),
    frame_in: frame,
    frame_out: frame,
    fps: frame,
    preview_file_id: text,
    canceled: flag,
    data: orNull(free),
    tasks: listOf(row(taskFields(version))),
  });

const taskOnEdit = (version: Version) => {
  const { done_date: _done, difficulty: _difficulty, ...fields } = taskFields(version);
  return row({ ...fields, nb_assets_ready: number });
};

export const editOnBoard: Shape = (version) =>
  row({
    id,
    name: text,
    canceled: flag,
    data: orNull(free),
    description: orNull(text),
    entity_type_id: id,
    episode_id: orNull(id),
    episode_name: orNull(text),
    parent_id: orNull(id),
    preview_file_id: orNull(id),
    project_id: id,
    project_name: text,
    source_id: orNull(id),
    nb_entities_out: number,
    tasks: listOf(taskOnEdit(version)),
    type: z.literal('Edit'),
  });
