import { describe, expect, it } from 'vitest';
import type { EntityPatch } from '../../../electron/engine/commands/overlayView.ts';
import { entity } from './bigProduction.ts';
import { openSmallStudio, waiting } from './support.ts';

describe('the time of a day', () => {
  it('is one’s own, task by task, beside the studio’s hours', () => {
    const studio = openSmallStudio();
    studio.db.write(() => {
      studio.tables.timeSpents.upsert({
        id: 'x',
        taskId: 't1',
        personId: 'camille',
        day: '2026-11-24',
        durationMinutes: 90,
      });
      studio.tables.timeSpents.upsert({
        id: 'y',
        taskId: 't3',
        personId: 'camille',
        day: '2026-11-24',
        durationMinutes: 30,
      });
      studio.tables.timeSpents.upsert({
        id: 'z',
        taskId: 't5',
        personId: 'hana',
        day: '2026-11-24',
        durationMinutes: 60,
      });
    });
    const log = studio.queries.dayLog({ day: '2026-11-24' });
    expect(log).toMatchObject({ totalMinutes: 120, dayMinutes: 450 });
    expect(log.entries.map(({ taskId, entity, durationMinutes }) => [taskId, entity.name, durationMinutes])).toEqual([
      ['t1', 'SH0010', 90],
      ['t3', 'SH0030', 30],
    ]);
    expect(studio.queries.dayLog({ day: '2026-11-23' })).toMatchObject({ entries: [], totalMinutes: 0 });
  });

  it('has what waits laid over: new, changed, removed, refused', () => {
    const studio = openSmallStudio();
    studio.db.write(() => {
      studio.tables.timeSpents.upsert({
        id: 'x',
        taskId: 't1',
        personId: 'camille',
        day: '2026-11-24',
        durationMinutes: 90,
      });
      studio.tables.timeSpents.upsert({
        id: 'y',
        taskId: 't3',
        personId: 'camille',
        day: '2026-11-24',
        durationMinutes: 30,
      });
    });
    const patch = (taskId: string, durationMinutes: number, mark: 'waiting' | 'rejected' = 'waiting') =>
      ({ commandId: taskId, mark, taskId, day: '2026-11-24', durationMinutes }) as const;
    studio.lay({
      timeSpents: new Map([
        ['2026-11-24', [patch('t1', 120), patch('t3', 0), patch('t4', 15), patch('tm', 5, 'rejected')]],
      ]),
    });
    const log = studio.queries.dayLog({ day: '2026-11-24' });
    expect(log.entries.map(({ taskId, durationMinutes, mark }) => [taskId, durationMinutes, mark])).toEqual([
      ['tm', 0, 'rejected'],
      ['t1', 120, 'waiting'],
      ['t4', 15, 'waiting'],
    ]);
    expect(log.totalMinutes).toBe(135);
  });
});

describe('a sequence and an episode', () => {
  const cast = (entityId: string, assetId: string, occurrences: number) => ({
    productionId: 'film',
    entityId,
    assetId,
    occurrences,
    label: '',
  });

  it('are their shots, with what waits laid over and the canceled in the list but not counted', () => {
    const studio = openSmallStudio();
    studio.lay({ tasks: new Map([['t1', waiting({ taskStatusId: 'done' })]]) });
    expect(studio.queries.entityParts({ entityId: 'sq10', firstRows: 10 })).toMatchObject({
      kind: 'shots',
      shotCount: 2,
      frames: 150,
      taskTypeIds: ['layout', 'animation'],
      statusCounts: [
        { taskStatusId: 'retake', count: 1 },
        { taskStatusId: 'done', count: 2 },
      ],
      rows: [
        { name: 'SH0010', cells: { animation: { taskStatusId: 'done', mark: 'waiting' } } },
        { name: 'SH0030' },
        { name: 'SH0020', isCanceled: true },
      ],
    });
    expect(studio.queries.entityParts({ entityId: 'ep2', firstRows: 10 })).toMatchObject({
      kind: 'sequences',
      shotCount: 1,
      rows: [{ entityId: 'e2sq1', name: 'SQ1', shotCount: 1, statusCounts: [{ taskStatusId: 'todo', count: 1 }] }],
    });
    expect(studio.queries.entityParts({ entityId: 'sh1', firstRows: 10 })).toBeNull();
  });

  it('have the cast of all their shots, by type and name, the canceled left out', () => {
    const studio = openSmallStudio();
    studio.db.write(() =>
      studio.tables.castings.replaceOfProduction(
        'film',
        [
          cast('sh1', 'lantern', 1),
          cast('sh3', 'lantern', 2),
          cast('sh3', 'eloise', 1),
          cast('sh2', 'boat', 1),
          cast('sh4', 'boat', 1),
        ],
        new Set(),
      ),
    );
    const { rows } = studio.queries.castOfShots({ entityId: 'sq10' });
    expect(rows.map(({ name, shotCount, occurrences }) => [name, shotCount, occurrences])).toEqual([
      ['Éloïse', 1, 1],
      ['Lantern', 2, 3],
    ]);
  });

  it('know what comes before and after them', () => {
    expect(openSmallStudio().queries.entityDetail({ entityId: 'sq10' })?.neighbours).toEqual({
      previousId: null,
      nextId: 'sq20',
      index: 1,
      count: 2,
    });
  });
});

