CREATE TABLE asset_instance (
  id TEXT NOT NULL,
  shotId TEXT NOT NULL,
  assetId TEXT NOT NULL,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  description TEXT NOT NULL,
  PRIMARY KEY (id, shotId)
) STRICT, WITHOUT ROWID;

CREATE INDEX asset_instance_of_asset ON asset_instance (assetId);

CREATE INDEX asset_instance_of_shot ON asset_instance (shotId);

CREATE TABLE casting (
  entityId TEXT NOT NULL,
  assetId TEXT NOT NULL,
  label TEXT NOT NULL,
  productionId TEXT NOT NULL,
  occurrences INTEGER NOT NULL,
  PRIMARY KEY (entityId, assetId, label)
) STRICT, WITHOUT ROWID;

CREATE INDEX casting_of_asset ON casting (assetId);

CREATE INDEX casting_of_production ON casting (productionId);

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

CREATE INDEX chat_id ON chat (chatId);

CREATE INDEX chat_of_production ON chat (productionId);

CREATE TABLE chat_message (
  id TEXT NOT NULL PRIMARY KEY,
  entityId TEXT NOT NULL,
  personId TEXT,
  text TEXT NOT NULL,
  attachments TEXT NOT NULL,
  createdAt TEXT NOT NULL
, position INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;

CREATE INDEX chat_message_of_entity ON chat_message (entityId, createdAt);

CREATE TABLE comment (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  taskId TEXT NOT NULL,
  personId TEXT,
  editorId TEXT,
  taskStatusId TEXT,
  text TEXT NOT NULL,
  checklist TEXT NOT NULL,
  links TEXT NOT NULL,
  isPinned INTEGER NOT NULL,
  isForClient INTEGER NOT NULL,
  mentionIds TEXT NOT NULL,
  departmentMentionIds TEXT NOT NULL,
  acknowledgementIds TEXT NOT NULL,
  previewFileIds TEXT NOT NULL,
  attachments TEXT NOT NULL,
  replies TEXT NOT NULL,
  createdAt TEXT NOT NULL,
  updatedAt TEXT,
  rev INTEGER NOT NULL
) STRICT;

CREATE INDEX comment_of_task ON comment (taskId, createdAt);

CREATE TABLE day_off (
  id TEXT NOT NULL PRIMARY KEY,
  personId TEXT NOT NULL,
  firstDay TEXT NOT NULL,
  lastDay TEXT NOT NULL,
  description TEXT NOT NULL
) STRICT;

CREATE INDEX day_off_of_person ON day_off (personId, firstDay);

CREATE TABLE draft (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL, updatedAt TEXT NOT NULL) STRICT;

CREATE TABLE entity (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  productionId TEXT NOT NULL,
  kind TEXT NOT NULL,
  assetTypeId TEXT,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  parentId TEXT,
  sourceId TEXT,
  isCanceled INTEGER NOT NULL,
  isShared INTEGER NOT NULL,
  lengthFrames INTEGER,
  castCount INTEGER NOT NULL,
  isCastingStandby INTEGER NOT NULL,
  readyForTaskTypeId TEXT,
  mainPreviewFileId TEXT,
  data TEXT NOT NULL,
  createdBy TEXT,
  updatedAt TEXT,
  rev INTEGER NOT NULL
, linkedIds TEXT NOT NULL DEFAULT '[]') STRICT;

CREATE INDEX entity_of_production ON entity (productionId, kind);

CREATE INDEX entity_rev ON entity (rev);

CREATE TABLE forgotten_media (id TEXT NOT NULL PRIMARY KEY, productionId TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE identity (localId TEXT NOT NULL PRIMARY KEY, serverId TEXT NOT NULL) STRICT;

CREATE TABLE late_command (commandId TEXT NOT NULL PRIMARY KEY, notedAt TEXT NOT NULL, chain TEXT NOT NULL) STRICT;

CREATE TABLE media_file (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  fileName TEXT NOT NULL,
  sizeBytes INTEGER NOT NULL,
  etag TEXT,
  fetchedAt TEXT NOT NULL,
  usedAt TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX media_file_used ON media_file (usedAt);

CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT;

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

CREATE INDEX news_at ON news (createdAt);

CREATE INDEX news_of_comment ON news (commentId);

CREATE INDEX news_of_production ON news (productionId, createdAt);

CREATE INDEX news_of_task ON news (taskId);

CREATE TABLE notification (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  authorId TEXT,
  commentId TEXT,
  taskId TEXT,
  isRead INTEGER NOT NULL,
  createdAt TEXT NOT NULL
, productionId TEXT, taskTypeId TEXT, taskStatusId TEXT, isStatusChange INTEGER NOT NULL DEFAULT 0, text TEXT NOT NULL DEFAULT '', entityName TEXT NOT NULL DEFAULT '', isFollowed INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  commandId TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  taskId TEXT,
  chain TEXT NOT NULL,
  payload TEXT NOT NULL,
  progress TEXT NOT NULL,
  state TEXT NOT NULL,
  writtenAt TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  nextAttemptAt TEXT,
  errorCode TEXT,
  errorDetail TEXT,
  draftKey TEXT
, hold TEXT) STRICT;

CREATE INDEX outbox_chain ON outbox (chain, seq);

CREATE TABLE outbox_file (
  id TEXT NOT NULL PRIMARY KEY,
  commandId TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  extension TEXT NOT NULL,
  sizeBytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  path TEXT NOT NULL,
  kept TEXT NOT NULL
) STRICT;

CREATE INDEX outbox_file_of_command ON outbox_file (commandId, position);

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

CREATE TABLE pinned_set (
  id TEXT NOT NULL PRIMARY KEY,
  subject TEXT NOT NULL,
  media TEXT NOT NULL,
  revisionCount INTEGER,
  isPaused INTEGER NOT NULL,
  createdAt TEXT NOT NULL
, hasSources INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;

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
, instanceId TEXT, placeId TEXT, facts TEXT NOT NULL DEFAULT '{}') STRICT, WITHOUT ROWID;

CREATE INDEX pipeline_file_of_entity ON pipeline_file (entityId);

CREATE INDEX pipeline_file_of_place ON pipeline_file (placeId);

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

CREATE TABLE preview_file (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  taskId TEXT NOT NULL,
  revision INTEGER NOT NULL,
  position INTEGER NOT NULL,
  extension TEXT NOT NULL,
  originalName TEXT NOT NULL,
  status TEXT NOT NULL,
  validationStatus TEXT NOT NULL,
  sizeBytes INTEGER,
  widthPx INTEGER,
  heightPx INTEGER,
  durationSeconds REAL,
  personId TEXT,
  annotations TEXT,
  createdAt TEXT NOT NULL,
  updatedAt TEXT,
  rev INTEGER NOT NULL
) STRICT;

CREATE INDEX preview_file_of_task ON preview_file (taskId, revision, position);

CREATE TABLE scope (
  key TEXT NOT NULL PRIMARY KEY,
  state TEXT NOT NULL,
  asOf TEXT,
  watermark TEXT,
  etag TEXT,
  loadedCount INTEGER,
  expectedCount INTEGER,
  errorCode TEXT
) STRICT;

CREATE TABLE seen_task (
  taskId TEXT NOT NULL PRIMARY KEY,
  isMine INTEGER NOT NULL,
  isToCheck INTEGER NOT NULL,
  taskStatusId TEXT NOT NULL,
  dueDate TEXT,
  lastSaidAt TEXT NOT NULL,
  lastPreviewFileId TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE sent (
  commandId TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  taskId TEXT,
  writtenAt TEXT NOT NULL,
  sentAt TEXT NOT NULL,
  excerpt TEXT NOT NULL,
  taskStatusId TEXT,
  durationMinutes INTEGER,
  wasRecognised INTEGER NOT NULL,
  serverId TEXT
, entityId TEXT, field TEXT, playlistId TEXT, playlistDeed TEXT) STRICT;

CREATE INDEX sent_at ON sent (sentAt);

CREATE INDEX sent_server_id ON sent (serverId);

CREATE TABLE studio_row (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE task (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  productionId TEXT NOT NULL,
  entityId TEXT NOT NULL,
  taskTypeId TEXT NOT NULL,
  taskStatusId TEXT NOT NULL,
  assigneeIds TEXT NOT NULL,
  assignerId TEXT,
  priority INTEGER NOT NULL,
  difficulty INTEGER NOT NULL,
  estimationMinutes REAL NOT NULL,
  durationMinutes REAL NOT NULL,
  retakeCount INTEGER NOT NULL,
  startDate TEXT,
  dueDate TEXT,
  realStartDate TEXT,
  endDate TEXT,
  doneDate TEXT,
  lastCommentAt TEXT,
  lastPreviewFileId TEXT,
  readyAssetCount INTEGER NOT NULL,
  isSubscribed INTEGER NOT NULL,
  updatedAt TEXT,
  rev INTEGER NOT NULL
) STRICT;

CREATE INDEX task_of_entity ON task (entityId);

CREATE INDEX task_of_production ON task (productionId, updatedAt);

CREATE INDEX task_of_status ON task (taskStatusId);

CREATE INDEX task_rev ON task (rev);

CREATE TABLE task_assignee (personId TEXT NOT NULL, taskId TEXT NOT NULL, PRIMARY KEY (personId, taskId)) STRICT, WITHOUT ROWID;

CREATE INDEX task_assignee_of_task ON task_assignee (taskId);

CREATE TABLE time_spent (
  id TEXT NOT NULL PRIMARY KEY,
  taskId TEXT NOT NULL,
  personId TEXT NOT NULL,
  day TEXT NOT NULL,
  durationMinutes REAL NOT NULL,
  UNIQUE (personId, taskId, day)
) STRICT;

CREATE INDEX time_spent_of_day ON time_spent (personId, day);

CREATE INDEX time_spent_of_task ON time_spent (taskId);
