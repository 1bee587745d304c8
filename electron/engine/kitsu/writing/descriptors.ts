import type { MetadataDescriptor } from '../../../../shared/model/production.ts';
import { brokenAnswer } from '../answerError.ts';
import type { Client } from '../client.ts';
import { readDescriptors } from '../decode/production.ts';
import type { Kitsu, NewDescriptor } from '../kitsu.ts';
import { isList } from '../wireJson.ts';

type Descriptors = Pick<
  Kitsu,
  'descriptors' | 'createDescriptor' | 'editDescriptor' | 'orderDescriptors' | 'deleteDescriptor'
>;

export function descriptorCalls(client: Client): Descriptors {
  const path = (productionId: string): string => `/data/projects/${productionId}/metadata-descriptors`;
  return {
    descriptors: async (productionId, signal) => {
      const answer = await client.getJson(path(productionId), {}, signal);
      if (!isList(answer)) throw brokenAnswer(200, 'no descriptors');
      return readDescriptors(answer);
    },
    createDescriptor: async (productionId, descriptor) => {
      const answer = await client.sendJson('POST', path(productionId), bodyOf(descriptor));
      // 0.20.52 does not tell the departments of a new one.
      return { ...descriptorOf(answer), departmentIds: descriptor.departmentIds };
    },
    editDescriptor: async (productionId, descriptorId, descriptor) => {
      const answer = await client.sendJson('PUT', `${path(productionId)}/${descriptorId}`, bodyOf(descriptor));
      return { ...descriptorOf(answer), departmentIds: descriptor.departmentIds };
    },
    orderDescriptors: async (productionId, kind, descriptorIds) => {
      await client.sendJson('POST', `${path(productionId)}/reorder`, {
        entity_type: kind,
        descriptor_ids: descriptorIds,
      });
    },
    deleteDescriptor: async (productionId, descriptorId) => {
      await client.sendJson('DELETE', `${path(productionId)}/${descriptorId}`, undefined);
    },
  };
}

const bodyOf = (descriptor: NewDescriptor) => ({
  name: descriptor.name,
  data_type: descriptor.dataType,
  entity_type: descriptor.entityKind,
  choices: descriptor.choices,
  for_client: descriptor.isForClient,
  departments: descriptor.departmentIds,
});

function descriptorOf(answer: unknown): MetadataDescriptor {
  const [descriptor] = readDescriptors([answer]);
  if (descriptor === undefined) throw brokenAnswer(200, 'no descriptor');
  return descriptor;
}
