/**
 * What left the outbox while its last request might still arrive stood among what can be read again, and went with that. It is
 * an original, and has a place of its own.
 */
export const migration0013 = `
CREATE TABLE late_command (commandId TEXT NOT NULL PRIMARY KEY, notedAt TEXT NOT NULL, chain TEXT NOT NULL) STRICT;
INSERT INTO late_command (commandId, notedAt, chain)
  SELECT key, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), substr(key, 6) FROM scope WHERE key LIKE 'late:%';
DELETE FROM scope WHERE key LIKE 'late:%';
`;
