import { z } from 'zod';
import {
  editableDescriptorTypes,
  type DescriptorType,
  type MetadataDescriptor,
  type Production,
  type ProductionTaskStatus,
  type ProductionTaskType,
} from '../../../../shared/model/production.ts';
import { entityKinds, roles, type Id, type Role } from '../../../../shared/model/studio.ts';
import { isList, isRecord } from '../wireJson.ts';
import { readRows, reader } from './rows.ts';
import {
  anything,
  flag,
  ids,
  list,
  neededId,
  optionalDay,
  optionalId,
  optionalInstant,
  positive,
  record,
  text,
  texts,
  whole,
} from './wireFields.ts';
import { flagOf, idOf, wholeOf } from './wireValues.ts';

const productionTypes = ['short', 'featurefilm', 'tvshow', 'assets', 'shots'] as const;
const usualFps = 25;

function descriptorTypeOf(value: unknown): DescriptorType {
  return editableDescriptorTypes.find((type) => type === value) ?? 'unknown';
}

const descriptor = z
  .object({
    id: neededId,
    name: text,
    field_name: z.string().min(1),
    data_type: anything.transform(descriptorTypeOf),
    choices: texts,
    entity_type: z.enum([...entityKinds, 'Project', 'Task']).catch('Asset'),
    for_client: flag,
    departments: ids,
    // One that was made since they were put in an order has none, and stands behind them.
    position: whole(Number.MAX_SAFE_INTEGER),
  })
  .transform((row): MetadataDescriptor => ({
    id: row.id,
    name: row.name,
    fieldName: row.field_name,
    dataType: row.data_type,
    choices: row.choices,
    entityKind: row.entity_type,
    isForClient: row.for_client,
    departmentIds: row.departments,
    position: row.position,
  }));

const productionRow = z.object({
  id: neededId,
  name: text,
  code: text,
  description: text,
  production_type: z.enum(productionTypes).catch('short'),
  fps: positive,
  resolution: text,
  ratio: text,
  start_date: optionalDay,
  end_date: optionalDay,
  has_avatar: flag,
  is_clients_isolated: flag,
  is_frame_in_numbering: flag,
  revision_padding: whole(0),
  first_episode_id: optionalId,
  homepage: text,
  team: ids,
  preview_background_files: ids,
  default_preview_background_file_id: optionalId,
  asset_types: ids,
  task_types: ids,
  task_types_priority: record,
  task_statuses: ids,
  task_statuses_link: record,
  descriptors: list,
  updated_at: optionalInstant,
});

/** A production of the caller's open ones. `role` is the one the account has in it. */
export function readProduction(
  wire: Readonly<Record<string, unknown>>,
  roleIn: (productionId: Id) => Role,
): Production {
  const row = reader(productionRow)(wire);
  return {
    id: row.id,
    name: row.name,
    code: row.code,
    description: row.description,
    productionType: row.production_type,
    fps: row.fps ?? usualFps,
    resolution: row.resolution,
    ratio: row.ratio,
    startDate: row.start_date,
    endDate: row.end_date,
    hasAvatar: row.has_avatar,
    isOpen: true,
    isClientsIsolated: row.is_clients_isolated,
    isFrameInNumbering: row.is_frame_in_numbering,
    revisionPadding: row.revision_padding,
    firstEpisodeId: row.first_episode_id,
    homepage: row.homepage,
    role: roleIn(row.id),
    taskTypes: inOrder(
      row.task_types.map((id): ProductionTaskType => ({
        taskTypeId: id,
        priority: wholeOf(row.task_types_priority[id], 0),
      })),
    ),
    taskStatuses: inOrder(
      row.task_statuses.map((id): ProductionTaskStatus => productionTaskStatus(id, row.task_statuses_link[id])),
    ),
    assetTypeIds: row.asset_types,
    teamIds: row.team,
    backgroundIds: row.preview_background_files,
    defaultBackgroundId: row.default_preview_background_file_id,
    descriptors: readDescriptors(row.descriptors),
    updatedAt: row.updated_at,
  };
}

export function readDescriptors(wire: readonly unknown[]): readonly MetadataDescriptor[] {
  return [...readRows(wire, reader(descriptor)).rows].sort((a, b) => a.position - b.position);
}

function productionTaskStatus(taskStatusId: Id, link: unknown): ProductionTaskStatus {
  const { priority, roles_for_board: boardRoles, is_client_allowed: isClientAllowed } = isRecord(link) ? link : {};
  return {
    taskStatusId,
    priority: wholeOf(priority, 0),
    rolesForBoard: isList(boardRoles) ? boardRoles.filter(isRole) : [],
    isClientAllowed: isClientAllowed === null || isClientAllowed === undefined ? null : flagOf(isClientAllowed),
  };
}

/** {production id: role}, of servers with roles per production. */
export function readProductionRoles(wire: unknown): ReadonlyMap<Id, Role> {
  const found = new Map<Id, Role>();
  if (!isRecord(wire)) return found;
  for (const [productionId, role] of Object.entries(wire)) {
    if (idOf(productionId) !== null && isRole(role)) found.set(productionId, role);
  }
  return found;
}

function isRole(value: unknown): value is Role {
  return roles.some((role) => role === value);
}

function inOrder<Row extends { readonly priority: number }>(rows: readonly Row[]): readonly Row[] {
  return [...rows].sort((a, b) => a.priority - b.priority);
}
