import { describe, expect, it } from 'vitest';
import { keySource } from '../../../shared/sources.ts';
import { task } from './bigProduction.ts';
import { comment, openSmallStudio, previewFile, production, waiting } from './support.ts';

describe('a task', () => {
  it('comes with its names, frames, siblings and rights', () => {
    const studio = openSmallStudio();
    const detail = studio.queries.task({ taskId: 't1' });
    expect(detail).toMatchObject({
      task: { id: 't1', taskStatusId: 'wip', assigneeIds: ['camille', 'hana'] },
      mark: null,
      production: { id: 'film', name: 'Lanternfall', fps: 24, isOpen: true },
      entity: { entityId: 'sh1', parentName: 'SQ010', name: 'SH0010', mainPreviewFileId: 'pic1' },
      frames: { in: 1001, out: 1100, count: 100 },
      rights: { canComment: true, statusIds: ['todo', 'ready', 'wip', 'wfa'], canAssign: false, canLogTime: true },
      siblings: [{ taskId: 't1l', taskTypeId: 'layout', taskStatusId: 'done' }],
      revisions: [],
      nextRevision: 1,
      freshness: { state: 'never' },
    });
    expect(detail?.task).not.toHaveProperty('key');
  });

  it('is null where the mirror does not have it', () => {
    expect(openSmallStudio().queries.task({ taskId: 'nowhere' })).toBeNull();
  });

  it('of a closed production can be read and not touched', () => {
    expect(openSmallStudio().queries.task({ taskId: 'told' })).toMatchObject({
      production: { name: 'Harbour Tales', isOpen: false },
      rights: { canComment: false, statusIds: [], canPublish: false, canLogTime: false },
    });
  });

  it('shows what waits, each change with its mark', () => {
    const studio = openSmallStudio();
    studio.lay({
      tasks: new Map([
        ['t1', waiting({ taskStatusId: 'wfa' })],
        ['t1l', waiting({ taskStatusId: 'retake' })],
      ]),
    });
    expect(studio.queries.task({ taskId: 't1' })).toMatchObject({
      task: { taskStatusId: 'wfa' },
      mark: 'waiting',
      statusMark: 'waiting',
      assigneesMark: null,
      priorityMark: null,
      siblings: [{ taskId: 't1l', taskStatusId: 'retake' }],
    });
  });

  it('taken offline may be worked on at once', () => {
    const studio = openSmallStudio();
    expect(studio.queries.task({ taskId: 't5' })?.rights).toMatchObject({ canComment: false, canAssignSelf: true });
    studio.lay({ tasks: new Map([['t5', waiting({ assigneeIds: { add: ['camille'], remove: [] } })]]) });
    expect(studio.queries.task({ taskId: 't5' })?.rights).toMatchObject({
      canComment: true,
      canAssignSelf: false,
      canUnassignSelf: true,
    });
  });

  it('may be answered by who is named in a comment, in its status', () => {
    const studio = openSmallStudio();
    studio.db.write(() => {
      studio.tables.comments.upsert(comment('ask', 't5', 'hana', { mentionIds: ['camille'] }));
    });
    expect(studio.queries.task({ taskId: 't5' })?.rights).toMatchObject({
      canComment: true,
      statusIds: ['ready'],
      canPublish: false,
    });
  });

  it('follows the role that a production gives', () => {
    const studio = openSmallStudio();
    studio.db.write(() => {
      studio.tables.productions.replaceAll([production('film', 'Lanternfall', { role: 'manager' })]);
    });
    expect(studio.queries.task({ taskId: 't5' })?.rights).toMatchObject({ canAssign: true, canSetPriority: true });
  });
});

describe('revisions', () => {
  it('are not called on this disk for the file of a movie alone, which panels and compares do not show', () => {
    const studio = openSmallStudio();
    studio.onDisk.add('movie-source p1');
    studio.db.write(() => {
      studio.tables.previewFiles.upsert(previewFile('p1', 't4', 1));
    });
    expect(studio.queries.task({ taskId: 't4' })?.revisions[0]?.files[0]).toMatchObject({
      isOnDisk: false,
      source: 'here',
    });
  });

  it('stand newest first with their files by position, and say what is on disk', () => {
    const studio = openSmallStudio();
    studio.onDisk.add('movie p2');
    studio.db.write(() => {
      studio.tables.previewFiles.upsert(previewFile('p1', 't4', 1, { extension: 'png' }));
      studio.tables.previewFiles.upsert(previewFile('p2b', 't4', 2, { position: 2, extension: 'zip' }));
      studio.tables.previewFiles.upsert(previewFile('p2', 't4', 2));
    });
    const detail = studio.queries.task({ taskId: 't4' });
    expect(
      detail?.revisions.map(({ revision, files, mark }) => [
        revision,
        mark,
        files.map(({ file, media, isOnDisk }) => [file.id, media, isOnDisk]),
      ]),
    ).toEqual([
      [
        2,
        null,
        [
          ['p2', 'movie', true],
          ['p2b', 'other', false],
        ],
      ],
      [1, null, [['p1', 'picture', false]]],
    ]);
    expect(detail?.nextRevision).toBe(3);
  });

  it('that wait to be published are there already', () => {
    const studio = openSmallStudio();
    studio.lay({
      revisions: new Map([
        [
          't4',
          [
            {
              commandId: 'c1',
              mark: 'sending',
              revision: 3,
              personId: 'camille',
              writtenAt: '2026-11-24T10:00:00Z',
              files: [{ id: 'f1', name: 'take.mov', extension: 'mov', sizeBytes: 7 }],
            },
          ],
        ],
      ]),
    });
    const detail = studio.queries.task({ taskId: 't4' });
    expect(detail?.revisions[0]).toMatchObject({
      revision: 3,
      mark: 'sending',
      files: [{ file: { id: 'f1', originalName: 'take.mov', position: 1 }, media: 'movie', isOnDisk: true }],
    });
    expect(detail?.nextRevision).toBe(4);
  });
});

