/*
 * The boards: entities with their tasks, in the shapes of the `with-tasks` routes. A vendor sees what is assigned to
 * him, without metadata of other departments.
 */
import { vendorData } from './vendorView.ts';
import type { Call, Context } from './call.ts';
import { clientBlanks, isBlankedFor } from './clientView.ts';
import { shownTime } from './clock.ts';
import { isAssetType, kindOf, typeOfKind, type EntityKind, type ReservedKind } from './kinds.ts';
import { isAssignedTo, isVendor, isAdmin, relatedProjects } from './permissions.ts';
import type { Sent } from './serialise.ts';
import type { EntityRow, TaskRow } from './tables.ts';

const shown = (time: string | null): string | null => (time === null ? null : shownTime(time));

/** Tasks of the caller's subscriptions. */
function subscribedTasks({ studio, caller }: Call): ReadonlySet<string> {
  const found = new Set<string>();
  for (const one of studio.store.subscription.by('person_id', caller.id)) {
    if (one.task_id !== null) found.add(one.task_id);
  }
  return found;
}

type TaskShape = 'asset' | 'shot' | 'edit' | 'concept' | 'other';

/** Everything a board may say of a task; each shape picks its fields, in its order. */
const taskFields: Readonly<Record<TaskShape, readonly string[]>> = {
  shot: [
    'id',
    'duration',
    'due_date',
    'end_date',
    'done_date',
    'entity_id',
    'estimation',
    'is_subscribed',
    'last_comment_date',
    'last_preview_file_id',
    'nb_assets_ready',
    'priority',
    'real_start_date',
    'retake_count',
    'start_date',
    'difficulty',
    'nb_drawings',
    'task_status_id',
    'task_type_id',
    'assignees',
  ],
  asset: [
    'id',
    'due_date',
    'done_date',
    'duration',
    'entity_id',
    'estimation',
    'end_date',
    'is_subscribed',
    'last_comment_date',
    'last_preview_file_id',
    'priority',
    'real_start_date',
    'retake_count',
    'start_date',
    'difficulty',
    'task_status_id',
    'task_type_id',
    'assignees',
  ],
  edit: [
    'id',
    'duration',
    'due_date',
    'entity_id',
    'end_date',
    'estimation',
    'last_comment_date',
    'last_preview_file_id',
    'is_subscribed',
    'nb_assets_ready',
    'priority',
    'real_start_date',
    'retake_count',
    'start_date',
    'task_status_id',
    'task_type_id',
    'assignees',
  ],
  concept: [
    'id',
    'duration',
    'due_date',
    'end_date',
    'entity_id',
    'estimation',
    'is_subscribed',
    'last_comment_date',
    'nb_assets_ready',
    'priority',
    'real_start_date',
    'retake_count',
    'start_date',
    'task_status_id',
    'task_type_id',
    'assignees',
  ],
  other: [
    'id',
    'estimation',
    'entity_id',
    'end_date',
    'due_date',
    'done_date',
    'duration',
    'is_subscribed',
    'last_comment_date',
    'last_preview_file_id',
    'priority',
    'real_start_date',
    'retake_count',
    'start_date',
    'difficulty',
    'task_status_id',
    'task_type_id',
    'assignees',
  ],
};

export const taskFieldsOf = (shape: TaskShape, isNew: boolean): readonly string[] =>
  isNew ? [...taskFields[shape], 'data'] : taskFields[shape];

type Board = {
  readonly call: Call;
  readonly shape: TaskShape;
  readonly fields: readonly string[];
  readonly subscribed: ReadonlySet<string>;
  readonly isClient: boolean;
  readonly isVendor: boolean;
};

