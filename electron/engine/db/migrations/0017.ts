/**
 * Files of the pipeline with all that is told of them, and the instances of assets that stand in shots. What came of an instance is
 * shown with its asset and with its shot; of those that were read before the shot alone is known.
 */
export const migration0017 = `
ALTER TABLE pipeline_file ADD COLUMN instanceId TEXT;
ALTER TABLE pipeline_file ADD COLUMN placeId TEXT;
ALTER TABLE pipeline_file ADD COLUMN facts TEXT NOT NULL DEFAULT '{}';
UPDATE pipeline_file SET placeId = entityId WHERE instanceName <> '';
CREATE INDEX pipeline_file_of_place ON pipeline_file (placeId);
CREATE TABLE asset_instance (
  id TEXT NOT NULL,
  shotId TEXT NOT NULL,
  assetId TEXT NOT NULL,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  description TEXT NOT NULL,
  PRIMARY KEY (id, shotId)
) STRICT, WITHOUT ROWID;
CREATE INDEX asset_instance_of_shot ON asset_instance (shotId);
CREATE INDEX asset_instance_of_asset ON asset_instance (assetId);
-- The pages that were read are read again for them.
UPDATE scope SET asOf = NULL WHERE key LIKE 'entity:%';
`;
