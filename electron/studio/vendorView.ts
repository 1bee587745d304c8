/*
 * What a vendor is not to see of an entity's metadata: values of descriptors that are for other departments.
 */
import type { Context } from './call.ts';
import type { EntityKind } from './kinds.ts';
import type { Sent } from './serialise.ts';
import type { EntityRow } from './tables.ts';

export function vendorData({ studio, caller }: Context, entity: EntityRow, kind: EntityKind): Sent {
  const hidden = new Set(
    studio.store.metadata_descriptor
      .by('project_id', entity.project_id)
      .filter(({ entity_type: type, departments }) => type === kind && departments.length > 0)
      .filter(({ departments }) => !departments.some((id) => caller.departments.includes(id)))
      .map((descriptor) => descriptor.field_name),
  );
  return Object.fromEntries(Object.entries(entity.data ?? {}).filter(([key]) => !hidden.has(key)));
}
