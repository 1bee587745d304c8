/** What a notification tells of itself: enough to be read where neither its task nor its comment is in the mirror. */
export const migration0002 = `
ALTER TABLE notification ADD COLUMN productionId TEXT;
ALTER TABLE notification ADD COLUMN taskTypeId TEXT;
ALTER TABLE notification ADD COLUMN taskStatusId TEXT;
ALTER TABLE notification ADD COLUMN isStatusChange INTEGER NOT NULL DEFAULT 0;
ALTER TABLE notification ADD COLUMN text TEXT NOT NULL DEFAULT '';
ALTER TABLE notification ADD COLUMN entityName TEXT NOT NULL DEFAULT '';
ALTER TABLE notification ADD COLUMN isFollowed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX task_of_status ON task (taskStatusId);
`;
