import type { Id, Instant } from '../../../../shared/model/studio.ts';
import type { Entity } from '../../../../shared/model/entity.ts';
import { ApiError } from '../../kitsu/ApiError.ts';
import { forgetEntities } from '../../db/forgetRows.ts';
import {
  castingsOwed,
  castingsOwedIn,
  keepEntity,
  oweCasting,
  settleCasting,
  settleCastings,
} from '../../db/owedCastings.ts';
import { instantOf, type PullParts } from './parts.ts';
import { keepPreviewFiles } from './previews.ts';
import { goneOf } from './stillOpen.ts';

/**
 * Entities by id, at most 100. What is asked for and missing is gone or no longer to be seen, unless another list still
 * speaks of it.
 */
export async function pullEntitiesById(
  parts: PullParts,
  entityIds: readonly Id[],
  signal: AbortSignal,
  { areMissingGone }: { readonly areMissingGone: boolean } = { areMissingGone: true },
): Promise<void> {
  const { db, tables } = parts;
  await parts.turns.shared(async () => {
    const entities = await parts.kitsu.entitiesById(entityIds, signal);
    const found = new Set(entities.map(({ id }) => id));
    const missing = areMissingGone ? entityIds.filter((id) => !found.has(id)) : [];
    const gone = await goneOf(parts, tables.entities.byIds(missing), signal);
    db.write(() => {
      for (const entity of entities) {
        const seen = asSeen(parts, entity);
        if (seen !== null) keepEntity(tables, seen);
      }
      parts.turns.overtake(entityIds);
      forgetEntities(
        tables,
        gone.map(({ id }) => id),
      );
    });
  });
}

/** Keys of Kitsu's own in an entity's data. */
const commonKeys = ['fps', 'frame_in', 'frame_out', 'resolution', 'max_retakes'];

/**
 * Asked by id a server shows a vendor more than its boards do. Kept is what those know, or what one has a task on, and of
 * its metadata what they tell.
 */
function asSeen({ tables }: PullParts, entity: Entity): Entity | null {
  const production = tables.productions.get(entity.productionId);
  if (production?.role !== 'vendor') return entity;
  const known = tables.entities.get(entity.id);
  if (known === null && tables.tasks.ofEntity(entity.id).length === 0) return null;
  const names = production.descriptors.map(({ fieldName }) => fieldName);
  const keys = new Set([...commonKeys, ...names, ...Object.keys(known?.data ?? {})]);
  return { ...entity, data: Object.fromEntries(Object.entries(entity.data).filter(([key]) => keys.has(key))) };
}

export async function pullCastingOf(
  parts: PullParts,
  productionId: Id,
  entityId: Id,
  signal: AbortSignal,
): Promise<void> {
  const { tables, db } = parts;
  let isAnother = false;
  await parts.turns.shared(async () => {
    const dateOf = (): Instant | null | undefined => tables.entities.get(entityId)?.updatedAt;
    const askedAtMs = parts.kitsu.answeredAtMs();
    const date = dateOf();
    const links = await linksOf(parts, productionId, parts.kitsu.castingOf(productionId, entityId, signal));
    if (links === null) {
      db.write(() => {
        oweCasting(tables, { productionId, id: entityId });
      });
      return;
    }
    db.write(() => {
      // It moved on meanwhile, and somebody else may have read what it is now: still owed by then, or read already.
      if (dateOf() !== date) return;
      const before = tables.castings.ofEntity(entityId).map(({ assetId }) => assetId);
      isAnother = before.length !== links.length || links.some(({ assetId }) => !before.includes(assetId));
      tables.castings.replaceOfEntity(entityId, links);
      if (isOver(date, askedAtMs)) settleCasting(tables, { productionId, id: entityId });
      else oweCasting(tables, { productionId, id: entityId });
      tables.entities.countCast([entityId]);
    });
  });
  // What plays in a shot plays in its episode, of which the server says nothing.
  const shot = isAnother ? tables.entities.get(entityId) : null;
  const episodeId = shot?.kind === 'Shot' ? (tables.entities.get(shot.parentId ?? '')?.parentId ?? null) : null;
  if (episodeId !== null) await pullCastingOf(parts, productionId, episodeId, signal);
}

/**
 * Dates have whole seconds: within its own an entity may move once more, and its date does not show that.
 * @param serverMs the server's clock before it was read
 */
const isOver = (date: Instant | null | undefined, serverMs: number | null): boolean =>
  date === null || date === undefined || (serverMs !== null && serverMs >= Date.parse(date) + 1_000);

/**
 * Deleted since it was heard of: no reason to give up the rest. Null where it may not be read now, for the production was
 * closed or left meanwhile: what is known of it stays, and is owed. Newer servers never show vendors any.
 */
async function linksOf<Link>(
  { tables, me }: PullParts,
  productionId: Id,
  reading: Promise<readonly Link[]>,
): Promise<readonly Link[] | null> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof ApiError) || (error.code !== 'not-found' && error.code !== 'forbidden')) throw error;
    const role = tables.productions.get(productionId)?.role ?? me().role;
    return error.code === 'forbidden' && role !== 'vendor' && role !== 'client' ? null : [];
  }
}

/** Every casting of a production: complete lists without dates. */
export async function pullCasting(parts: PullParts, productionId: Id, signal: AbortSignal): Promise<void> {
  const { tables, db } = parts;
  const production = tables.productions.get(productionId);
  if (production === null) return;
  await parts.turns.beside(async (overtaken) => {
    const owed = castingsOwed(tables, productionId);
    const askedAtMs = parts.kitsu.answeredAtMs();
    const links = await linksOf(parts, productionId, parts.kitsu.casting(production, signal));
    if (links === null) return;
    db.write(() => {
      tables.castings.replaceOfProduction(productionId, links, overtaken);
      settleCastings(tables, productionId, owed);
      // Theirs may have been read meanwhile, and be newer than what these lists say.
      for (const entity of tables.entities.byIds([...overtaken])) oweCasting(tables, entity);
      if (askedAtMs !== null)
        for (const id of tables.entities.idsMovedSince(productionId, instantOf(askedAtMs)))
          oweCasting(tables, { productionId, id });
      tables.entities.countCast(tables.entities.idsOf(productionId, 'Asset'));
      tables.scopes.note(`casting:${productionId}`, { state: 'complete', loadedCount: links.length });
    });
  });
  for (const entityId of castingsOwedIn(tables, productionId))
    await pullCastingOf(parts, productionId, entityId, signal);
}

export async function pullPreviewFile(parts: PullParts, previewFileId: Id, signal: AbortSignal): Promise<void> {
  await parts.turns.shared(async () => {
    try {
      const file = await parts.kitsu.previewFile(previewFileId, signal);
      parts.db.write(() => {
        keepPreviewFiles(parts, [file]);
      });
    } catch (error) {
      if (!(error instanceof ApiError) || (error.code !== 'not-found' && error.code !== 'forbidden')) throw error;
      parts.db.write(() => {
        parts.tables.previewFiles.remove([previewFileId]);
      });
    }
  });
}
