/** Messages of one second stand as the server tells them. */
export const migration0012 = `ALTER TABLE chat_message ADD COLUMN position INTEGER NOT NULL DEFAULT 0;`;
