import type { SinceChange } from '../../../shared/model/since.ts';
import type { CommandDefinition } from '../command.ts';
import { exitCodes } from '../exitCodes.ts';
import { table } from '../table.ts';
import type { Words } from '../words.ts';

export const since: CommandDefinition = {
  usage: '',
  summary: 'what others changed on your work and your checks since you last looked',
  details: [
    'Of what is on this disk: run “inari sync” first for the newest. Nothing is told twice once it is marked as seen.',
  ],
  options: { seen: { type: 'boolean' } },
  optionWords: [['--seen', 'marks what is told as seen']],
  words: [0, 0],
  isOnline: () => false,
  run: async (run) => {
    const words = await run.words();
    const list = await run.door.query('since', {});
    if (run.flag('seen')) await run.door.call('markSeen', {});
    const rows = list.rows.map((row) => ({
      id: row.taskId,
      path: words.path(row.productionId, row.entity, row.taskTypeId),
      status: words.status(row.taskStatusId),
      isMine: row.isMine,
      changedAt: row.changedAt,
      changes: row.changes,
    }));
    run.print(
      { since: list.since, rows },
      rows.length === 0
        ? 'Nothing has changed since you last looked.'
        : table(
            ['TASK', 'STATUS', 'CHANGES'],
            rows.map(({ path, status, changes }) => [path, status, changes.map((one) => said(one, words)).join('; ')]),
          ),
    );
    return exitCodes.done;
  },
};

function said(change: SinceChange, words: Words): string {
  const by = 'personId' in change && change.personId !== null ? ` by ${words.person(change.personId)}` : '';
  switch (change.kind) {
    case 'assigned':
      return `assigned to you${by}`;
    case 'unassigned':
      return 'no longer yours';
    case 'to-check':
      return `to be checked${by === '' ? '' : `, asked${by}`}`;
    case 'status':
      return `${words.status(change.fromId)} → ${words.status(change.toId)}${by}`;
    case 'due':
      return change.to === null ? 'no due date any more' : `due ${change.to}`;
    case 'comments':
      return change.count === 1 ? `“${change.text}”${by}` : `${String(change.count)} comments, the last${by}`;
    case 'revision':
      return `revision ${String(change.revision)}${by}`;
  }
}
