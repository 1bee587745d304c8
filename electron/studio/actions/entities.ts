/*
 * Entities: making them, canceling or deleting them with all that hangs on them.
 */
import type { Context } from '../call.ts';
import type { JsonObject } from '../columns.ts';
import { fixedError } from '../errors.ts';
import { emit } from '../events.ts';
import { kindOf, kindWord, typeOfKind, type ReservedKind } from '../kinds.ts';
import type { EntityRow } from '../tables.ts';
import { removeTask } from './removal.ts';

export type NewEntity = {
  readonly kind: ReservedKind;
  readonly projectId: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly values: Partial<Pick<EntityRow, 'description' | 'data' | 'status' | 'nb_frames' | 'entity_concept_links'>>;
};

/** The entity of that name below that parent: the one there is, or a new one. */
export function findOrCreate(
  context: Context,
  { kind, projectId, name, parentId, values }: NewEntity,
): { readonly entity: EntityRow; readonly isNew: boolean } {
  const { studio, caller } = context;
  const type = typeOfKind(studio, kind);
  const known = studio.store.entity
    .by('project_id', projectId)
    .find((one) => one.entity_type_id === type.id && one.parent_id === parentId && one.name === name);
  if (known !== undefined) return { entity: known, isNew: false };
  const entity = studio.store.entity.insert({
    ...values,
    name,
    project_id: projectId,
    entity_type_id: type.id,
    parent_id: parentId,
    created_by: caller.id,
  });
  return { entity, isNew: true };
}

export const emitEntity = (
  context: Context,
  what: 'new' | 'update' | 'delete',
  entity: EntityRow,
  more: JsonObject = {},
): void => {
  const word = kindWord(context.studio, entity);
  emit(context, `${word}:${what}`, { [`${word}_id`]: entity.id, ...more }, { projectId: entity.project_id });
};

function removeLinks({ studio }: Context, entity: EntityRow): void {
  const { store } = studio;
  for (const link of [
    ...store.entity_link.by('entity_in_id', entity.id),
    ...store.entity_link.by('entity_out_id', entity.id),
  ]) {
    const holder = store.entity.get(link.entity_in_id);
    store.entity_link.delete(link.id);
    if (studio.isNew && holder !== undefined && holder.id !== entity.id) {
      store.entity.update(holder.id, { nb_entities_out: store.entity_link.count('entity_in_id', holder.id) });
    }
  }
  for (const other of store.entity.by('entity_concept_links', entity.id)) {
    store.entity.amend(other.id, { entity_concept_links: other.entity_concept_links.filter((id) => id !== entity.id) });
  }
  for (const version of store.entity_version.by('entity_id', entity.id)) store.entity_version.delete(version.id);
  for (const one of store.subscription.by('entity_id', entity.id)) store.subscription.delete(one.id);
  if (!studio.isNew) return;
  for (const file of store.output_file.by('entity_id', entity.id)) store.output_file.delete(file.id);
  for (const child of store.entity.by('source_id', entity.id)) store.entity.update(child.id, { source_id: null });
}

/** Deletes the entity with its tasks. */
function deleteEntity(context: Context, entity: EntityRow): void {
  const { store } = context.studio;
  for (const task of store.task.by('entity_id', entity.id)) removeTask(context, task);
  removeLinks(context, entity);
  const word = kindWord(context.studio, entity);
  store.entity.delete(entity.id);
  emit(context, `${word}:delete`, { [`${word}_id`]: entity.id }, { projectId: entity.project_id });
}

function deleteWithChildren(context: Context, entity: EntityRow): void {
  const { store } = context.studio;
  for (const child of store.entity.by('parent_id', entity.id)) deleteWithChildren(context, child);
  if (kindOf(context.studio, entity) === 'Episode') {
    for (const asset of store.entity.by('source_id', entity.id)) deleteEntity(context, asset);
    for (const playlist of store.playlist.by('episode_id', entity.id)) store.playlist.delete(playlist.id);
  }
  for (const item of store.schedule_item.by('object_id', entity.id)) store.schedule_item.delete(item.id);
  deleteEntity(context, entity);
}

/**
 * The two meanings of "delete": an asset, shot, edit or concept with tasks is only canceled, unless forced. Sequences and
 * episodes go, but not while anything hangs on them.
 */
export function cancelOrDelete(context: Context, entity: EntityRow, isForced: boolean): void {
  const { studio } = context;
  const { store } = studio;
  const kind = kindOf(studio, entity);
  if (kind === 'Sequence' || kind === 'Episode') {
    const hasChildren =
      store.entity.count('parent_id', entity.id) > 0 ||
      store.task.count('entity_id', entity.id) > 0 ||
      store.entity.count('source_id', entity.id) > 0;
    if (hasChildren && !isForced) {
      throw fixedError(400, { error: true, message: `Some data are still linked to this ${kind.toLowerCase()}.` });
    }
    deleteWithChildren(context, entity);
    return;
  }
  if (store.task.count('entity_id', entity.id) > 0 && !isForced) {
    const canceled = store.entity.update(entity.id, { canceled: true });
    emitEntity(context, 'update', canceled);
    return;
  }
  deleteEntity(context, entity);
}
