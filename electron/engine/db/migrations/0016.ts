/** What a concept is of. Productions that have any walk their entities once more, whose list tells it. */
export const migration0016 = `
ALTER TABLE entity ADD COLUMN linkedIds TEXT NOT NULL DEFAULT '[]';
UPDATE scope SET watermark = NULL WHERE key IN (SELECT 'entities:' || productionId FROM entity WHERE kind = 'Concept');
`;
