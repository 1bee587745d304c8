/** News of productions; chats of entities, their messages, and up to where one has read them. */
export const migration0010 = `
CREATE TABLE news (
  id TEXT NOT NULL PRIMARY KEY,
  productionId TEXT NOT NULL,
  taskId TEXT NOT NULL,
  entityId TEXT,
  taskTypeId TEXT,
  taskStatusId TEXT,
  isStatusChange INTEGER NOT NULL,
  authorId TEXT,
  commentId TEXT,
  previewFileId TEXT,
  previewExtension TEXT NOT NULL,
  previewRevision INTEGER,
  entityName TEXT NOT NULL,
  createdAt TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX news_of_production ON news (productionId, createdAt);
CREATE INDEX news_of_task ON news (taskId);
CREATE INDEX news_of_comment ON news (commentId);
CREATE INDEX news_at ON news (createdAt);
CREATE TABLE chat (
  entityId TEXT NOT NULL PRIMARY KEY,
  productionId TEXT NOT NULL,
  chatId TEXT NOT NULL,
  entityName TEXT NOT NULL,
  previewFileId TEXT,
  isJoined INTEGER NOT NULL,
  lastMessageAt TEXT,
  readUpTo TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX chat_of_production ON chat (productionId);
CREATE INDEX chat_id ON chat (chatId);
CREATE TABLE chat_message (
  id TEXT NOT NULL PRIMARY KEY,
  entityId TEXT NOT NULL,
  personId TEXT,
  text TEXT NOT NULL,
  attachments TEXT NOT NULL,
  createdAt TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX chat_message_of_entity ON chat_message (entityId, createdAt);
`;