it('the cast stands by type and name', () => {
  const studio = openSmallStudio();
  studio.db.write(() => {
    studio.tables.castings.replaceOfEntity('sh4', [
      { productionId: 'film', entityId: 'sh4', assetId: 'lantern', occurrences: 3, label: 'fixed' },
      { productionId: 'film', entityId: 'sh4', assetId: 'eloise', occurrences: 1, label: 'animate' },
    ]);
  });
  expect(studio.queries.task({ taskId: 't4' })?.cast).toEqual([
    {
      assetId: 'eloise',
      name: 'Éloïse',
      assetTypeName: 'Characters',
      occurrences: 1,
      mainPreviewFileId: null,
      readyForTaskTypeId: null,
    },
    {
      assetId: 'lantern',
      name: 'Lantern',
      assetTypeName: 'Props',
      occurrences: 3,
      mainPreviewFileId: null,
      readyForTaskTypeId: 'layout',
    },
  ]);
});

describe('several tasks', () => {
  it('are summed up with what waits laid over, and stand in the order they were chosen in', () => {
    const studio = openSmallStudio();
    studio.lay({ tasks: new Map([['t3', waiting({ taskStatusId: 'done' })]]) });
    const taskIds = ['t4l', 't3', 'not here', 't1'];
    expect(studio.queries.chosenTasks({ taskIds })).toMatchObject({
      count: 3,
      statusCounts: [
        { taskStatusId: 'wip', count: 1 },
        { taskStatusId: 'done', count: 2 },
      ],
      typeCounts: [
        { taskTypeId: 'layout', count: 1 },
        { taskTypeId: 'animation', count: 2 },
      ],
      due: { first: '2026-11-24', last: '2026-11-27', missingCount: 0 },
    });
    expect(
      studio.queries
        .chosenRows({ taskIds: taskIds.slice(0, 3) })
        .map(({ taskId, entity, mark }) => [taskId, entity.name, mark]),
    ).toEqual([
      ['t4l', 'SH0040', null],
      ['t3', 'SH0030', 'waiting'],
    ]);
  });

  it('are found in a table by the keys of their rows, each row once', () => {
    const { queries, tables } = openSmallStudio();
    const keyOf = (taskId: string) => tables.entities.get(tables.tasks.get(taskId)?.entityId ?? '')?.key;
    const keys = queries.chosenKeys({ taskIds: ['t3', 'not here', 't1', 't3'] });
    expect([keys.length, new Set(keys)]).toEqual([2, new Set([keyOf('t1'), keyOf('t3')])]);
  });

  it('of a few that are selected the answer rests on their rows, however often it is asked', () => {
    const { db, tables, queries } = openSmallStudio();
    const reads = () => db.tracked(() => queries.chosenTasks({ taskIds: ['t1', 't3'] })).reads;
    const first = reads();
    db.write(() => {
      tables.tasks.setStatus('t1', 'done');
    });
    for (const one of [first, reads()]) {
      expect([...one]).toContain(keySource('task.id', 't1'));
      expect([...one]).not.toContain('task');
    }
  });

  it('of thousands that are selected only those that changed are read again', () => {
    const { db, tables, queries } = openSmallStudio();
    const taskIds = Array.from({ length: 2_000 }, (_, index) => `many${String(index)}`);
    const make = (id: string, statusId: string) => task(id, 'film', 'sh1', 'animation', statusId, []);
    db.write(() => {
      for (const id of taskIds) tables.tasks.upsert(make(id, 'todo'));
    });
    const doneCount = () =>
      queries.chosenTasks({ taskIds }).statusCounts.find(({ taskStatusId }) => taskStatusId === 'done')?.count ?? 0;
    expect(doneCount()).toBe(0);
    db.write(() => {
      tables.tasks.upsert(make('many7', 'done'));
    });
    const before = db.rowsRead();
    expect(doneCount()).toBe(1);
    expect(db.rowsRead() - before).toBeLessThan(30);
    db.write(() => {
      tables.tasks.remove(['many7']);
    });
    expect(doneCount()).toBe(0);
  });
});
