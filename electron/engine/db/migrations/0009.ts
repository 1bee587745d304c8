/** Playlists, with their entries as one list, as the server keeps them. */
export const migration0009 = `
CREATE TABLE playlist (
  id TEXT NOT NULL PRIMARY KEY,
  productionId TEXT NOT NULL,
  name TEXT NOT NULL,
  episodeId TEXT,
  isForAll INTEGER NOT NULL,
  isForClient INTEGER NOT NULL,
  kind TEXT NOT NULL,
  taskTypeId TEXT,
  entries TEXT NOT NULL,
  createdBy TEXT,
  createdAt TEXT,
  updatedAt TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX playlist_of_production ON playlist (productionId);
ALTER TABLE sent ADD COLUMN playlistId TEXT;
ALTER TABLE sent ADD COLUMN playlistDeed TEXT;
`;
