import type { Entity } from '../../../../shared/model/entity.ts';
import { asApiError, brokenAnswer } from '../answerError.ts';
import type { Client } from '../client.ts';
import { readEntity } from '../decode/entity.ts';
import { readRows } from '../decode/rows.ts';
import type { Dialect } from '../drift.ts';
import type { Kitsu, OwnEntityChange } from '../kitsu.ts';

type EntityWrites = Pick<
  Kitsu,
  | 'createAsset'
  | 'createShot'
  | 'createOther'
  | 'editEntity'
  | 'linkConcept'
  | 'setCasting'
  | 'shareAssets'
  | 'deleteEntity'
>;

export function entityWriting(client: Client, dialect: Dialect): EntityWrites {
  return {
    createAsset: async (productionId, assetTypeId, { name, description, data, episodeId }) =>
      entityOf(
        await client.sendJson('POST', `/data/projects/${productionId}/asset-types/${assetTypeId}/assets/new`, {
          name,
          description,
          data,
          ...(episodeId === null ? {} : { episode_id: episodeId }),
        }),
      ),
    createShot: async (productionId, sequenceId, { name, description, data, lengthFrames }) =>
      entityOf(
        await client.sendJson('POST', `/data/projects/${productionId}/shots`, {
          name,
          description,
          data,
          sequence_id: sequenceId,
          ...(lengthFrames === null ? {} : { nb_frames: lengthFrames }),
        }),
      ),
    createOther: async (productionId, kind, { name, description, data, episodeId }) =>
      entityOf(
        await client.sendJson('POST', `/data/projects/${productionId}/${kind.toLowerCase()}s`, {
          name,
          description,
          data,
          ...(episodeId === null ? {} : { episode_id: episodeId }),
        }),
      ),
    shareAssets: async (productionId, assetIds, isShared) => {
      if (assetIds.length === 0) return;
      await client.sendJson('POST', `/actions/projects/${productionId}/assets/share`, {
        asset_ids: assetIds,
        is_shared: isShared,
      });
    },
    deleteEntity: async (kind, entityId) => {
      await client.sendJson('DELETE', `/data/${kind.toLowerCase()}s/${entityId}?force=true`, undefined);
    },
    editEntity: async (entityId, change) => {
      try {
        await client.sendJson('PUT', `/data/entities/${entityId}`, wireChange(change));
      } catch (error) {
        throw dialect.editEntityFailure(asApiError(error));
      }
    },
    linkConcept: async (conceptId, linkedIds) => {
      try {
        await client.sendJson('PUT', `/data/entities/${conceptId}`, { entity_concept_links: linkedIds });
      } catch (error) {
        throw dialect.editEntityFailure(asApiError(error));
      }
    },
    setCasting: async (productionId, entityId, entries) => {
      await client.sendJson(
        'PUT',
        `/data/projects/${productionId}/entities/${entityId}/casting`,
        entries.map(({ assetId, occurrences, label }) => ({ asset_id: assetId, nb_occurences: occurrences, label })),
      );
    },
  };
}

/** The one column alone, of the metadata the one key: the server merges both into what it has. */
function wireChange(change: OwnEntityChange): Readonly<Record<string, unknown>> {
  switch (change.field) {
    case 'name':
    case 'description':
      return { [change.field]: change.value };
    case 'lengthFrames':
      return { nb_frames: change.value };
    case 'assetTypeId':
      return { entity_type_id: change.value };
    case 'readyForTaskTypeId':
      return { ready_for: change.value };
    case 'isCastingStandby':
      return { is_casting_standby: change.value };
    case 'isCanceled':
      return { canceled: change.value };
    case 'metadata':
      return { data: { [change.fieldName]: change.value } };
  }
}

function entityOf(answer: unknown): Entity {
  const [entity] = readRows([answer], readEntity).rows;
  if (entity === undefined) throw brokenAnswer(201, 'no entity');
  return entity;
}