describe('the side bar', () => {
  it('knows the production to begin with once one’s tasks are known', () => {
    const studio = openSmallStudio();
    const home = () => studio.queries.sideBar({ productionId: null }).homeProductionId;
    expect(home()).toBeNull();
    studio.db.write(() => studio.tables.scopes.note('my-tasks', { state: 'complete' }));
    expect(home()).toBe('film');
  });

  it('counts what is mine, and what the production has', () => {
    const studio = openSmallStudio();
    studio.db.write(() => {
      studio.tables.scopes.note('my-tasks', { state: 'complete' });
      studio.tables.scopes.note('production:film', { state: 'complete' });
    });
    expect(studio.queries.sideBar({ productionId: 'film' })).toEqual({
      checks: null,
      todo: 5,
      unreadNotifications: 0,
      homeProductionId: expect.anything(),
      shots: 6,
      assets: 3,
      sequences: 2,
      episodes: 0,
      edits: 0,
      concepts: 0,
      team: 3,
    });
    studio.lay({ tasks: new Map([['t1', waiting({ taskStatusId: 'done' })]]) });
    expect(studio.queries.sideBar({ productionId: null })).toEqual({
      checks: null,
      todo: 4,
      unreadNotifications: 0,
      homeProductionId: expect.anything(),
      shots: null,
      assets: null,
      sequences: null,
      episodes: null,
      edits: null,
      concepts: null,
      team: null,
    });
  });
});

describe('the numbers of a production', () => {
  it('are not known before it was read, and what there is none of not before it was read whole', () => {
    const studio = openSmallStudio();
    const counts = (state: 'never' | 'partial' | 'complete') => {
      studio.db.write(() => studio.tables.scopes.note('production:film', { state }));
      const { shots, episodes } = studio.queries.sideBar({ productionId: 'film' });
      return { shots, episodes };
    };
    expect(counts('never')).toEqual({ shots: null, episodes: null });
    expect(counts('partial')).toEqual({ shots: 6, episodes: null });
    expect(counts('complete')).toEqual({ shots: 6, episodes: 0 });
  });
});

describe('the studio', () => {
  it('comes in the order that menus show', () => {
    const { people, productions, taskTypes, taskStatuses } = openSmallStudio().queries.studio({});
    expect(people.map(({ fullName }) => fullName)).toEqual([
      'Camille Roy',
      'Hana Okafor',
      'Otto Client',
      'Ancient One',
    ]);
    expect(productions.map(({ name }) => name)).toEqual(['Lanternfall', 'Petrel', 'Harbour Tales']);
    expect(taskTypes.map(({ name }) => name)).toEqual(['Modeling', 'Layout', 'Animation', 'FX']);
    expect(taskStatuses.map(({ id }) => id)).toEqual(['todo', 'ready', 'wip', 'wfa', 'retake', 'done']);
  });
});

