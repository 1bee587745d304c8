/*
 * Entities read by their kind: what a path or a query names, and what a vendor sees of it.
 */
import { vendorData } from './vendorView.ts';
import { param, type Call } from './call.ts';
import { forbidden } from './errors.ts';
import { filteredRows } from './filters.ts';
import { kindOf, ofKind, type EntityKind, type ReservedKind } from './kinds.ts';
import { needEntity } from './lookups.ts';
import { isClient, isVendor, isWorkingOn } from './permissions.ts';
import { plain } from './relations.ts';
import type { Sent } from './serialise.ts';
import type { EntityRow } from './tables.ts';

/** The row under its kind; newer servers keep from vendors what other departments write down about it. */
export function as(call: Call, entity: EntityRow, type: EntityKind | 'Entity'): Sent {
  const sent: Sent = { ...plain(call.studio, 'entity', entity), type };
  const isMasked = call.studio.isNew && entity.data !== null && isVendor(call, entity.project_id);
  if (isMasked) sent['data'] = vendorData(call, entity, kindOf(call.studio, entity));
  return sent;
}

export const named = (call: Call, name: string, kind: EntityKind): EntityRow =>
  ofKind(call.studio, needEntity(call, param(call, name)), kind);

/** Entities of a kind that pass the query's filters and the path's; names in `passedOver` are no filters. */
export function allOf(
  call: Call,
  kind: EntityKind,
  criteria: Readonly<Record<string, string>>,
  passedOver: readonly string[] = [],
): EntityRow[] {
  const query = new URLSearchParams(call.query);
  for (const name of passedOver) query.delete(name);
  for (const [key, value] of Object.entries(criteria)) query.set(key, value);
  return filteredRows(call.studio, 'entity', query).filter((entity) => kindOf(call.studio, entity) === kind);
}

/** The same, for a vendor only what he works on. */
export const wanted = (...given: Parameters<typeof allOf>): EntityRow[] => {
  const [call] = given;
  return allOf(...given).filter((entity) => !isVendor(call, entity.project_id) || isWorkingOn(call, entity.id));
};

export const withNames = (call: Call, entity: EntityRow, kind: EntityKind): Sent => {
  const { store } = call.studio;
  return {
    ...as(call, entity, kind),
    project_name: store.project.get(entity.project_id)?.name ?? '',
    ...(kind === 'Shot' || kind === 'Scene' ? { sequence_name: store.entity.get(entity.parent_id)?.name ?? '' } : {}),
  };
};

export const notForClients = (call: Call, projectId: string | null): void => {
  if (isVendor(call, projectId) || isClient(call, projectId)) throw forbidden();
};

/** What a vendor sees: what he works on, and what holds that. */
export function isHeld(call: Call, entity: EntityRow, kind: ReservedKind): boolean {
  const { entity: entities } = call.studio.store;
  const children = (): EntityRow[] => entities.by('parent_id', entity.id);
  if (kind === 'Sequence') return children().some((shot) => isWorkingOn(call, shot.id));
  if (kind === 'Episode') {
    return (
      children().some((sequence) => isHeld(call, sequence, 'Sequence')) ||
      entities.by('source_id', entity.id).some((asset) => isWorkingOn(call, asset.id))
    );
  }
  return isWorkingOn(call, entity.id);
}

export const shotsOfEpisode = ({ studio }: Call, episode: EntityRow): EntityRow[] =>
  studio.store.entity
    .by('parent_id', episode.id)
    .flatMap((sequence) => studio.store.entity.by('parent_id', sequence.id))
    .filter((entity) => kindOf(studio, entity) === 'Shot');
