/** What pipelines have told the server of: working and output files of shots and assets. And time, looked for by its tasks. */
export const migration0011 = `
CREATE TABLE pipeline_file (
  id TEXT NOT NULL PRIMARY KEY,
  entityId TEXT NOT NULL,
  kind TEXT NOT NULL,
  taskId TEXT,
  taskTypeId TEXT,
  outputTypeName TEXT NOT NULL,
  instanceName TEXT NOT NULL,
  name TEXT NOT NULL,
  revision INTEGER NOT NULL,
  representation TEXT NOT NULL,
  path TEXT NOT NULL,
  comment TEXT NOT NULL,
  personId TEXT,
  sizeBytes INTEGER,
  updatedAt TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX pipeline_file_of_entity ON pipeline_file (entityId);
CREATE INDEX time_spent_of_task ON time_spent (taskId);
`;