describe('the episodes', () => {
  it('are those of the TV show, by name as people count, the canceled last', () => {
    const studio = openSmallStudio();
    studio.db.write(() => {
      studio.tables.entities.upsert(entity('ep10', 'series', 'Episode', 'E10', null));
      studio.tables.entities.upsert(entity('ep3', 'series', 'Episode', 'E03', null, { isCanceled: true }));
      studio.tables.entities.upsert(entity('ep9', 'series', 'Episode', 'E9', null));
    });
    expect(studio.queries.episodes({ productionId: 'series' }).map(({ name }) => name)).toEqual([
      'E01',
      'E02',
      'E9',
      'E10',
      'E03',
    ]);
    expect(studio.queries.episodes({ productionId: 'film' })).toEqual([]);
  });
});

describe('castings', () => {
  it('take what other productions share after what is one’s own, and say whose it is', () => {
    const studio = openSmallStudio();
    const named = (productionId: string) =>
      studio.queries.castableAssets({ productionId }).map(({ name, sharedFrom }) => [name, sharedFrom]);
    expect(named('series')).toEqual([
      ['Gull', null],
      ['Sea', null],
      ['Old Boat', 'Lanternfall'],
    ]);
    expect(named('film').map(([, sharedFrom]) => sharedFrom)).toEqual([null, null, null]);
    studio.db.write(() => {
      studio.tables.entities.upsert(entity('boat', 'film', 'Asset', 'Old Boat', null, { isShared: false }));
    });
    expect(named('series').map(([name]) => name)).toEqual(['Gull', 'Sea']);
  });

  it('are those of a sequence, or of all sequences of an episode, each shot then with its sequence', () => {
    const { queries } = openSmallStudio();
    const board = (groupId: string) =>
      queries
        .castingBoard({ productionId: 'series', kind: 'Shot', groupId })
        .rows.map(({ entityId, sequenceName }) => [entityId, sequenceName]);
    expect(board('ep2')).toEqual([['e2sh1', 'SQ1']]);
    expect(board('e2sq1')).toEqual([['e2sh1', '']]);
    expect(board('nothing')).toEqual([]);
  });
});

describe('the names of entities', () => {
  it('come with what they belong to, and what is not here has none', () => {
    const names = openSmallStudio().queries.entityNames({ entityIds: ['e2sh1', 'boat', 'nothing'] });
    expect(
      names.map(({ entityId, episodeName, parentName, name }) => [entityId, episodeName, parentName, name]),
    ).toEqual([
      ['e2sh1', 'E02', 'SQ1', 'SH1'],
      ['boat', '', 'Props', 'Old Boat'],
    ]);
  });
});

