CREATE TABLE asset_instance (
  id TEXT NOT NULL,
  shotId TEXT NOT NULL,
  assetId TEXT NOT NULL,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  description TEXT NOT NULL,
  PRIMARY KEY (id, shotId)
) STRICT, WITHOUT ROWID;
CREATE TABLE casting (
  entityId TEXT NOT NULL,
  assetId TEXT NOT NULL,
  label TEXT NOT NULL,
  productionId TEXT NOT NULL,
  occurrences INTEGER NOT NULL,
  PRIMARY KEY (entityId, assetId, label)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE chat_message (
  id TEXT NOT NULL PRIMARY KEY,
  entityId TEXT NOT NULL,
  personId TEXT,
  text TEXT NOT NULL,
  attachments TEXT NOT NULL,
  createdAt TEXT NOT NULL
, position INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
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
CREATE TABLE day_off (
  id TEXT NOT NULL PRIMARY KEY,
  personId TEXT NOT NULL,
  firstDay TEXT NOT NULL,
  lastDay TEXT NOT NULL,
  description TEXT NOT NULL
) STRICT;
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
CREATE TABLE task_assignee (personId TEXT NOT NULL, taskId TEXT NOT NULL, PRIMARY KEY (personId, taskId)) STRICT, WITHOUT ROWID;
CREATE TABLE time_spent (
  id TEXT NOT NULL PRIMARY KEY,
  taskId TEXT NOT NULL,
  personId TEXT NOT NULL,
  day TEXT NOT NULL,
  durationMinutes REAL NOT NULL,
  UNIQUE (personId, taskId, day)
) STRICT;
CREATE INDEX asset_instance_of_asset ON asset_instance (assetId);
CREATE INDEX asset_instance_of_shot ON asset_instance (shotId);
CREATE INDEX casting_of_asset ON casting (assetId);
CREATE INDEX casting_of_production ON casting (productionId);
CREATE INDEX chat_id ON chat (chatId);
CREATE INDEX chat_message_of_entity ON chat_message (entityId, createdAt);
CREATE INDEX chat_of_production ON chat (productionId);
CREATE INDEX comment_of_task ON comment (taskId, createdAt);
CREATE INDEX day_off_of_person ON day_off (personId, firstDay);
CREATE INDEX entity_of_production ON entity (productionId, kind);
CREATE INDEX entity_rev ON entity (rev);
CREATE INDEX media_file_used ON media_file (usedAt);
CREATE INDEX news_at ON news (createdAt);
CREATE INDEX news_of_comment ON news (commentId);
CREATE INDEX news_of_production ON news (productionId, createdAt);
CREATE INDEX news_of_task ON news (taskId);
CREATE INDEX outbox_chain ON outbox (chain, seq);
CREATE INDEX outbox_file_of_command ON outbox_file (commandId, position);
CREATE INDEX pinned_file_media ON pinned_file (kind, id);
CREATE INDEX pinned_file_missing ON pinned_file (setId, position) WHERE isHere = 0 AND errorCode IS NULL;
CREATE INDEX pipeline_file_of_entity ON pipeline_file (entityId);
CREATE INDEX pipeline_file_of_place ON pipeline_file (placeId);
CREATE INDEX playlist_of_production ON playlist (productionId);
CREATE INDEX preview_file_of_task ON preview_file (taskId, revision, position);
CREATE INDEX sent_at ON sent (sentAt);
CREATE INDEX sent_server_id ON sent (serverId);
CREATE INDEX task_assignee_of_task ON task_assignee (taskId);
CREATE INDEX task_of_entity ON task (entityId);
CREATE INDEX task_of_production ON task (productionId, updatedAt);
CREATE INDEX task_of_status ON task (taskStatusId);
CREATE INDEX task_rev ON task (rev);
CREATE INDEX time_spent_of_day ON time_spent (personId, day);
CREATE INDEX time_spent_of_task ON time_spent (taskId);
INSERT INTO pipeline_file (id, entityId, kind, taskId, taskTypeId, outputTypeName, instanceName, name, revision, representation, path, comment, personId, sizeBytes, updatedAt, instanceId, placeId, facts) VALUES ('00000000-0000-4000-8000-000000000971', '{{shot}}', 'working', '{{task1}}', NULL, '', '', 'main', 4, '', '/work/old/main_v004.blend', '', '{{colleague}}', NULL, '2026-11-20T10:00:00Z', NULL, NULL, '{"checksum":"81726354","softwareName":"Blender"}');
INSERT INTO pipeline_file (id, entityId, kind, taskId, taskTypeId, outputTypeName, instanceName, name, revision, representation, path, comment, personId, sizeBytes, updatedAt, instanceId, placeId, facts) VALUES ('00000000-0000-4000-8000-000000000972', '{{shot}}', 'output', NULL, NULL, 'Alembic', 'Gull_0001', 'geo', 1, 'abc', '/work/old/gull_0001_v001.abc', '', NULL, NULL, '2026-11-20T10:00:00Z', NULL, '{{shot}}', '{}');
INSERT INTO asset_instance (id, shotId, assetId, name, position, description) VALUES ('00000000-0000-4000-8000-000000000973', '{{shot}}', '00000000-0000-4000-8000-000000000974', 'Gull_0001', 1, '');
INSERT INTO news (id, productionId, taskId, entityId, taskTypeId, taskStatusId, isStatusChange, authorId, commentId, previewFileId, previewExtension, previewRevision, entityName, createdAt) VALUES ('00000000-0000-4000-8000-000000000961', '{{production}}', '{{task1}}', NULL, NULL, NULL, 0, NULL, NULL, NULL, '', NULL, 'SQ010 / SH0010', '2026-11-20T09:00:00.000Z');
INSERT INTO chat (entityId, productionId, chatId, entityName, previewFileId, isJoined, lastMessageAt, readUpTo) VALUES ('00000000-0000-4000-8000-000000000962', '{{production}}', '00000000-0000-4000-8000-000000000963', 'SQ010 / SH0010', NULL, 1, '2026-11-20T09:00:00.000Z', '2026-11-20T09:00:00.000Z');
INSERT INTO chat_message (id, entityId, personId, text, attachments, createdAt, position) VALUES ('00000000-0000-4000-8000-000000000964', '00000000-0000-4000-8000-000000000962', NULL, 'said', '[]', '2026-11-20T09:00:00.000Z', 1);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (1, '00000000-0000-4000-8000-000000000001', 'postComment', '{{task1}}', '{{task1}}', '{"taskId":"{{task1}}","localId":"00000000-0000-4000-8000-000000000902","taskStatusId":"{{wip}}","text":"waits","checklist":[{"text":"ticked","checked":true}]}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, 'task:{{task1}}', NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (2, '00000000-0000-4000-8000-000000000002', 'replyToComment', '{{task1}}', '{{task1}}', '{"taskId":"{{task1}}","commentId":"00000000-0000-4000-8000-000000000902","localId":"00000000-0000-4000-8000-000000000903","text":"needs it"}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (3, '00000000-0000-4000-8000-000000000003', 'replyToComment', '{{task1}}', '{{task1}}', '{"taskId":"{{task1}}","commentId":"00000000-0000-4000-8000-000000000901","localId":"00000000-0000-4000-8000-000000000904","text":"by its old id"}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (4, '00000000-0000-4000-8000-000000000004', 'postComment', '{{task2}}', '{{task2}}', '{"taskId":"{{task2}}","localId":"00000000-0000-4000-8000-000000000905","taskStatusId":"{{wip}}","text":"answer lost","checklist":[{"text":"ticked","checked":true}]}', '{"attempt":{"attemptedAt":"2026-11-20T09:00:00.000Z","taskStatusId":"{{wip}}","knownIds":[]}}', 'unknown', '2026-11-20T09:00:00.000Z', 1, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (5, '00000000-0000-4000-8000-000000000005', 'setTaskStatus', '{{task3}}', '{{task3}}', '{"taskId":"{{task3}}","localId":"00000000-0000-4000-8000-000000000906","taskStatusId":"{{wip}}","seenStatusId":"{{wip}}"}', '{"attempt":{"attemptedAt":"2026-11-20T09:00:00.000Z","taskStatusId":"{{wip}}","knownIds":[]}}', 'sending', '2026-11-20T09:00:00.000Z', 1, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (6, '00000000-0000-4000-8000-000000000006', 'postComment', '{{task4}}', '{{task4}}', '{"taskId":"{{task4}}","localId":"00000000-0000-4000-8000-000000000907","taskStatusId":"{{wip}}","text":"refused","checklist":[{"text":"ticked","checked":true}]}', '{}', 'rejected', '2026-11-20T09:00:00.000Z', 1, NULL, 'forbidden', '{"status":403,"serverMessage":"no"}', NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (7, '00000000-0000-4000-8000-000000000007', 'postComment', '{{task5}}', '{{task5}}', '{"taskId":"{{task5}}","localId":"00000000-0000-4000-8000-000000000908","taskStatusId":"{{wip}}","text":"held","checklist":[{"text":"ticked","checked":true}]}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, 'by-author');
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (8, '00000000-0000-4000-8000-000000000008', 'postComment', '{{task6}}', '{{task6}}', '{"taskId":"{{task6}}","localId":"00000000-0000-4000-8000-000000000909","taskStatusId":"{{wip}}","text":"to be looked at","checklist":[{"text":"ticked","checked":true}]}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, 'until-seen');
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (9, '00000000-0000-4000-8000-000000000009', 'publishRevision', '{{task7}}', '{{task7}}', '{"taskId":"{{task7}}","localId":"00000000-0000-4000-8000-000000000910","taskStatusId":"{{wip}}","text":"published","checklist":[{"text":"ticked","checked":true}]}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (10, '00000000-0000-4000-8000-000000000010', 'editComment', '{{task1}}', '{{task1}}', '{"taskId":"{{task1}}","commentId":"{{ownComment}}","text":"edited","checklist":[]}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (11, '00000000-0000-4000-8000-000000000011', 'acknowledgeComment', '{{task1}}', '{{task1}}', '{"taskId":"{{task1}}","commentId":"{{otherComment}}","isAcknowledged":true}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (12, '00000000-0000-4000-8000-000000000012', 'deleteReply', '{{task1}}', '{{task1}}', '{"taskId":"{{task1}}","commentId":"{{ownComment}}","replyId":"{{ownReply}}"}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (13, '00000000-0000-4000-8000-000000000013', 'deleteAttachment', '{{task1}}', '{{task1}}', '{"taskId":"{{task1}}","commentId":"{{ownComment}}","attachmentId":"{{attachment}}","name":"a.txt"}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (14, '00000000-0000-4000-8000-000000000014', 'deleteComment', '{{task1}}', '{{task1}}', '{"taskId":"{{task1}}","commentId":"{{doomedComment}}","text":"doomed"}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (15, '00000000-0000-4000-8000-000000000015', 'setPriority', '{{task8}}', '{{task8}}', '{"taskId":"{{task8}}","priority":2,"seenPriority":0}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (16, '00000000-0000-4000-8000-000000000016', 'editTask', '{{task8}}', '{{task8}}', '{"taskId":"{{task8}}","change":{"field":"difficulty","value":5},"seen":3}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (17, '00000000-0000-4000-8000-000000000017', 'assignTask', '{{task8}}', '{{task8}}', '{"taskId":"{{task8}}","personId":"{{colleague}}","wasAssigned":false}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (18, '00000000-0000-4000-8000-000000000018', 'unassignTask', '{{task9}}', '{{task9}}', '{"taskId":"{{task9}}","personId":"{{colleague}}","wasAssigned":true}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (19, '00000000-0000-4000-8000-000000000019', 'logTime', '{{task9}}', '{{task9}}', '{"taskId":"{{task9}}","day":"2026-11-20","durationMinutes":90}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (20, '00000000-0000-4000-8000-000000000020', 'setDaysOff', NULL, '00000000-0000-4000-8000-000000000020', '{"firstDay":"2026-11-23","lastDay":"2026-11-24","description":"Away","isOff":true}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (21, '00000000-0000-4000-8000-000000000021', 'followTask', '{{task9}}', '{{task9}}', '{"taskId":"{{task9}}","isFollowed":true}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (22, '00000000-0000-4000-8000-000000000022', 'createEntity', NULL, '00000000-0000-4000-8000-000000000911', '{"localId":"00000000-0000-4000-8000-000000000911","productionId":"{{production}}","place":{"kind":"Asset","assetTypeId":"{{assetType}}","episodeId":null},"name":"Rope of Old","description":"","data":{},"lengthFrames":null}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (23, '00000000-0000-4000-8000-000000000023', 'editEntity', NULL, '00000000-0000-4000-8000-000000000911', '{"entityId":"00000000-0000-4000-8000-000000000911","change":{"field":"description","value":"as old as the rope"},"seen":""}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (24, '00000000-0000-4000-8000-000000000024', 'changeCasting', NULL, 'casting:{{shot}}', '{"productionId":"{{production}}","entityId":"{{shot}}","assetId":"00000000-0000-4000-8000-000000000911","assetName":"Rope of Old","seen":null,"own":{"occurrences":3,"label":"fixed"}}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (25, '00000000-0000-4000-8000-000000000025', 'createPlaylist', NULL, 'playlist:00000000-0000-4000-8000-000000000912', '{"localId":"00000000-0000-4000-8000-000000000912","productionId":"{{production}}","name":"Dailies of Old","kind":"Shot","episodeId":null,"isForAll":false,"isForClient":false,"taskTypeId":null,"entries":[]}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (26, '00000000-0000-4000-8000-000000000026', 'changePlaylist', NULL, 'playlist:00000000-0000-4000-8000-000000000912', '{"playlistId":"00000000-0000-4000-8000-000000000912","change":{"kind":"add","entry":{"entityId":"{{shot}}","previewFileId":null},"after":[]}}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (27, '00000000-0000-4000-8000-000000000027', 'editPlaylist', NULL, 'playlist:00000000-0000-4000-8000-000000000912', '{"playlistId":"00000000-0000-4000-8000-000000000912","change":{"field":"isForClient","value":true},"seen":false}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (28, '00000000-0000-4000-8000-000000000028', 'deletePlaylist', NULL, 'playlist:{{doomedPlaylist}}', '{"playlistId":"{{doomedPlaylist}}","seen":{"name":"Doomed","entries":[]}}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (29, '00000000-0000-4000-8000-000000000029', 'createSearch', NULL, 'search:00000000-0000-4000-8000-000000000913', '{"localId":"00000000-0000-4000-8000-000000000913","what":"search","productionId":"{{production}}","listType":"shot","name":"Retakes of Old","isShared":false,"query":"animation=retake","groupId":null,"color":""}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (30, '00000000-0000-4000-8000-000000000030', 'editSearch', NULL, 'search:00000000-0000-4000-8000-000000000913', '{"what":"search","searchId":"00000000-0000-4000-8000-000000000913","name":"Retakes of Old","change":{"query":"animation=wfa"}}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (31, '00000000-0000-4000-8000-000000000031', 'deleteSearch', NULL, 'search:{{doomedSearch}}', '{"what":"search","searchId":"{{doomedSearch}}","name":"Doomed"}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (32, '00000000-0000-4000-8000-000000000032', 'createTasks', NULL, '00000000-0000-4000-8000-000000000911', '{"productionId":"{{production}}","taskTypeId":"{{taskType}}","kind":"Asset","entityId":"00000000-0000-4000-8000-000000000911"}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (33, '00000000-0000-4000-8000-000000000033', 'deleteTasks', '{{doomedTask}}', '{{doomedTask}}', '{"taskId":"{{doomedTask}}","productionId":"{{production}}"}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (34, '00000000-0000-4000-8000-000000000034', 'deleteEntity', NULL, 'entity:{{doomedShot}}', '{"entityId":"{{doomedShot}}","kind":"Shot","name":"Doomed"}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (35, '00000000-0000-4000-8000-000000000035', 'createDescriptor', NULL, 'descriptors:{{production}}', '{"localId":"00000000-0000-4000-8000-000000000914","productionId":"{{production}}","entityKind":"Shot","name":"Weather of Old","dataType":"list","choices":["rain","fog"],"isForClient":false,"departmentIds":[]}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (36, '00000000-0000-4000-8000-000000000036', 'editDescriptor', NULL, 'descriptors:{{production}}', '{"productionId":"{{production}}","descriptorId":"00000000-0000-4000-8000-000000000914","name":"Weather of Old","change":{"choices":["rain","fog","snow"]}}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (37, '00000000-0000-4000-8000-000000000037', 'deleteDescriptor', NULL, 'descriptors:{{production}}', '{"productionId":"{{production}}","descriptorId":"{{doomedDescriptor}}","name":"Doomed"}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (38, '00000000-0000-4000-8000-000000000038', 'editOwnNotes', NULL, '00000000-0000-4000-8000-000000000038', '{"personId":"{{colleague}}","change":{"field":"isMailed","value":true}}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (39, '00000000-0000-4000-8000-000000000039', 'markNotifications', NULL, 'notifications', '{"notificationIds":["{{notification}}"],"isRead":true}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (40, '00000000-0000-4000-8000-000000000040', 'sayInChat', NULL, 'chat:00000000-0000-4000-8000-000000000962', '{"entityId":"00000000-0000-4000-8000-000000000962","localId":"00000000-0000-4000-8000-000000000966","text":"waits in a chat","entityName":"SQ010 / SH0010"}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (41, '00000000-0000-4000-8000-000000000041', 'deleteChatMessage', NULL, 'chat:00000000-0000-4000-8000-000000000962', '{"entityId":"00000000-0000-4000-8000-000000000962","messageId":"00000000-0000-4000-8000-000000000964","text":"said"}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (42, '00000000-0000-4000-8000-000000000042', 'pinComment', '{{task1}}', '{{task1}}', '{"taskId":"{{task1}}","commentId":"{{otherComment}}","isPinned":true}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (43, '00000000-0000-4000-8000-000000000043', 'changePreview', '{{task7}}', '{{task7}}', '{"taskId":"{{task7}}","previewFileId":"00000000-0000-4000-8000-000000000965","revision":1,"change":{"kind":"main"}}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (44, '00000000-0000-4000-8000-000000000044', 'drawOnPreview', '{{task7}}', '{{task7}}', '{"taskId":"{{task7}}","previewFileId":"00000000-0000-4000-8000-000000000965","revision":1,"changes":[{"kind":"add","time":1.7514,"object":{"id":"00000000-0000-4000-8000-000000000966","type":"path","path":[["M",1,2]],"left":1,"top":2}}]}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (45, '00000000-0000-4000-8000-000000000045', 'addToTeam', NULL, 'team:{{production}}:{{colleague}}', '{"productionId":"{{production}}","personId":"{{colleague}}","personName":"A colleague","wasMember":false}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (46, '00000000-0000-4000-8000-000000000046', 'removeFromTeam', NULL, 'team:{{production}}:{{colleague}}', '{"productionId":"{{production}}","personId":"{{colleague}}","personName":"A colleague","wasMember":true}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox (seq, commandId, kind, taskId, chain, payload, progress, state, writtenAt, attempts, nextAttemptAt, errorCode, errorDetail, draftKey, hold) VALUES (47, '00000000-0000-4000-8000-000000000047', 'createConcept', NULL, 'entity:00000000-0000-4000-8000-000000000915', '{"localId":"00000000-0000-4000-8000-000000000915","commentLocalId":"00000000-0000-4000-8000-000000000916","productionId":"{{production}}","taskTypeId":"{{conceptTaskType}}","name":"Ferry of Old","linkedIds":["00000000-0000-4000-8000-000000000911"]}', '{}', 'waiting', '2026-11-20T09:00:00.000Z', 0, NULL, NULL, NULL, NULL, NULL);
INSERT INTO outbox_file (id, commandId, position, name, extension, sizeBytes, sha256, path, kept) VALUES ('00000000-0000-4000-8000-000000000801', '00000000-0000-4000-8000-000000000001', 1, 'note.txt', 'txt', {{textSize}}, '{{textSum}}', '00000000-0000-4000-8000-000000000801.txt', 'copy');
INSERT INTO outbox_file (id, commandId, position, name, extension, sizeBytes, sha256, path, kept) VALUES ('00000000-0000-4000-8000-000000000802', '00000000-0000-4000-8000-000000000009', 1, 'frame.png', 'png', {{pictureSize}}, '{{pictureSum}}', '{{original}}', 'original');
INSERT INTO late_command (commandId, notedAt, chain) VALUES ('00000000-0000-4000-8000-000000000701', '2026-11-20T09:00:00.000Z', '{{task1}}');
INSERT INTO draft (key, value, updatedAt) VALUES ('task:{{task1}}', '{"text":"half a thought","checklist":[],"taskStatusId":null,"files":[],"isPublish":false}', '2026-11-20T09:00:00.000Z');
INSERT INTO draft (key, value, updatedAt) VALUES ('reply:00000000-0000-4000-8000-000000000902', '{"text":"half an answer","checklist":[],"taskStatusId":null,"files":[],"isPublish":false}', '2026-11-20T09:00:00.000Z');
INSERT INTO identity (localId, serverId) VALUES ('00000000-0000-4000-8000-000000000901', '{{ownComment}}');
INSERT INTO sent (commandId, kind, taskId, writtenAt, sentAt, excerpt, taskStatusId, durationMinutes, wasRecognised, serverId, entityId, field, playlistId, playlistDeed) VALUES ('00000000-0000-4000-8000-000000000700', 'postComment', '{{task1}}', '2026-11-20T09:00:00.000Z', '2026-11-20T09:00:00.000Z', 'sent before', '{{wip}}', NULL, 0, '{{ownComment}}', NULL, NULL, NULL, NULL);
INSERT INTO pinned_set (id, subject, media, revisionCount, isPaused, createdAt, hasSources) VALUES ('00000000-0000-4000-8000-000000000600', '{"kind":"my-tasks"}', 'thumbnails', 1, 1, '2026-11-20T09:00:00.000Z', 1);
INSERT INTO meta (key, value) VALUES ('lastPulledAt', '2026-11-20T09:00:00.000Z');
INSERT INTO scope (key, state, asOf, watermark, etag, loadedCount, expectedCount, errorCode) VALUES ('account', 'complete', '2026-11-20T09:00:00.000Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO media_file (kind, id, fileName, sizeBytes, etag, fetchedAt, usedAt) VALUES ('thumbnail', '00000000-0000-4000-8000-000000000500', '00000000-0000-4000-8000-000000000500.png', 400, NULL, '2026-11-20T09:00:00.000Z', '2026-11-20T09:00:00.000Z');
PRAGMA user_version = 17;
