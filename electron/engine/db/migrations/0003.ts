/** What is kept on this computer on purpose. Which files that is, is said once: a row of `pinned_file`, no flag of the file. */
export const migration0003 = `
CREATE TABLE pinned_set (
  id TEXT NOT NULL PRIMARY KEY,
  subject TEXT NOT NULL,
  media TEXT NOT NULL,
  revisionCount INTEGER,
  isPaused INTEGER NOT NULL,
  createdAt TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE pinned_file (
  setId TEXT NOT NULL,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  extension TEXT NOT NULL,
  position INTEGER NOT NULL,
  sizeBytes INTEGER NOT NULL,
  isHere INTEGER NOT NULL,
  errorCode TEXT,
  PRIMARY KEY (setId, kind, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX pinned_file_media ON pinned_file (kind, id);
CREATE INDEX pinned_file_missing ON pinned_file (setId, position) WHERE isHere = 0 AND errorCode IS NULL;

ALTER TABLE media_file DROP COLUMN isPinned;
`;