describe('shots to be played one after the other', () => {
  const file = (id: string, taskId: string, revision: number, createdAt = '2026-11-20T10:00:00Z') => ({
    id,
    taskId,
    revision,
    position: 1,
    extension: 'mp4',
    originalName: id,
    status: 'ready' as const,
    validationStatus: 'neutral' as const,
    sizeBytes: null,
    widthPx: null,
    heightPx: null,
    durationSeconds: null,
    personId: null,
    annotations: null,
    createdAt,
    updatedAt: createdAt,
  });

  it('are a sequence as it runs, of the asked type where there is one', () => {
    const { db, tables, queries } = openSmallStudio();
    const task = tables.tasks.get('t1');
    const shot = task === null ? null : tables.entities.get(task.entityId);
    if (task === null || shot?.parentId === null || shot === null) throw new Error('a shot in a sequence');
    const { productionId, parentId: sequenceId, id: first } = shot;
    db.write(() => {
      tables.entities.upsert({ ...shot, id: 'second', name: 'SH0005' });
      tables.entities.upsert({ ...shot, id: 'gone', name: 'SH0006', isCanceled: true });
      tables.tasks.upsert({ ...task, id: 'second-task', entityId: 'second', taskTypeId: 'another-type' });
      tables.tasks.upsert({ ...task, id: 'gone-task', entityId: 'gone' });
      for (const made of [
        file('old', 't1', 1),
        file('new', 't1', 2),
        file('other', 'second-task', 1),
        file('lost', 'gone-task', 1),
      ])
        tables.previewFiles.upsert(made);
    });
    const expected = [
      { entityId: 'second', taskId: 'second-task', taskTypeId: 'another-type', previewFileId: 'other' },
      { entityId: first, taskId: 't1', taskTypeId: task.taskTypeId, previewFileId: 'new' },
    ];
    const of = { kind: 'sequence', sequenceId, taskTypeId: task.taskTypeId } as const;
    expect(queries.reel({ productionId, of })).toEqual(expected);
    const cut = { kind: 'cut', entityId: first, taskTypeId: task.taskTypeId } as const;
    expect(queries.reel({ productionId, of: cut })).toEqual(expected);
  });

  it('are those that one sees: what waits to be canceled is left out, and another name has another place', () => {
    const { db, tables, queries, lay } = openSmallStudio();
    const task = tables.tasks.get('t1');
    if (task === null) throw new Error('a task');
    db.write(() => {
      tables.tasks.upsert({ ...task, id: 't3a', entityId: 'sh3' });
      tables.previewFiles.upsert(file('one', 't1', 1));
      tables.previewFiles.upsert(file('three', 't3a', 1));
    });
    const of = { kind: 'sequence', sequenceId: 'sq10', taskTypeId: null } as const;
    const shown = () => queries.reel({ productionId: 'film', of }).map(({ entityId }) => entityId);
    const change = (fields: EntityPatch['fields']) =>
      new Map<string, EntityPatch>([['sh1', { fields, links: [], data: {}, marks: {} }]]);
    expect(shown()).toEqual(['sh1', 'sh3']);
    lay({ entities: change({ name: 'SH0090' }) });
    expect(shown()).toEqual(['sh3', 'sh1']);
    lay({ entities: change({ isCanceled: true }) });
    expect(shown()).toEqual(['sh3']);
  });

  it('are found among thousands without reading them each time', () => {
    const { db, tables, queries } = openSmallStudio();
    db.write(() => {
      for (let index = 0; index < 2_000; index += 1)
        tables.entities.upsert(entity(`many${String(index)}`, 'film', 'Shot', `SX${String(index)}`, 'sq20'));
      tables.previewFiles.upsert(file('one', 't1', 1));
    });
    const of = { kind: 'sequence', sequenceId: 'sq10', taskTypeId: null } as const;
    const ask = () => queries.reel({ productionId: 'film', of });
    expect(ask()).toHaveLength(1);
    const before = db.rowsRead();
    expect(ask()).toHaveLength(1);
    expect(db.rowsRead() - before).toBeLessThan(30);
  });

  it('are what came in since a moment, each task once by its newest', () => {
    const { db, tables, queries } = openSmallStudio();
    const task = tables.tasks.get('t1');
    if (task === null) throw new Error('a task');
    db.write(() => {
      tables.tasks.upsert({ ...task, updatedAt: '2026-11-24T12:00:00Z' });
      tables.previewFiles.upsert(file('old', 't1', 1));
      tables.previewFiles.upsert(file('morning', 't1', 2, '2026-11-24T08:00:00Z'));
      tables.previewFiles.upsert(file('noon', 't1', 3, '2026-11-24T12:00:00Z'));
    });
    const of = { kind: 'since', since: '2026-11-24T00:00:00Z' } as const;
    expect(queries.reel({ productionId: task.productionId, of }).map(({ previewFileId }) => previewFileId)).toEqual([
      'noon',
    ]);
  });

  it('say which of them are on this disk', () => {
    const { db, tables, queries, onDisk } = openSmallStudio();
    db.write(() => {
      tables.previewFiles.upsert(file('here', 't1', 1));
      tables.previewFiles.upsert(file('there', 't1', 2));
    });
    db.write(() => {
      tables.previewFiles.upsert(file('published from here', 't1', 3));
    });
    onDisk.add('movie here');
    onDisk.add('movie-source published from here');
    const previewFileIds = ['here', 'there', 'published from here', 'unknown'];
    expect(
      queries.mediaHere({ previewFileIds }).toSorted((a, b) => a.previewFileId.localeCompare(b.previewFileId)),
    ).toEqual([
      { previewFileId: 'here', isOnDisk: true, share: null },
      { previewFileId: 'published from here', isOnDisk: true, share: null },
      { previewFileId: 'there', isOnDisk: false, share: null },
    ]);
  });
});
