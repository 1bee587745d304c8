import { expect, test } from 'vitest';
import type { TaskDeed } from '../../shared/model/screens.ts';
import { roles } from '../../shared/model/studio.ts';
import { mayEver } from '../../shared/rules/deedsOfRole.ts';
import { taskRights } from '../../shared/rules/permissions.ts';
import type { TaskActor } from '../../shared/rules/taskActor.ts';
import { statuses } from './search/studio.ts';

const deeds: readonly TaskDeed[] = [
  'comment',
  'status',
  'publish',
  'assign',
  'assignSelf',
  'priority',
  'plan',
  'logTime',
];
/** Every task that makes a difference: one's own and that of others, in one's department and elsewhere. */
const tasks = [[], ['me'], ['other']].flatMap((assigneeIds) =>
  ['anim', 'fx'].map((departmentId) => ({ assigneeIds, departmentId })),
);

test.each(roles)('what a %s may not ever do is what is refused to the role on every task', (role) => {
  // Nobody gives a client work.
  const possible = tasks.filter(({ assigneeIds }) => role !== 'client' || !assigneeIds.includes('me'));
  const rights = possible.map(({ assigneeIds, departmentId }) => {
    const actor: TaskActor = {
      role,
      person: { id: 'me', departmentIds: ['anim'] },
      production: { isOpen: true, taskStatuses: [] },
      task: { assigneeIds, taskStatusId: 'status-wip' },
      taskType: { departmentId, allowTimelog: true },
      entity: { createdBy: 'somebody', kind: 'Shot' },
    };
    return taskRights({ ...actor, statuses });
  });
  for (const deed of deeds)
    expect(mayEver([role], deed), deed).toBe(rights.some(({ refusals }) => refusals[deed] === undefined));
});

test('what one of several roles may is offered', () => {
  expect(mayEver(['user', 'manager'], 'plan')).toBe(true);
  expect(mayEver(['user', 'client'], 'plan')).toBe(false);
});
