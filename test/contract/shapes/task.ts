import { z } from 'zod';
import {
  color,
  day,
  flag,
  free,
  id,
  listOf,
  moment,
  newer,
  number,
  orNull,
  row,
  stored,
  text,
  type Shape,
} from './values.ts';

const taskFields = {
  ...stored('Task'),
  name: text,
  description: orNull(text),
  priority: number,
  difficulty: number,
  duration: number,
  estimation: number,
  completion_rate: number,
  retake_count: number,
  sort_order: number,
  start_date: orNull(moment),
  due_date: orNull(moment),
  real_start_date: orNull(moment),
  end_date: orNull(moment),
  done_date: orNull(moment),
  last_comment_date: orNull(moment),
  nb_assets_ready: number,
  data: orNull(free),
  nb_drawings: number,
  shotgun_id: orNull(number),
  last_preview_file_id: orNull(id),
  project_id: id,
  task_type_id: id,
  task_status_id: id,
  entity_id: id,
  assigner_id: orNull(id),
};

export const task: Shape = () => row(taskFields);
export const taskWithAssignees: Shape = () => row({ ...taskFields, assignees: listOf(id) });

export const newTask: Shape = () =>
  row({
    ...taskFields,
    assignees: listOf(id),
    task_status_name: text,
    task_status_short_name: text,
    task_status_color: color,
    task_type_name: text,
    task_type_color: color,
    task_type_priority: number,
  });

const lineFields = {
  ...taskFields,
  assignees: listOf(id),
  project_name: text,
  project_has_avatar: flag,
  entity_name: text,
  entity_description: orNull(text),
  entity_data: orNull(free),
  entity_preview_file_id: text,
  entity_source_id: text,
  entity_type_name: text,
  entity_canceled: flag,
  sequence_name: orNull(text),
  // The older server writes Python's None as a text.
  episode_id: orNull(text),
  episode_name: orNull(text),
  task_estimation: number,
  task_duration: number,
  task_start_date: orNull(moment),
  task_due_date: orNull(moment),
  task_type_name: text,
  task_type_for_entity: text,
  task_type_color: color,
  task_status_name: text,
  task_status_color: color,
  task_status_short_name: text,
  last_comment: z.union([row({ text: text, date: moment, person_id: id }), row({})]),
};

/** A line of somebody's own lists. */
export const todo: Shape = () =>
  row({
    ...lineFields,
    // Only of an asset that is cast in episodes.
    episode_ids: listOf(id).optional(),
    episode_names: listOf(text).optional(),
  });
/** A line of what a supervisor looks at. */
export const taskToCheck: Shape = () => row(lineFields);

export const taskType: Shape = () =>
  row({
    ...stored('TaskType'),
    name: text,
    short_name: orNull(text),
    description: orNull(text),
    color,
    priority: number,
    for_entity: text,
    allow_timelog: flag,
    archived: flag,
    shotgun_id: orNull(number),
    department_id: orNull(id),
  });

export const taskStatus: Shape = (version) =>
  row({
    ...stored('TaskStatus'),
    name: text,
    short_name: text,
    description: orNull(text),
    color,
    // None for the statuses of concepts.
    priority: orNull(number),
    is_default: flag,
    is_done: flag,
    is_retake: flag,
    is_feedback_request: flag,
    is_artist_allowed: flag,
    is_client_allowed: flag,
    for_concept: flag,
    archived: flag,
    shotgun_id: orNull(number),
    ...newer(version, { is_wip: flag }),
  });

export const timeSpent: Shape = () =>
  row({ ...stored('TimeSpent'), duration: number, date: day, task_id: id, person_id: id });
export const dayOff: Shape = () =>
  row({ ...stored('DayOff'), date: day, end_date: day, description: orNull(text), person_id: id });
/** The time of a task: a total, and the rows of each person under their id. */
export const timeOfTask: Shape = (version) => z.object({ total: number }).catchall(listOf(timeSpent(version)));
