import { describe, expect, it } from 'vitest';
import type { Role } from '../../shared/model/studio.ts';
import {
  mayAcknowledge,
  mayAssign,
  mayCheck,
  mayComment,
  mayDeleteAttachment,
  mayDeleteComment,
  mayDeleteReply,
  mayEditComment,
  mayLogTime,
  mayPin,
  mayPublish,
  mayReply,
  maySetPriority,
  maySetStatus,
  mayUnassign,
  taskRights,
} from '../../shared/rules/permissions.ts';
import type { TaskActor, Verdict } from '../../shared/rules/taskActor.ts';
import { statuses as allStatuses } from './search/studio.ts';

const statuses = allStatuses.map((status) => ({
  ...status,
  isArtistAllowed: !status.isDone && !status.isRetake,
  isClientAllowed: status.isDone,
}));

const actor = (role: Role, more: Partial<TaskActor> = {}): TaskActor => ({
  role,
  person: { id: 'me', departmentIds: ['anim'] },
  production: { isOpen: true, taskStatuses: [] },
  task: { assigneeIds: [], taskStatusId: 'status-wip' },
  taskType: { departmentId: 'anim', allowTimelog: true },
  entity: { createdBy: 'somebody', kind: 'Shot' },
  ...more,
});
const assigned = { task: { assigneeIds: ['me', 'other'], taskStatusId: 'status-wip' } };
const elsewhere = { taskType: { departmentId: 'fx', allowTimelog: true } };
const closed = { production: { isOpen: false, taskStatuses: [] } };
const said = (verdict: Verdict) => (verdict.allowed ? 'yes' : verdict.reason);

describe('commenting', () => {
  it.each<[string, TaskActor, string]>([
    ['an admin', actor('admin'), 'yes'],
    ['a manager', actor('manager'), 'yes'],
    ['a client', actor('client'), 'yes'],
    ['a supervisor of the department', actor('supervisor'), 'yes'],
    ['a supervisor of another department', actor('supervisor', elsewhere), 'not-your-department'],
    [
      'a supervisor of no department',
      actor('supervisor', { ...elsewhere, person: { id: 'me', departmentIds: [] } }),
      'yes',
    ],
    ['an artist on their task', actor('user', assigned), 'yes'],
    ['an artist on another task', actor('user'), 'not-assigned'],
    ['an artist who made the entity', actor('user', { entity: { createdBy: 'me', kind: 'Shot' } }), 'yes'],
    ['an artist who was asked by name', actor('user', { isMentioned: true }), 'yes'],
    ['a vendor on their task', actor('vendor', assigned), 'yes'],
    ['a vendor on another task', actor('vendor'), 'not-assigned'],
    ['an admin in a closed production', actor('admin', closed), 'production-closed'],
    ['an artist in an unknown production', actor('user', { ...assigned, production: null }), 'production-closed'],
  ])('%s', (_who, who, answer) => {
    expect(said(mayComment(who))).toBe(answer);
  });

  it('being asked by name is not enough to publish', () => {
    expect(said(mayPublish(actor('user', { isMentioned: true })))).toBe('not-assigned');
    expect(said(mayPublish(actor('user', assigned)))).toBe('yes');
  });
});

