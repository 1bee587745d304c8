/**
 * A set of originals takes the files that movies were made of where it was chosen with them. Whoever chose one before there were any
 * was told what it costs without them.
 */
export const migration0014 = `ALTER TABLE pinned_set ADD COLUMN hasSources INTEGER NOT NULL DEFAULT 0;`;
