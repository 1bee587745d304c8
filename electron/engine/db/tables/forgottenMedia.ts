import type { Id } from '../../../../shared/model/studio.ts';
import type { Database } from '../open.ts';
import { remembered } from '../remembered.ts';
import { text } from '../row.ts';

/** What a production had of pictures, movies and files when its rows were forgotten: a crash in between leaves none behind. */
export type ForgottenMedia = {
  readonly add: (productionId: Id, ids: readonly Id[]) => void;
  readonly productionIds: () => readonly Id[];
  readonly ofProduction: (productionId: Id) => readonly Id[];
  readonly removeOfProduction: (productionId: Id) => void;
};

export function createForgottenMedia(db: Database): ForgottenMedia {
  const add = db.prepare(`
    INSERT INTO forgotten_media (id, productionId) SELECT value, @productionId FROM json_each(@ids) WHERE true
    ON CONFLICT (id) DO NOTHING`);
  const productionIds = db.prepare('SELECT DISTINCT productionId FROM forgotten_media');
  const ofProduction = db.prepare('SELECT id FROM forgotten_media WHERE productionId = @productionId');
  const remove = db.prepare('DELETE FROM forgotten_media WHERE productionId = @productionId');
  return {
    add: (productionId, ids) => {
      if (ids.length > 0) add.run({ productionId, ids: JSON.stringify(ids) });
    },
    // Asked with every job of the sync.
    productionIds: remembered(db, 'forgotten_media', () =>
      productionIds.all({}).map((row) => text(row, 'productionId')),
    ),
    ofProduction: (productionId) => ofProduction.all({ productionId }).map((row) => text(row, 'id')),
    removeOfProduction: (productionId) => {
      remove.run({ productionId });
    },
  };
}
