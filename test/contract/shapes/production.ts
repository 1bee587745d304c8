import { z } from 'zod';
import {
  color,
  day,
  flag,
  free,
  id,
  byKey,
  listOf,
  newer,
  number,
  orNull,
  row,
  some,
  stored,
  text,
  type Shape,
} from './values.ts';
import { colleague } from './people.ts';
import { taskStatus, taskType } from './task.ts';
import type { Version } from '../version.ts';

const descriptorFields = (version: Version) => ({
  id,
  name: text,
  field_name: text,
  data_type: text,
  choices: listOf(z.unknown()),
  for_client: flag,
  entity_type: text,
  ...newer(version, { task_type_id: orNull(id), position: orNull(number) }),
});

export const metadataDescriptor = (version: Version, kind: 'complete' | 'without departments' = 'complete') =>
  row({
    ...stored('MetadataDescriptor'),
    ...descriptorFields(version),
    project_id: id,
    ...(kind === 'complete' ? { departments: listOf(id) } : {}),
  });

const projectFields = (version: Version) => ({
  ...stored('Project'),
  name: text,
  code: orNull(text),
  description: orNull(text),
  shotgun_id: orNull(number),
  file_tree: orNull(free),
  data: orNull(free),
  has_avatar: flag,
  fps: orNull(text),
  ratio: orNull(text),
  resolution: orNull(text),
  production_type: text,
  production_style: text,
  start_date: orNull(day),
  end_date: orNull(day),
  man_days: orNull(number),
  nb_episodes: orNull(number),
  episode_span: orNull(number),
  max_retakes: orNull(number),
  is_clients_isolated: flag,
  is_preview_download_allowed: flag,
  is_set_preview_automated: flag,
  homepage: text,
  is_publish_default_for_artists: flag,
  hd_bitrate_compression: orNull(number),
  ld_bitrate_compression: orNull(number),
  project_status_id: id,
  default_preview_background_file_id: orNull(id),
  ...newer(version, {
    is_client_stats_visible: flag,
    is_client_task_list_visible: flag,
    is_client_task_panel_visible: flag,
    is_bot_collaboration_enabled: flag,
    is_single_preview_per_revision: flag,
    is_frame_in_numbering: flag,
    revision_padding: number,
    from_schedule_version_id: orNull(id),
  }),
});

const projectRelations = {
  team: listOf(id),
  asset_types: listOf(id),
  task_statuses: listOf(id),
  task_types: listOf(id),
  status_automations: listOf(id),
  preview_background_files: listOf(id),
};

const openProjectFields = (version: Version) => ({
  ...projectFields(version),
  ...projectRelations,
  first_episode_id: id.optional(),
  descriptors: listOf(row({ ...descriptorFields(version), departments: listOf(id) })),
  task_types_priority: byKey(orNull(number)),
  task_statuses_link: byKey(
    row({
      priority: orNull(number),
      roles_for_board: orNull(listOf(text)),
      ...newer(version, { is_client_allowed: orNull(flag) }),
    }),
  ),
  ...newer(version, {
    task_type_links: byKey(
      row({
        priority: orNull(number),
        hd_bitrate_compression: orNull(number),
        ld_bitrate_compression: orNull(number),
        is_client_visible: flag,
      }),
    ),
  }),
});

/** An open production with everything its screens need. A series has a first episode besides. */
export const openProject: Shape = (version) => row(openProjectFields(version));

/** A production read alone: as rich as in the list only in the newer version. */
export const singleProject: Shape = (version) =>
  row({
    ...(version === '0.20.52' ? { ...projectFields(version), ...projectRelations } : openProjectFields(version)),
    project_status_name: text,
  });

/** A production as it is answered when somebody joins its team. */
export const changedTeam: Shape = (version) => row(projectFields(version));

export const department: Shape = () => row({ ...stored('Department'), name: text, color, archived: flag });
const assetTypeFields = {
  name: text,
  short_name: orNull(text),
  description: orNull(text),
  archived: flag,
};
export const assetType: Shape = () => row({ ...stored('AssetType'), ...assetTypeFields, task_types: listOf(id) });

export const entityTypeWithTaskTypes: Shape = () =>
  row({ ...stored('EntityType'), ...assetTypeFields, task_types: listOf(id) });

const previewBackground = row({
  ...stored('PreviewBackgroundFile'),
  name: text,
  archived: flag,
  is_default: flag,
  original_name: orNull(text),
  extension: orNull(text),
  file_size: number,
});

export const userContext: Shape = (version) =>
  row({
    asset_types: some(assetType(version)),
    custom_actions: listOf(z.unknown()),
    status_automations: listOf(z.unknown()),
    departments: some(department(version)),
    studios: listOf(z.unknown()),
    notification_count: number,
    persons: some(colleague(version)),
    project_status: some(row({ ...stored('ProjectStatus'), name: text, color })),
    projects: some(openProject(version)),
    task_types: some(taskType(version)),
    task_status: some(taskStatus(version)),
    search_filters: byKey(z.unknown()),
    search_filter_groups: byKey(z.unknown()),
    preview_background_files: listOf(previewBackground),
    ...newer(version, { project_roles: byKey(text), plugins: listOf(z.unknown()) }),
  });

const scheduleFields = {
  id,
  start_date: orNull(day),
  end_date: orNull(day),
  man_days: orNull(number),
  project_id: id,
  task_type_id: id,
};
export const scheduleItem: Shape = () => row({ ...stored('ScheduleItem'), ...scheduleFields, object_id: orNull(id) });
export const scheduleItemOfType: Shape = () => row({ ...scheduleFields, object_id: id, name: text });

export const milestoneOfProject: Shape = () =>
  row({ id, date: day, name: text, project_id: id, task_type_id: orNull(id) });

const budgetFields = { id, project_id: id, revision: number, name: text, currency: text };
export const budget: Shape = () => row(budgetFields);
export const newBudget: Shape = () => row({ ...stored('Budget'), ...budgetFields });
const entryFields = {
  id,
  budget_id: id,
  department_id: id,
  person_id: orNull(id),
  start_date: day,
  months_duration: number,
  daily_salary: number,
  position: text,
  seniority: text,
  exceptions: free,
};
export const budgetEntry: Shape = () => row(entryFields);
export const newBudgetEntry: Shape = () => row({ ...stored('BudgetEntry'), ...entryFields });
