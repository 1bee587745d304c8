/** What the commands of metadata columns have in common. */
import { z } from 'zod';
import { editableDescriptorTypes, type MetadataDescriptor } from '../../../shared/model/production.ts';
import type { Id } from '../../../shared/model/studio.ts';
import { mayEditDescriptor } from '../../../shared/rules/descriptorRights.ts';
import { fieldNameOf } from '../../../shared/rules/fieldNameOf.ts';
import { refused, type Verdict } from '../../../shared/rules/taskActor.ts';
import type { Tables } from '../db/tables.ts';
import type { PlanContext } from './command.ts';
import { entityActorOf } from './entityActorOf.ts';

export const descriptorShape = z.object({
  name: z.string(),
  dataType: z.enum(editableDescriptorTypes),
  choices: z.array(z.string()),
  isForClient: z.boolean(),
  departmentIds: z.array(z.string()),
});

/** Columns of one production go in the order in which they were made: names may be given on. */
export const descriptorChain = (productionId: Id): string => `descriptors:${productionId}`;

type Wanted = Pick<MetadataDescriptor, 'id' | 'name' | 'entityKind' | 'departmentIds'>;

/** @param before as it is; null for a new one */
export function descriptorVerdict(
  productionId: Id,
  wanted: Wanted,
  before: MetadataDescriptor | null,
  context: PlanContext,
): Verdict {
  const verdict = mayEditDescriptor(entityActorOf(productionId, context), [
    ...(before?.departmentIds ?? []),
    ...wanted.departmentIds,
  ]);
  if (!verdict.allowed) return verdict;
  const fieldName = fieldNameOf(wanted.name);
  const isTaken = context
    .descriptorsWithOverlay(productionId)
    .some(
      (other) =>
        other.id !== wanted.id &&
        other.entityKind === wanted.entityKind &&
        (other.name === wanted.name || other.fieldName === fieldName),
    );
  return isTaken ? refused('name-taken') : verdict;
}

/** What an entity's data is keyed by, where the server chose or gave another key since it was written here. */
export const renamedField = (productionId: Id, kind: string, fieldName: string): string =>
  `field:${productionId}:${kind}:${fieldName}`;

export function putDescriptor(
  tables: Tables,
  productionId: Id,
  descriptor: MetadataDescriptor,
  formerFieldName: string,
): void {
  const production = tables.productions.get(productionId);
  if (production !== null) {
    const others = production.descriptors.filter(({ id }) => id !== descriptor.id);
    tables.productions.put({ ...production, descriptors: [...others, descriptor] });
  }
  const own = renamedField(productionId, descriptor.entityKind, descriptor.fieldName);
  // The key is in use again, whatever became of an earlier column of it.
  if (tables.identities.resolve(own) !== own) tables.identities.add(own, descriptor.fieldName);
  if (formerFieldName !== descriptor.fieldName)
    tables.identities.add(renamedField(productionId, descriptor.entityKind, formerFieldName), descriptor.fieldName);
}
