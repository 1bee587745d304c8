import type { AssetInstance } from '../../../../shared/model/pipelineFile.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import type { Database } from '../open.ts';
import { number, text, type Row } from '../row.ts';

export type AssetInstances = {
  /** Of the assets that stand in a shot; of an asset in all shots. */
  readonly ofEntity: (entityId: Id) => readonly AssetInstance[];
  /** Makes them exactly these. */
  readonly replaceOfEntity: (entityId: Id, instances: readonly AssetInstance[]) => void;
  readonly removeOfEntities: (entityIds: readonly Id[]) => void;
};

const readInstance = (row: Row): AssetInstance => ({
  id: text(row, 'id'),
  assetId: text(row, 'assetId'),
  shotId: text(row, 'shotId'),
  name: text(row, 'name'),
  position: number(row, 'position'),
  description: text(row, 'description'),
});

export function createAssetInstances(db: Database): AssetInstances {
  const ofEntity = db.prepare('SELECT * FROM asset_instance WHERE shotId = @entityId OR assetId = @entityId');
  const upsert = db.prepare(`
    INSERT INTO asset_instance (id, shotId, assetId, name, position, description)
    VALUES (@id, @shotId, @assetId, @name, @position, @description)
    ON CONFLICT (id, shotId) DO UPDATE SET assetId = excluded.assetId, name = excluded.name, position = excluded.position,
      description = excluded.description
    WHERE (assetId, name, position, description) IS NOT
      (excluded.assetId, excluded.name, excluded.position, excluded.description)`);
  const removeOthers = db.prepare(`
    DELETE FROM asset_instance WHERE (shotId = @entityId OR assetId = @entityId)
      AND id || ' ' || shotId NOT IN (SELECT value FROM json_each(@keys))`);
  const removeOfEntities = db.prepare(`
    DELETE FROM asset_instance WHERE shotId IN (SELECT value FROM json_each(@ids))
      OR assetId IN (SELECT value FROM json_each(@ids))`);
  return {
    ofEntity: (entityId) => ofEntity.all({ entityId }).map(readInstance),
    replaceOfEntity: (entityId, instances) => {
      removeOthers.run({ entityId, keys: JSON.stringify(instances.map(({ id, shotId }) => `${id} ${shotId}`)) });
      for (const instance of instances) upsert.run({ ...instance });
    },
    removeOfEntities: (entityIds) => {
      removeOfEntities.run({ ids: JSON.stringify(entityIds) });
    },
  };
}
