/**
 * Assets of other productions that may be cast in one, whether those are on this disk or not: what the productions that one is of
 * share, and what is cast here already, also of those that one is not of. Read when something is cast; no event tells of it.
 */
import type { Entity } from '../../../../shared/model/entity.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { maySeeCasting } from '../../../../shared/rules/entityRights.ts';
import { writeEntity } from '../../db/owedCastings.ts';
import { noteSharing, sharingProductions } from '../../db/sharingProductions.ts';
import { isMirrored } from './mine.ts';
import { instantOf, type PullParts } from './parts.ts';

export const sharedAssetsKey = (productionId: Id): string => `shared-assets:${productionId}`;

export async function pullSharedAssets(parts: PullParts, productionId: Id, signal: AbortSignal): Promise<void> {
  const { db, tables, kitsu, turns } = parts;
  if (!maySeeCasting(tables.productions.get(productionId)?.role ?? parts.me().role)) return;
  await turns.shared(async () => {
    const offered = await kitsu.sharedAssets(signal);
    const used = await kitsu.sharedAssetsUsed(productionId, signal);
    db.write(() => {
      const told = new Map<Id, Entity>();
      // What a mirrored production tells of its own is newer, or will be.
      for (const asset of [...offered, ...used]) if (!isMirrored(parts, asset)) told.set(asset.id, asset);
      for (const asset of told.values()) {
        writeEntity(tables, asset);
        noteSharing(tables, asset.productionId);
      }
      const unread = sharingProductions(tables).filter((id) => !isMirrored(parts, { productionId: id }));
      for (const asset of tables.entities.sharedIn(unread))
        if (!told.has(asset.id)) writeEntity(tables, { ...asset, isShared: false });
      tables.scopes.note(sharedAssetsKey(productionId), { state: 'complete', asOf: instantOf(parts.now()) });
    });
  });
}