describe('statuses', () => {
  const ids = (who: TaskActor) => taskRights({ ...who, statuses }).statusIds.map((id) => id.replace('status-', ''));

  it('an artist gets those allowed to artists, whatever the server would take', () => {
    expect(ids(actor('user', assigned))).toEqual(['todo', 'wfa', 'wip']);
  });
  it('a client gets those allowed to clients', () => {
    expect(ids(actor('client'))).toEqual(['done']);
  });
  it('a production may decide for itself what its clients set', () => {
    const link = (taskStatusId: string, isClientAllowed: boolean | null) => ({
      taskStatusId,
      priority: 1,
      rolesForBoard: [],
      isClientAllowed,
    });
    const production = {
      isOpen: true,
      taskStatuses: [link('status-wfa', true), link('status-done', false), link('status-retake', null)],
    };
    expect(ids(actor('client', { production }))).toEqual(['wfa']);
    expect(ids(actor('manager', { production }))).toEqual(['done', 'retake', 'wfa']);
  });
  it('a vendor and a manager get all', () => {
    expect(ids(actor('vendor', assigned))).toHaveLength(5);
    expect(ids(actor('manager'))).toHaveLength(5);
  });
  it('nobody gets any where they may not comment', () => {
    expect(ids(actor('user'))).toEqual([]);
  });
  it('who was only asked by name keeps the status as it is', () => {
    expect(ids(actor('user', { isMentioned: true }))).toEqual(['wip']);
  });
  it('concepts have their own', () => {
    const concepts = statuses.slice(0, 1).map((status) => ({ ...status, id: 'status-neutral', isForConcept: true }));
    const rights = taskRights({
      ...actor('manager', { entity: { createdBy: null, kind: 'Concept' } }),
      statuses: [...statuses, ...concepts],
    });
    expect(rights.statusIds).toEqual(['status-neutral']);
  });
  it('a comment that keeps a status needs the right to that status', () => {
    const onDone = actor('user', { task: { assigneeIds: ['me'], taskStatusId: 'status-done' } });
    expect(said(maySetStatus({ ...onDone, statuses, taskStatusId: null }))).toBe('status-not-allowed');
    expect(said(maySetStatus({ ...onDone, statuses, taskStatusId: 'status-wip' }))).toBe('yes');
    expect(said(maySetStatus({ ...actor('user', assigned), statuses, taskStatusId: 'status-done' }))).toBe(
      'status-not-allowed',
    );
  });
});

describe('assigning', () => {
  const other = { id: 'new', departmentIds: ['anim'] };
  const stranger = { id: 'new', departmentIds: ['fx'] };
  const me = { id: 'me', departmentIds: ['anim'] };

  it.each<[string, TaskActor, { id: string; departmentIds: string[] }, string]>([
    ['a manager assigns anybody', actor('manager'), stranger, 'yes'],
    ['a supervisor assigns people of their department', actor('supervisor'), other, 'yes'],
    ['but not others', actor('supervisor'), stranger, 'not-their-department'],
    ['and not on tasks of other departments', actor('supervisor', elsewhere), other, 'not-your-department'],
    ['an artist takes a task of their department', actor('user'), me, 'yes'],
    ['but none of another', actor('user', elsewhere), me, 'not-your-department'],
    ['and assigns nobody else', actor('user'), other, 'role'],
    ['a vendor takes nothing', actor('vendor'), me, 'role'],
    ['a client takes nothing', actor('client'), me, 'role'],
    ['nobody is assigned twice', actor('manager', assigned), me, 'already-assigned'],
    ['nothing is assigned in a closed production', actor('admin', closed), other, 'production-closed'],
  ])('%s', (_rule, who, assignee, answer) => {
    expect(said(mayAssign({ ...who, assignee }))).toBe(answer);
  });

  it('an artist without a department takes nothing, though such a supervisor supervises all', () => {
    const person = { id: 'me', departmentIds: [] };
    expect(said(mayAssign({ ...actor('user', { person }), assignee: person }))).toBe('not-your-department');
  });
  it('who is assigned may leave', () => {
    expect(said(mayUnassign({ ...actor('user', assigned), assigneeId: 'me' }))).toBe('yes');
    expect(said(mayUnassign({ ...actor('user', assigned), assigneeId: 'other' }))).toBe('role');
    expect(said(mayUnassign({ ...actor('supervisor', assigned), assigneeId: 'other' }))).toBe('yes');
  });
});

describe('priority and pins are for staff and the department’s supervisors', () => {
  it.each<[Role, string]>([
    ['admin', 'yes'],
    ['manager', 'yes'],
    ['supervisor', 'yes'],
    ['user', 'role'],
    ['client', 'role'],
    ['vendor', 'role'],
  ])('%s: %s', (role, answer) => {
    expect(said(maySetPriority(actor(role, assigned)))).toBe(answer);
    expect(said(mayPin(actor(role, assigned)))).toBe(answer);
  });
});