function boardTask({ call, shape, fields, subscribed, isClient: isBlanked }: Board, task: TaskRow): Sent {
  const last = task.last_preview_file_id;
  const all: Sent = {
    id: task.id,
    duration: task.duration,
    due_date: shown(task.due_date),
    end_date: shown(task.end_date),
    done_date: shown(task.done_date),
    entity_id: task.entity_id,
    estimation: task.estimation,
    is_subscribed: subscribed.has(task.id),
    last_comment_date: shown(task.last_comment_date),
    last_preview_file_id: shape === 'asset' && !call.studio.isNew ? (last ?? '') : last,
    nb_assets_ready: task.nb_assets_ready,
    priority: task.priority ?? 0,
    real_start_date: shown(task.real_start_date),
    retake_count: task.retake_count,
    start_date: shown(task.start_date),
    difficulty: task.difficulty,
    nb_drawings: task.nb_drawings,
    task_status_id: task.task_status_id,
    task_type_id: task.task_type_id,
    assignees: task.assignees,
    data: task.data,
    ...(isBlanked ? clientBlanks : {}),
  };
  const sent: Sent = {};
  for (const field of fields) sent[field] = all[field];
  return sent;
}

function openBoard(call: Call, shape: TaskShape, wanted: Pick<Wanted, 'projectId' | 'isWhole'>): Board {
  const { projectId, isWhole } = wanted;
  const { isNew } = call.studio;
  return {
    call,
    shape,
    fields: taskFieldsOf(shape, isNew),
    subscribed: projectId === null ? new Set() : subscribedTasks(call),
    isClient: isWhole !== true && isBlankedFor(call, projectId),
    isVendor: isWhole !== true && isVendor(call, projectId),
  };
}

/** The tasks a board shows below an entity; null: the entity is not shown. */
function tasksOf({ call, isVendor: isLimited }: Board, entity: EntityRow): TaskRow[] | null {
  const tasks = call.studio.store.task.by('entity_id', entity.id);
  if (!isLimited) return tasks;
  const own = tasks.filter((task) => isAssignedTo(call, task));
  return own.length === 0 ? null : own;
}

