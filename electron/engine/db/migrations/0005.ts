/** What a sent change of a shot or an asset itself was about. */
export const migration0005 = `
ALTER TABLE sent ADD COLUMN entityId TEXT;
ALTER TABLE sent ADD COLUMN field TEXT;
`;