describe('time', () => {
  it('is logged by those assigned, on task types that take it', () => {
    expect(said(mayLogTime(actor('user', assigned)))).toBe('yes');
    expect(said(mayLogTime(actor('manager')))).toBe('not-assigned');
    expect(
      said(mayLogTime(actor('user', { ...assigned, taskType: { departmentId: 'anim', allowTimelog: false } }))),
    ).toBe('no-time-on-this-task-type');
    expect(said(mayLogTime(actor('client', assigned)))).toBe('role');
  });
});

describe('comments that are there', () => {
  const mine = { comment: { personId: 'me' } };
  const theirs = { comment: { personId: 'other' } };

  it('are edited and deleted by their author and staff', () => {
    for (const rule of [mayEditComment, mayDeleteComment, mayDeleteAttachment]) {
      expect(said(rule({ ...actor('user'), ...mine }))).toBe('yes');
      expect(said(rule({ ...actor('manager'), ...theirs }))).toBe('yes');
      expect(said(rule({ ...actor('supervisor'), ...theirs }))).toBe('not-the-author');
      expect(said(rule({ ...actor('user', closed), ...mine }))).toBe('production-closed');
    }
  });
  it('have items ticked by author, assignees, supervisors and staff', () => {
    expect(said(mayCheck({ ...actor('user', assigned), ...theirs }))).toBe('yes');
    expect(said(mayCheck({ ...actor('supervisor'), ...theirs }))).toBe('yes');
    expect(said(mayCheck({ ...actor('user'), ...mine }))).toBe('yes');
    expect(said(mayCheck({ ...actor('user'), ...theirs }))).toBe('role');
  });
  it('lose a reply by its author or an admin, not by a manager', () => {
    const reply = { personId: 'other' };
    expect(said(mayDeleteReply({ ...actor('admin'), reply }))).toBe('yes');
    expect(said(mayDeleteReply({ ...actor('manager'), reply }))).toBe('not-the-author');
    expect(said(mayDeleteReply({ ...actor('client'), reply: { personId: 'me' } }))).toBe('yes');
  });
  it('are acknowledged by whoever sees them', () => {
    expect(said(mayAcknowledge(actor('vendor')))).toBe('yes');
    expect(said(mayAcknowledge(actor('client', closed)))).toBe('production-closed');
  });
  it('are answered by their author, and by whoever may comment', () => {
    const [mine, theirs] = [{ comment: { personId: 'me' } }, { comment: { personId: 'other' } }];
    expect(said(mayReply({ ...actor('user'), ...mine }))).toBe('yes');
    expect(said(mayReply({ ...actor('user'), ...theirs }))).toBe('not-assigned');
    expect(said(mayReply({ ...actor('user', assigned), ...theirs }))).toBe('yes');
    expect(said(mayReply({ ...actor('user'), ...theirs, isMentioned: true }))).toBe('yes');
    expect(said(mayReply({ ...actor('client'), ...theirs }))).toBe('yes');
    expect(said(mayReply({ ...actor('client', closed), ...mine }))).toBe('production-closed');
  });
});

it('one answer tells all that may be done with a task', () => {
  expect(taskRights({ ...actor('user', assigned), statuses })).toEqual({
    canComment: true,
    statusIds: ['status-todo', 'status-wfa', 'status-wip'],
    canPublish: true,
    canAssign: false,
    canAssignSelf: false,
    canUnassignSelf: true,
    canSetPriority: false,
    canPlan: false,
    canLogTime: true,
    canPin: false,
    canDraw: false,
    canSetMainPreview: true,
    canValidate: false,
    canDeletePreview: false,
    refusals: { assignSelf: 'already-assigned', priority: 'role', plan: 'role' },
  });
});

it('what has a key and may not be done says why not', () => {
  const refusalsOf = (...parts: Parameters<typeof actor>) => taskRights({ ...actor(...parts), statuses }).refusals;
  expect(refusalsOf('user', elsewhere)).toMatchObject({
    assign: 'not-your-department',
    assignSelf: 'not-your-department',
  });
  expect(refusalsOf('client')).toMatchObject({ assign: 'role', plan: 'role', logTime: 'role' });
  expect(refusalsOf('user', closed)).toMatchObject({ assign: 'production-closed', comment: 'production-closed' });
  expect(refusalsOf('manager')).toEqual({ logTime: 'not-assigned' });
});
