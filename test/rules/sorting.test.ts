import { describe, expect, it } from 'vitest';
import type { TaskStatus } from '../../shared/model/studio.ts';
import { dueBucket } from '../../shared/rules/dueBucket.ts';
import { naturalKey } from '../../shared/rules/naturalOrder.ts';
import {
  entityOrder,
  statusOrder,
  todoOrders,
  todoStatusOrder,
  type TodoOrderKey,
} from '../../shared/rules/sorting.ts';
import { statuses } from './search/studio.ts';

describe('statuses', () => {
  const names = (list: readonly TaskStatus[]) => list.map(({ shortName }) => shortName);

  it('stand in the production’s order, others by their own priority and name', () => {
    const ofDone = { taskStatusId: 'status-done', priority: 0, rolesForBoard: [], isClientAllowed: null };
    expect(names(statuses.toSorted(statusOrder([ofDone])))).toEqual(['Done', 'Retake', 'TODO', 'WFA', 'WIP']);
  });

  it('stand in a to-do list by what they ask for', () => {
    expect(names(statuses.toSorted(todoStatusOrder))).toEqual(['Retake', 'WIP', 'TODO', 'WFA', 'Done']);
  });
});

describe('entities', () => {
  it('stand by group, canceled last, own before shared, then by name', () => {
    const entity = (name: string, groupRank: number, more: { isCanceled?: boolean; isShared?: boolean } = {}) => ({
      nameKey: naturalKey(name),
      groupRank,
      isCanceled: more.isCanceled === true,
      isShared: more.isShared === true,
    });
    const sorted = [
      entity('SH1', 1),
      entity('SH2', 0, { isCanceled: true }),
      entity('SH10', 0),
      entity('SH9', 0),
      entity('SH3', 0, { isShared: true }),
    ].toSorted(entityOrder);
    expect(sorted.map(({ nameKey }) => nameKey.name)).toEqual(['SH9', 'SH10', 'SH3', 'SH2', 'SH1']);
  });
});

describe('tasks to do', () => {
  const task = (entityName: string, more: Partial<TodoOrderKey> = {}): TodoOrderKey => ({
    entityName,
    priority: 0,
    dueDate: null,
    productionName: 'Film',
    taskTypeName: 'Animation',
    lastCommentAt: null,
    ...more,
  });
  const tasks = [
    task('SH4', { lastCommentAt: '2026-11-02T10:00:00Z' }),
    task('SH3', { dueDate: '2026-12-01' }),
    task('SH2', { dueDate: '2026-11-01', lastCommentAt: '2026-11-03T10:00:00Z' }),
    task('SH1', { priority: 2 }),
    task('SH0', { taskTypeName: 'Layout' }),
  ];
  const names = (sort: keyof typeof todoOrders) => tasks.toSorted(todoOrders[sort]).map((each) => each.entityName);

  it('stand by priority, then due date with none last, then task type', () => {
    expect(names('default')).toEqual(['SH1', 'SH2', 'SH3', 'SH4', 'SH0']);
  });
  it('can stand by due date', () => {
    expect(names('due')).toEqual(['SH2', 'SH3', 'SH1', 'SH4', 'SH0']);
  });
  it('can stand by the newest comment', () => {
    expect(names('lastComment')).toEqual(['SH2', 'SH4', 'SH1', 'SH3', 'SH0']);
  });
  it('can stand by name', () => {
    expect(names('name')).toEqual(['SH0', 'SH1', 'SH2', 'SH3', 'SH4']);
  });
});

describe('seen from a Tuesday, what is due', () => {
  it.each([
    ['2026-11-23', 'late'],
    ['2026-11-24', 'today'],
    ['2026-11-25', 'tomorrow'],
    ['2026-11-29', 'thisWeek'],
    ['2026-11-30', 'nextWeek'],
    ['2026-12-06', 'nextWeek'],
    ['2026-12-07', 'later'],
    [null, 'none'],
  ])('%s is %s', (day, bucket) => {
    expect(dueBucket(day, '2026-11-24')).toBe(bucket);
  });

  it('on a Sunday, this week is over tomorrow', () => {
    expect(dueBucket('2026-12-01', '2026-11-29')).toBe('nextWeek');
  });
});
