import { describe, expect, it } from 'vitest';
import type { InputOf, Queries } from '../../../shared/ipc.ts';
import { comment, openSmallStudio, today, waiting, type SmallStudio } from './support.ts';

type Input = InputOf<Queries, 'todoList'>;

const todo = ({ queries }: SmallStudio, input: Partial<Input> = {}) =>
  queries.todoList({ tab: 'todo', search: '', grouping: 'none', sort: 'default', today, ...input });
const ids = (studio: SmallStudio, input: Partial<Input> = {}) => todo(studio, input).rows.map(({ taskId }) => taskId);

describe('my tasks', () => {
  it('are mine, in open productions, done apart from the rest', () => {
    const studio = openSmallStudio();
    const { todoCount, doneCount, matchedCount } = todo(studio);
    expect({ todoCount, doneCount, matchedCount }).toEqual({ todoCount: 5, doneCount: 1, matchedCount: 5 });
    expect(ids(studio)).toEqual(['t3', 't1', 'te', 'tm', 't4']);
    expect(ids(studio, { tab: 'done' })).toEqual(['t1l']);
  });

  it('stand in groups by what is asked of me', () => {
    const studio = openSmallStudio();
    const { groups } = todo(studio, { grouping: 'status' });
    expect(groups).toEqual([
      { id: 'retake', start: 0, count: 1 },
      { id: 'wip', start: 1, count: 1 },
      { id: 'todo', start: 2, count: 2 },
      { id: 'wfa', start: 4, count: 1 },
    ]);
    expect(ids(studio, { grouping: 'status' })).toEqual(['t3', 't1', 'te', 'tm', 't4']);
  });

  it.each([
    ['due', ['today', 'thisWeek', 'nextWeek', 'later', 'none']],
    ['production', ['film', 'series']],
    ['taskType', ['modeling', 'layout', 'animation']],
    ['none', []],
  ] as const)('stand in groups by %s', (grouping, groupIds) => {
    expect(todo(openSmallStudio(), { grouping }).groups.map(({ id }) => id)).toEqual(groupIds);
  });

  it('stand in groups by sequence, named with what it belongs to, and what is of none at the end', () => {
    const { groups, rows } = todo(openSmallStudio(), { grouping: 'sequence' });
    expect(groups.map(({ id, name, count }) => [id, name, count])).toEqual([
      ['sq10', 'Lanternfall / SQ010', 2],
      ['sq20', 'Lanternfall / SQ020', 1],
      ['e2sq1', 'Petrel / E02 / SQ1', 1],
      ['no-sequence', undefined, 1],
    ]);
    expect(rows.map(({ taskId }) => taskId)).toEqual(['t3', 't1', 't4', 'te', 'tm']);
    // Within one production its name would be said of every group.
    const ofOne = todo(openSmallStudio(), { grouping: 'sequence', search: 'lanternfall' });
    expect(ofOne.groups.map(({ name }) => name)).toEqual(['SQ010', 'SQ020', undefined]);
  });

  it('stand in groups by asset type, and what is no asset at the end', () => {
    const { groups, rows } = todo(openSmallStudio(), { grouping: 'assetType' });
    expect(groups.map(({ id, count }) => [id, count])).toEqual([
      ['props', 1],
      ['no-asset-type', 4],
    ]);
    expect(rows[0]?.taskId).toBe('tm');
  });

  it('are found by any word of their entity, type, status and production', () => {
    const studio = openSmallStudio();
    expect(ids(studio, { search: 'sq020' })).toEqual(['t4']);
    expect(ids(studio, { search: 'petrel' })).toEqual(['te']);
    expect(ids(studio, { search: '[retake] [wfa]' })).toEqual(['t3', 't4']);
    expect(ids(studio, { search: 'model' })).toEqual(['tm']);
    expect(ids(studio, { search: 'animation=wip' })).toEqual(['t1']);
    expect(ids(studio, { search: 'due<7d' })).toEqual(['t3', 't1']);
    expect(ids(studio, { search: 'type=Props' })).toEqual(['tm']);
  });

  it('carry what a line shows', () => {
    const studio = openSmallStudio();
    expect(todo(studio).rows.find(({ taskId }) => taskId === 't4')).toMatchObject({
      productionId: 'film',
      entity: { parentName: 'SQ020', name: 'SH0040', episodeName: '' },
      previewFileId: 'p2',
      estimationMinutes: 480,
      lastComment: null,
      mark: null,
    });
    expect(todo(studio).rows.find(({ taskId }) => taskId === 'te')?.entity).toMatchObject({
      episodeName: 'E02',
      parentName: 'SQ1',
      name: 'SH1',
    });
  });
});

describe('the last comment on a line', () => {
  it('is the newest, not a pinned one', () => {
    const studio = openSmallStudio();
    studio.db.write(() => {
      studio.tables.comments.upsert(comment('older', 't3', 'hana', { isPinned: true }));
      studio.tables.comments.upsert(comment('newer', 't3', 'hana', { createdAt: '2026-11-21T10:00:00Z' }));
    });
    expect(todo(studio).rows[0]?.lastComment?.text).toBe('newer');
  });

  it('is one that waits, where there is one', () => {
    const studio = openSmallStudio();
    studio.db.write(() => {
      studio.tables.comments.upsert(comment('theirs', 't3', 'hana'));
    });
    studio.lay({
      comments: new Map([
        [
          't3',
          [
            {
              kind: 'add',
              commandId: 'c1',
              mark: 'waiting',
              commentId: 'local',
              personId: 'camille',
              taskStatusId: null,
              text: 'mine',
              checklist: [],
              writtenAt: '2026-11-24T10:00:00Z',
              files: [],
              revision: null,
            },
          ],
        ],
      ]),
    });
    expect(todo(studio).rows[0]?.lastComment).toEqual({
      personId: 'camille',
      text: 'mine',
      createdAt: '2026-11-24T10:00:00Z',
    });
  });

  it('is never a client’s for an artist', () => {
    const rowOf = (studio: SmallStudio) => {
      studio.db.write(() => {
        studio.tables.comments.upsert(comment('inside', 't3', 'hana'));
        studio.tables.comments.upsert(comment('from the client', 't3', 'otto', { createdAt: '2026-11-22T10:00:00Z' }));
      });
      return todo(studio).rows.find(({ taskId }) => taskId === 't3');
    };
    expect(rowOf(openSmallStudio())?.lastComment?.text).toBe('inside');
    expect(rowOf(openSmallStudio({ role: 'supervisor' }))?.lastComment?.text).toBe('from the client');
  });
});

describe('what waits', () => {
  it('moves a task to the done ones', () => {
    const studio = openSmallStudio();
    studio.lay({ tasks: new Map([['t1', waiting({ taskStatusId: 'done' })]]) });
    expect(todo(studio)).toMatchObject({ todoCount: 4, doneCount: 2 });
    expect(todo(studio, { tab: 'done' }).rows.find(({ taskId }) => taskId === 't1')?.mark).toBe('waiting');
  });

  it('shows a task that I take offline, and hides one that I leave', () => {
    const studio = openSmallStudio();
    studio.lay({
      tasks: new Map([
        ['t5', waiting({ assigneeIds: { add: ['camille'], remove: [] } })],
        ['t3', waiting({ assigneeIds: { add: [], remove: ['camille'] } })],
      ]),
    });
    expect(ids(studio)).toEqual(['t5', 't1', 'te', 'tm', 't4']);
  });
});
