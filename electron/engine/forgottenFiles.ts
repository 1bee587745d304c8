/**
 * Takes from this disk what may no longer be seen: the pictures, movies and files of a production whose rows were forgotten. Where
 * it is read again with other eyes, what is in it then stays.
 */
import type { Id } from '../../shared/model/studio.ts';
import type { Database } from './db/open.ts';
import type { Tables } from './db/tables.ts';
import type { Media } from './media/media.ts';

export type ForgottenFiles = {
  /** Looks whether there is something to take away now. */
  readonly sweep: () => void;
  readonly close: () => Promise<void>;
};

export function createForgottenFiles(parts: {
  readonly db: Database;
  readonly tables: Tables;
  readonly media: Media;
  readonly onFailure: (error: unknown) => void;
}): ForgottenFiles {
  const { db, tables, media } = parts;
  let running: Promise<void> | null = null;
  let isClosed = false;

  /** While it is being read again nobody knows yet what will be in it. */
  const isSettled = (productionId: Id): boolean =>
    tables.productions.get(productionId)?.isOpen !== true ||
    tables.scopes.get(`production:${productionId}`).state !== 'partial';

  const stillSeen = (productionId: Id): ReadonlySet<Id> => {
    const taskIds = tables.tasks.idsOf(productionId);
    return new Set([
      ...tables.previewFiles.idsOfProduction(productionId),
      ...tables.entities.mainPreviewsOf(productionId),
      ...tables.comments.attachmentsOf(taskIds).map(({ id }) => id),
    ]);
  };

  const sweepAll = async (): Promise<void> => {
    for (const productionId of tables.forgottenMedia.productionIds()) {
      if (isClosed || !isSettled(productionId)) continue;
      const seen = stillSeen(productionId);
      for (const id of tables.forgottenMedia.ofProduction(productionId)) if (!seen.has(id)) await media.forget(id);
      db.write(() => {
        tables.forgottenMedia.removeOfProduction(productionId);
      });
    }
    await media.pinsChanged();
  };

  return {
    sweep: () => {
      if (isClosed || running !== null || db.isWriting()) return;
      if (!tables.forgottenMedia.productionIds().some(isSettled)) return;
      running = sweepAll()
        .catch(parts.onFailure)
        .finally(() => {
          running = null;
        });
    },
    close: async () => {
      isClosed = true;
      await running;
    },
  };
}
