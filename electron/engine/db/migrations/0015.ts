/** One's own days off, as the server keeps them: both days are in it. */
export const migration0015 = `
CREATE TABLE day_off (
  id TEXT NOT NULL PRIMARY KEY,
  personId TEXT NOT NULL,
  firstDay TEXT NOT NULL,
  lastDay TEXT NOT NULL,
  description TEXT NOT NULL
) STRICT;
CREATE INDEX day_off_of_person ON day_off (personId, firstDay);
-- The months that were read are read again for them.
UPDATE scope SET asOf = NULL WHERE key LIKE 'time:%';
`;
