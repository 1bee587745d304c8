/** The newest date of a production's tasks is asked at each start: read off the index instead of every task. */
export const migration0008 = `
DROP INDEX task_of_production;
CREATE INDEX task_of_production ON task (productionId, updatedAt);
`;
