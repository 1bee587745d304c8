/** Pictures, movies and files that were forgotten with their rows and are still to be taken from this disk. */
export const migration0007 = `
CREATE TABLE forgotten_media (id TEXT NOT NULL PRIMARY KEY, productionId TEXT NOT NULL) STRICT, WITHOUT ROWID;
`;
