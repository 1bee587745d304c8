import type { CastingLink, Entity, EntityData } from '../../../../shared/model/entity.ts';
import { entityKinds, type EntityKind, type Id } from '../../../../shared/model/studio.ts';
import { isModest } from '../../../../shared/rules/isModest.ts';
import { isList, isRecord } from '../wireJson.ts';
import type { WireRow } from './rows.ts';
import { BrokenRow, flagOf, idOf, instantOf, neededId, positiveOf, textOf, wholeOf } from './wireValues.ts';

/** A row of /data/entities. Kinds this app does not know (concept folders) are none of ours. */
export function readEntity(row: WireRow): Entity | undefined {
  const kind = entityKindOf(row['type']);
  if (kind === null) {
    if (typeof row['type'] !== 'string') throw new BrokenRow('type');
    return undefined;
  }
  return {
    id: neededId(row['id'], 'id'),
    productionId: neededId(row['project_id'], 'project_id'),
    kind,
    assetTypeId: kind === 'Asset' ? idOf(row['entity_type_id']) : null,
    name: textOf(row['name']),
    description: textOf(row['description']),
    parentId: idOf(row['parent_id']),
    sourceId: idOf(row['source_id']),
    isCanceled: flagOf(row['canceled']),
    isShared: flagOf(row['is_shared']),
    lengthFrames: lengthOf(row['nb_frames']),
    // The board of assets does not tell it: theirs is counted from the castings.
    castCount: kind === 'Asset' ? null : wholeOf(row['nb_entities_out'], 0),
    isCastingStandby: flagOf(row['is_casting_standby']),
    readyForTaskTypeId: idOf(row['ready_for']),
    mainPreviewFileId: idOf(row['preview_file_id']),
    linkedIds: linksOf(row),
    data: dataOf(row['data']),
    createdBy: idOf(row['created_by']),
    updatedAt: instantOf(row['updated_at']),
  };
}

/** What a concept is of; told only with the relations. */
export function linksOf(row: WireRow): readonly Id[] | null {
  const links = row['entity_concept_links'];
  return isList(links) ? links.flatMap((id) => idOf(id) ?? []) : null;
}

export function entityKindOf(value: unknown): EntityKind | null {
  return entityKinds.find((kind) => kind === value) ?? null;
}

/** Zero means that no length was given. */
export function lengthOf(value: unknown): number | null {
  const frames = positiveOf(value);
  return frames === null ? null : Math.round(frames);
}

/** Metadata is a studio's own JSON. Lying in itself without end it cannot be written down, nor anything that came with it. */
export function dataOf(value: unknown): EntityData {
  return isRecord(value) && isModest(value) ? value : noData;
}
const noData: EntityData = Object.freeze({});

/** A casting list of one entity; it names neither the entity nor its own id. */
export function readCastingLink(row: WireRow, productionId: Id, entityId: Id): CastingLink {
  return {
    productionId,
    entityId,
    assetId: neededId(row['asset_id'], 'asset_id'),
    occurrences: wholeOf(row['nb_occurences'], 1),
    label: textOf(row['label']),
  };
}
