/** What a role may do to shots and assets themselves, as Zou checks it, answered before anything is sent. */
import { fieldKey, type EntityChange } from '../model/changes.ts';
import { castingKinds } from '../model/casting.ts';
import type { Entity } from '../model/entity.ts';
import type { Production } from '../model/production.ts';
import type { Person, Role } from '../model/studio.ts';
import { allowed, inOpenProduction, isStaff, refused, type Verdict } from './taskActor.ts';

/** Who wants to change what in which production. */
export type EntityActor = {
  /** The effective one: the role in the production. */
  readonly role: Role;
  readonly person: Pick<Person, 'id' | 'departmentIds'>;
  readonly production: Pick<Production, 'isOpen' | 'taskStatuses' | 'descriptors'> | null;
};

export function mayCreateEntity(actor: EntityActor): Verdict {
  return inOpenProduction(actor, () => (isStaff(actor) ? allowed : refused('role')));
}

/** Whoever works in the production may put one up. */
export function mayCreateConcept(actor: EntityActor): Verdict {
  return inOpenProduction(actor, () =>
    actor.role === 'vendor' || actor.role === 'client' ? refused('role') : allowed,
  );
}

/** With its tasks: those that make them may, and who made it. */
export function mayDeleteEntity(actor: EntityActor & { readonly entity: Pick<Entity, 'createdBy'> }): Verdict {
  const { person, entity } = actor;
  return inOpenProduction(actor, () => (entity.createdBy === person.id ? allowed : staffOnly(actor)));
}

export function mayCreateOrDeleteTasks(actor: EntityActor): Verdict {
  return inOpenProduction(actor, () => staffOnly(actor));
}

const staffOnly = (actor: EntityActor): Verdict => (isStaff(actor) ? allowed : refused('role'));

/** Staff and who made it; a supervisor the metadata that is their department's. */
export function mayEditEntity(
  actor: EntityActor & { readonly entity: Pick<Entity, 'kind' | 'createdBy'> },
  change: EntityChange,
): Verdict {
  const { role, person, production, entity } = actor;
  return inOpenProduction(actor, () => {
    const isOfOthers =
      entity.kind === 'Asset'
        ? change.field === 'lengthFrames'
        : change.field === 'assetTypeId' || change.field === 'readyForTaskTypeId';
    if (isOfOthers) return refused('no-such-field');
    if (change.field === 'linkedIds' && entity.kind !== 'Concept') return refused('no-such-field');
    if (change.field === 'isShared') return entity.kind !== 'Asset' ? refused('no-such-field') : staffOnly(actor);
    if (isStaff(actor) || entity.createdBy === person.id) return allowed;
    if (role !== 'supervisor' || change.field !== 'metadata') return refused('role');
    if (person.departmentIds.length === 0) return allowed;
    const isTheirs = production?.descriptors.some(
      (descriptor) =>
        descriptor.entityKind === entity.kind &&
        `data.${descriptor.fieldName}` === fieldKey(change) &&
        descriptor.departmentIds.some((id) => person.departmentIds.includes(id)),
    );
    return isTheirs === true ? allowed : refused('not-your-department');
  });
}

/** Staff alone, in every version. */
export function mayChangeCasting(actor: EntityActor & { readonly entity: Pick<Entity, 'kind'> }): Verdict {
  return inOpenProduction(actor, () => {
    if (!castingKinds.some((kind) => kind === actor.entity.kind)) return refused('other-kind');
    return isStaff(actor) ? allowed : refused('role');
  });
}

/** Newer servers show vendors none, and clients what is meant for them: a casting is not. */
export const maySeeCasting = (role: Role): boolean => role !== 'vendor' && role !== 'client';
