/** What is kept from being sent: by its author, or until they have looked at it. */
export const migration0004 = `
ALTER TABLE outbox ADD COLUMN hold TEXT;
`;
