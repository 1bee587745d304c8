import type { Account, RunningStudio } from '../../../electron/studio/start.ts';
import { post } from '../../contract/client.ts';
import { colleagueAt } from '../../support/colleague.ts';

export function accountOf(studio: RunningStudio, role: string): Account {
  const account = studio.accounts.find((one) => one.role === role);
  if (account === undefined) throw new Error(`nobody is ${role}`);
  return account;
}

/** A colleague sets a status as one does in Kitsu: by a comment. */
export async function setStatusAsManager(studio: RunningStudio, taskId: string, shortName: string): Promise<void> {
  const manager = await colleagueAt(studio.url, accountOf(studio, 'manager'));
  const status = studio.studio().store.task_status.find((row) => row.short_name === shortName);
  await manager.does(
    post(`/actions/tasks/${taskId}/comment`, { task_status_id: status?.id, comment: 'From elsewhere' }),
  );
}