function visibleData({ call, isVendor: isLimited }: Board, entity: EntityRow, kind: EntityKind): Sent {
  return isLimited ? vendorData(call, entity, kind) : { ...entity.data };
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

type Wanted = {
  readonly id: string | null;
  readonly projectId: string | null;
  readonly episodeId: string | null;
  /** All there is, for vendors too. */
  readonly isWhole?: boolean;
};

export const wantedOf = (call: Call): Wanted => ({
  id: call.query.get('id'),
  projectId: call.query.get('project_id'),
  episodeId: call.query.get('episode_id'),
});

/** Entities of a board before any shape: by id, or of a production, or all. */
function entitiesOf(
  { studio }: Call,
  { id, projectId }: Wanted,
  isWanted: (entity: EntityRow) => boolean,
): EntityRow[] {
  const { entity: entities } = studio.store;
  const found = entities.get(id);
  const rows =
    id !== null
      ? found === undefined
        ? []
        : [found]
      : projectId !== null
        ? entities.by('project_id', projectId)
        : entities.all();
  return rows.filter((entity) => isWanted(entity) && (projectId === null || entity.project_id === projectId));
}

export function shotBoard(call: Call, wanted: Wanted): Sent[] {
  const { studio } = call;
  const { store } = studio;
  const board = openBoard(call, 'shot', wanted);
  const shotTypeId = typeOfKind(studio, 'Shot').id;
  const sequenceId = call.query.get('sequence_id') ?? call.query.get('parent_id');
  const shots = entitiesOf(call, wanted, (entity) => entity.entity_type_id === shotTypeId);
  const rows: { readonly key: string; readonly sent: Sent }[] = [];
  for (const shot of shots) {
    const sequence = store.entity.get(shot.parent_id);
    if (sequence === undefined && !studio.isNew) continue;
    if (sequenceId !== null && shot.parent_id !== sequenceId) continue;
    const { episodeId } = wanted;
    if (episodeId !== null && episodeId !== 'all' && sequence?.parent_id !== episodeId) continue;
    const tasks = tasksOf(board, shot);
    if (tasks === null) continue;
    const episode = store.entity.get(sequence?.parent_id);
    const data = visibleData(board, shot, 'Shot');
    rows.push({
      key: `${episode?.name ?? ''}\u0000${sequence?.name ?? ''}\u0000${shot.name}`,
      sent: {
        canceled: shot.canceled,
        data,
        description: shot.description,
        entity_type_id: shot.entity_type_id,
        episode_id: episode?.id ?? null,
        episode_name: episode?.name ?? '',
        fps: data['fps'] ?? null,
        frame_in: data['frame_in'] ?? null,
        frame_out: data['frame_out'] ?? null,
        id: shot.id,
        name: shot.name,
        nb_frames: shot.nb_frames,
        parent_id: shot.parent_id,
        preview_file_id: shot.preview_file_id,
        project_id: shot.project_id,
        project_name: store.project.get(shot.project_id)?.name ?? '',
        sequence_id: sequence?.id ?? null,
        sequence_name: sequence?.name ?? '',
        source_id: shot.source_id,
        nb_entities_out: shot.nb_entities_out,
        is_casting_standby: shot.is_casting_standby,
        tasks: tasks.map((task) => boardTask(board, task)),
        type: 'Shot',
      },
    });
  }
  return rows.sort((left, right) => compare(left.key, right.key)).map((row) => row.sent);
}

/** Episodes each asset is cast in, of the wanted production or asset. */
function castingEpisodes({ studio }: Call, assetId: string): string[] {
  const { store } = studio;
  return store.entity_link
    .by('entity_out_id', assetId)
    .flatMap((link) => store.entity.get(link.entity_in_id) ?? [])
    .filter((entity) => kindOf(studio, entity) === 'Episode')
    .sort((left, right) => compare(left.name, right.name))
    .map((episode) => episode.id);
}

export function assetBoard(call: Call, wanted: Wanted, withEpisodes = false): Sent[] {
  const { store } = call.studio;
  const board = openBoard(call, 'asset', wanted);
  const typeNames = new Map(
    store.entity_type
      .all()
      .filter(isAssetType)
      .map((type) => [type.id, type.name]),
  );
  const own =
    wanted.projectId === null && wanted.id === null && !isAdmin(call)
      ? new Set(relatedProjects(call).map((project) => project.id))
      : null;
  const knowsEpisodes = wanted.projectId !== null || withEpisodes;
  const rows: { readonly key: string; readonly sent: Sent }[] = [];
  for (const asset of entitiesOf(call, wanted, (entity) => typeNames.has(entity.entity_type_id))) {
    if (own !== null && !own.has(asset.project_id)) continue;
    const { episodeId } = wanted;
    const episodes = knowsEpisodes || episodeId !== null ? castingEpisodes(call, asset.id) : [];
    if (episodeId === 'main' && asset.source_id !== null) continue;
    if (episodeId !== null && episodeId !== 'main' && episodeId !== 'all') {
      if (asset.source_id !== episodeId && !episodes.includes(episodeId)) continue;
    }
    const tasks = tasksOf(board, asset);
    if (tasks === null) continue;
    const typeName = typeNames.get(asset.entity_type_id) ?? '';
    rows.push({
      key: `${typeName}\u0000${asset.name}`,
      sent: {
        id: asset.id,
        name: asset.name,
        preview_file_id: asset.preview_file_id ?? '',
        description: asset.description,
        asset_type_name: typeName,
        asset_type_id: asset.entity_type_id,
        canceled: asset.canceled,
        ready_for: asset.ready_for ?? 'None',
        episode_id: asset.source_id ?? '',
        casting_episode_ids: knowsEpisodes ? episodes : [],
        is_casting_standby: asset.is_casting_standby,
        is_shared: asset.is_shared,
        data: visibleData(board, asset, 'Asset'),
        tasks: tasks.map((task) => boardTask(board, task)),
      },
    });
  }
  return rows.sort((left, right) => compare(left.key, right.key)).map((row) => row.sent);
}

export function editBoard(call: Call, wanted: Wanted): Sent[] {
  const { studio } = call;
  const { store } = studio;
  const board = openBoard(call, 'edit', wanted);
  const typeId = typeOfKind(studio, 'Edit').id;
  return entitiesOf(call, wanted, (entity) => entity.entity_type_id === typeId)
    .filter((edit) => wanted.episodeId === null || wanted.episodeId === 'all' || edit.parent_id === wanted.episodeId)
    .sort((left, right) => compare(left.name, right.name))
    .flatMap((edit) => {
      const tasks = tasksOf(board, edit);
      if (tasks === null) return [];
      const episode = store.entity.get(edit.parent_id);
      return [
        {
          canceled: edit.canceled,
          data: visibleData(board, edit, 'Edit'),
          description: edit.description,
          entity_type_id: edit.entity_type_id,
          episode_id: episode?.id ?? null,
          episode_name: episode?.name ?? '',
          id: edit.id,
          name: edit.name,
          parent_id: edit.parent_id,
          preview_file_id: edit.preview_file_id,
          project_id: edit.project_id,
          project_name: store.project.get(edit.project_id)?.name ?? '',
          source_id: edit.source_id,
          nb_entities_out: edit.nb_entities_out,
          tasks: tasks.map((task) => boardTask(board, task)),
          type: 'Edit',
        },
      ];
    });
}

/** A concept's row; other entities that concepts are linked to are sent alike. */
function conceptRow(context: Context, board: Board, concept: EntityRow): Sent {
  const { studio } = context;
  const { store } = studio;
  return {
    canceled: concept.canceled,
    data: concept.data ?? {},
    description: concept.description,
    entity_type_id: concept.entity_type_id,
    fps: concept.data?.['fps'] ?? null,
    frame_in: concept.data?.['frame_in'] ?? null,
    frame_out: concept.data?.['frame_out'] ?? null,
    id: concept.id,
    name: concept.name,
    nb_frames: concept.nb_frames,
    parent_id: concept.parent_id,
    preview_file_id: concept.preview_file_id,
    ...(studio.isNew ? { preview_file_status: store.preview_file.get(concept.preview_file_id)?.status ?? null } : {}),
    project_id: concept.project_id,
    project_name: store.project.get(concept.project_id)?.name ?? '',
    source_id: concept.source_id,
    nb_entities_out: concept.nb_entities_out,
    is_casting_standby: concept.is_casting_standby,
    tasks: store.task.by('entity_id', concept.id).map((task) => boardTask(board, task)),
    entity_concept_links: concept.entity_concept_links,
    type: kindOf(studio, concept),
    updated_at: shownTime(concept.updated_at),
    created_at: shownTime(concept.created_at),
    created_by: concept.created_by,
  };
}

export function conceptBoard(call: Call, wanted: Wanted): Sent[] {
  const { studio } = call;
  const board = openBoard(call, 'concept', wanted);
  const typeId = typeOfKind(studio, 'Concept').id;
  return entitiesOf(call, wanted, (entity) => entity.entity_type_id === typeId)
    .sort((left, right) => compare(left.name, right.name))
    .map((concept) => conceptRow(call, board, concept));
}

/** What names an entity as its concept's subject. */
export function linkedBoard(call: Call, entity: EntityRow): Sent[] {
  const board = openBoard(call, 'concept', { projectId: entity.project_id });
  const linked = call.studio.store.entity
    .by('project_id', entity.project_id)
    .filter((one) => one.entity_concept_links.includes(entity.id));
  return linked.map((one) => conceptRow(call, board, one));
}

/** Sequences, episodes and scenes; `episode_id` of one without a parent is the text "None". */
export function plainBoard(call: Call, wanted: Wanted, kind: ReservedKind): Sent[] {
  const { studio } = call;
  if (wanted.episodeId === 'all') return [];
  const board = openBoard(call, 'other', wanted);
  const typeId = typeOfKind(studio, kind).id;
  return entitiesOf(call, { ...wanted, id: null }, (entity) => entity.entity_type_id === typeId)
    .filter((entity) => wanted.episodeId === null || entity.parent_id === wanted.episodeId)
    .sort((left, right) => compare(left.name, right.name))
    .map((entity) => ({
      id: entity.id,
      name: entity.name,
      status: entity.status,
      episode_id: entity.parent_id ?? 'None',
      description: entity.description,
      frame_in: entity.data?.['frame_in'] ?? null,
      frame_out: entity.data?.['frame_out'] ?? null,
      fps: entity.data?.['fps'] ?? null,
      preview_file_id: entity.preview_file_id ?? '',
      canceled: entity.canceled,
      data: entity.data ?? {},
      tasks: studio.store.task.by('entity_id', entity.id).map((task) => boardTask(board, task)),
    }));
}
