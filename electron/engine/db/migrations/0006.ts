/** One's own work and checks as they were when they were last looked through: what is otherwise now has changed since. */
export const migration0006 = `
CREATE TABLE seen_task (
  taskId TEXT NOT NULL PRIMARY KEY,
  isMine INTEGER NOT NULL,
  isToCheck INTEGER NOT NULL,
  taskStatusId TEXT NOT NULL,
  dueDate TEXT,
  lastSaidAt TEXT NOT NULL,
  lastPreviewFileId TEXT
) STRICT, WITHOUT ROWID;
`;
