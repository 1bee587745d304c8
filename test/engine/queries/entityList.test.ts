import { describe, expect, it } from 'vitest';
import type { InputOf, Queries } from '../../../shared/ipc.ts';
import { keySource } from '../../../shared/sources.ts';
import { entity, task } from './bigProduction.ts';
import { openSmallStudio, production, waiting, type SmallStudio } from './support.ts';

type Input = InputOf<Queries, 'entityList'>;

const list = ({ queries }: SmallStudio, input: Partial<Input> = {}) =>
  queries.entityList({
    productionId: 'film',
    kind: 'Shot',
    episodeId: null,
    search: '',
    sort: null,
    foldedGroupIds: [],
    ...input,
  });

const idsOf = (studio: SmallStudio, input: Partial<Input> = {}): readonly string[] => {
  const keys = [...list(studio, input).order];
  const { rows } = studio.queries.entityRows({
    productionId: input.productionId ?? 'film',
    kind: input.kind ?? 'Shot',
    keys,
  });
  return rows.map(({ id }) => id);
};

describe('a list of shots', () => {
  it('stands by sequence, canceled last in it, then by name as people count', () => {
    expect(idsOf(openSmallStudio())).toEqual(['sh1', 'sh3', 'sh2', 'sh4', 'sh5', 'sh6']);
  });

  it('has a head for each sequence, with what is in it', () => {
    expect(list(openSmallStudio()).groups).toEqual([
      {
        id: 'sq10',
        name: 'SQ010',
        description: 'Harbor dawn',
        start: 0,
        shownCount: 3,
        count: 3,
        isFolded: false,
        totals: {
          // Of the two that are not canceled: 100 and 50 frames, three tasks.
          frames: 150,
          estimationMinutes: 3 * 480,
          durationMinutes: 3 * 60,
          statusCounts: [
            { taskStatusId: 'wip', count: 1 },
            { taskStatusId: 'retake', count: 1 },
            { taskStatusId: 'done', count: 1 },
          ],
        },
      },
      expect.objectContaining({ id: 'sq20', start: 3, shownCount: 2, count: 2 }),
      expect.objectContaining({
        id: '',
        name: '',
        start: 5,
        shownCount: 1,
        totals: expect.objectContaining({ statusCounts: [] }),
      }),
    ]);
  });

  it('brings along as many of its rows as are asked for, as the page of them would be', () => {
    const studio = openSmallStudio();
    expect(list(studio).rows).toEqual([]);
    const { order, rows } = list(studio, { firstRows: 2 });
    expect(rows.map(({ id }) => id)).toEqual(['sh1', 'sh3']);
    const page = { productionId: 'film', kind: 'Shot' as const, keys: [...order.subarray(0, 2)] };
    expect(studio.queries.entityRows(page).rows).toEqual(rows);
  });

  it('leaves out the rows of a folded group, and says how many they are', () => {
    const studio = openSmallStudio();
    const { groups } = list(studio, { foldedGroupIds: ['sq10'] });
    expect(idsOf(studio, { foldedGroupIds: ['sq10'] })).toEqual(['sh4', 'sh5', 'sh6']);
    expect(groups.map(({ id, start, shownCount, isFolded }) => [id, start, shownCount, isFolded])).toEqual([
      ['sq10', 0, 3, true],
      ['sq20', 0, 2, false],
      ['', 2, 1, false],
    ]);
  });

  it('counts what matches, without the canceled in the totals', () => {
    const { matchedCount, totalCount, totals, taskTypeIds } = list(openSmallStudio());
    expect({ matchedCount, totalCount, taskTypeIds }).toEqual({
      matchedCount: 6,
      totalCount: 6,
      // FX has no task here, hence no column.
      taskTypeIds: ['layout', 'animation'],
    });
    expect(totals).toEqual({
      frames: 450,
      estimationMinutes: 5 * 480 + 60,
      durationMinutes: 5 * 60,
      statusCounts: [
        { taskStatusId: 'ready', count: 1 },
        { taskStatusId: 'wip', count: 1 },
        { taskStatusId: 'wfa', count: 1 },
        { taskStatusId: 'retake', count: 1 },
        { taskStatusId: 'done', count: 2 },
      ],
    });
  });

  it('narrows to a search, group by group', () => {
    const studio = openSmallStudio();
    expect(idsOf(studio, { search: 'animation=-wfa sq0' })).toEqual(['sh1', 'sh3', 'sh2', 'sh5']);
    const { groups, matchedCount, totalCount, tokens } = list(studio, { search: 'layout=done nope=1' });
    expect(groups.map(({ id, shownCount, count }) => [id, shownCount, count])).toEqual([
      ['sq10', 1, 3],
      ['sq20', 1, 2],
    ]);
    expect({ matchedCount, totalCount }).toEqual({ matchedCount: 2, totalCount: 6 });
    expect(tokens.map(({ problem }) => problem)).toEqual([null, 'unknown-task-type']);
  });

  it('is one list without groups when sorted by a column', () => {
    const studio = openSmallStudio();
    const sort = { key: { kind: 'field', field: 'frames' }, direction: 'down' } as const;
    expect(list(studio, { sort }).groups).toEqual([]);
    // Canceled and empty at the end, whichever way.
    expect(idsOf(studio, { sort })).toEqual(['sh4', 'sh1', 'sh6', 'sh3', 'sh5', 'sh2']);
    expect(idsOf(studio, { sort: { ...sort, direction: 'up' } })).toEqual(['sh3', 'sh1', 'sh6', 'sh4', 'sh5', 'sh2']);
    // Rows that are equal in the first sort are in the order of the next.
    const equal = { key: { kind: 'metadata', fieldName: 'nothing' }, direction: 'up' } as const;
    expect(idsOf(studio, { sort: equal, thenBy: [sort] })).toEqual(idsOf(studio, { sort }));
  });

  it('sorts by the status of a task type, in the production’s order', () => {
    const studio = openSmallStudio();
    const sort = { key: { kind: 'taskType', taskTypeId: 'animation' }, direction: 'up' } as const;
    expect(idsOf(studio, { sort })).toEqual(['sh5', 'sh1', 'sh4', 'sh3', 'sh6', 'sh2']);
    studio.db.write(() => {
      studio.tables.productions.replaceAll([
        production('film', 'Lanternfall', {
          taskStatuses: [{ taskStatusId: 'retake', priority: 0, rolesForBoard: [], isClientAllowed: null }],
        }),
      ]);
    });
    expect(idsOf(studio, { sort })[0]).toBe('sh3');
  });

  it('turns its groups around by name', () => {
    const studio = openSmallStudio();
    const sort = { key: { kind: 'name' }, direction: 'down' } as const;
    expect(list(studio, { sort }).groups.map(({ id }) => id)).toEqual(['', 'sq20', 'sq10']);
    expect(idsOf(studio, { sort })).toEqual(['sh6', 'sh5', 'sh4', 'sh3', 'sh1', 'sh2']);
  });

  it('tells how old and how complete it is', () => {
    const studio = openSmallStudio();
    studio.pulling.add('production:film');
    expect(list(studio).freshness).toEqual({
      state: 'partial',
      asOf: '2026-11-24T09:42:00Z',
      isPulling: true,
      loadedCount: 6,
      expectedCount: 40,
      error: null,
    });
  });

  it('is empty, not an error, where nothing is known', () => {
    const answer = list(openSmallStudio(), { productionId: 'unheard-of', search: 'animation=wip' });
    expect([...answer.order]).toEqual([]);
    expect(answer.freshness.state).toBe('never');
  });
});

describe('a list of assets', () => {
  it('stands by asset type, own before shared', () => {
    expect(idsOf(openSmallStudio(), { kind: 'Asset' })).toEqual(['eloise', 'lantern', 'boat']);
    expect(idsOf(openSmallStudio(), { kind: 'Asset', search: 'type=Props' })).toEqual(['lantern', 'boat']);
    expect(idsOf(openSmallStudio(), { kind: 'Asset', search: 'readyfor=layout' })).toEqual(['lantern']);
  });
});

describe('a series', () => {
  it('has the sequences of all episodes, each with its episode’s name', () => {
    const { groups } = list(openSmallStudio(), { productionId: 'series' });
    expect(groups.map(({ name }) => name)).toEqual(['E01 / SQ1', 'E02 / SQ1']);
  });

  it('shows one episode', () => {
    const studio = openSmallStudio();
    expect(idsOf(studio, { productionId: 'series', episodeId: 'ep2' })).toEqual(['e2sh1']);
    expect(list(studio, { productionId: 'series', episodeId: 'ep2' }).groups[0]?.name).toBe('SQ1');
    expect(idsOf(studio, { productionId: 'series', kind: 'Asset', episodeId: 'ep2' })).toEqual(['gull']);
    expect(idsOf(studio, { productionId: 'series', kind: 'Asset', episodeId: 'main' })).toEqual(['sea']);
  });
});

describe('what waits', () => {
  it('is filtered, sorted and counted as if the server had it', () => {
    const studio = openSmallStudio();
    studio.lay({ tasks: new Map([['t1', waiting({ taskStatusId: 'wfa' })]]) });
    expect(idsOf(studio, { search: 'animation=wip' })).toEqual([]);
    expect(idsOf(studio, { search: 'animation=wfa' })).toEqual(['sh1', 'sh4']);
    expect(idsOf(studio, { search: 'is:waiting' })).toEqual(['sh1']);
    expect(list(studio).totals.statusCounts).toContainEqual({ taskStatusId: 'wfa', count: 2 });
    studio.lay({ tasks: new Map([['t1', waiting({ assigneeIds: { add: [], remove: ['camille'] } })]]) });
    expect(idsOf(studio, { search: 'animation=wip' })).toEqual(['sh1']);
    expect(idsOf(studio, { search: 'assignedto[animation]=[Camille Roy]' })).toEqual(['sh3', 'sh4']);
    studio.lay({});
    expect(idsOf(studio, { search: 'assignedto[animation]=[Camille Roy]' })).toEqual(['sh1', 'sh3', 'sh4']);
  });

  it('stays laid over when the row under it changes', () => {
    const studio = openSmallStudio();
    studio.lay({ tasks: new Map([['t1', waiting({ taskStatusId: 'wfa' })]]) });
    list(studio);
    studio.db.write(() => {
      studio.tables.tasks.setPriority('t1', 3);
    });
    expect(idsOf(studio, { search: 'animation=wfa priority-animation=3' })).toEqual(['sh1']);
  });
});

describe('the columns in memory follow the mirror', () => {
  it('a task that changed', () => {
    const studio = openSmallStudio();
    list(studio);
    studio.db.write(() => {
      studio.tables.tasks.setStatus('t3', 'done');
    });
    expect(idsOf(studio, { search: 'animation=done' })).toEqual(['sh3']);
  });

  it('rows that came, in any order', () => {
    const studio = openSmallStudio();
    list(studio);
    studio.db.write(() => {
      studio.tables.tasks.upsert(task('tx', 'film', 'sh7', 'animation', 'wip', []));
    });
    list(studio);
    studio.db.write(() => {
      studio.tables.entities.upsert(entity('sh7', 'film', 'Shot', 'SH0015', 'sq10'));
    });
    expect(idsOf(studio)).toEqual(['sh1', 'sh7', 'sh3', 'sh2', 'sh4', 'sh5', 'sh6']);
    expect(idsOf(studio, { search: 'animation=wip' })).toEqual(['sh1', 'sh7']);
  });

  it('many rows at once', () => {
    const studio = openSmallStudio();
    list(studio);
    studio.db.write(() => {
      for (let index = 0; index < 800; index += 1) {
        studio.tables.entities.upsert(entity(`many${String(index)}`, 'film', 'Shot', `M${String(index)}`, 'sq20'));
        studio.tables.tasks.upsert(task(`mt${String(index)}`, 'film', `many${String(index)}`, 'fx', 'todo', []));
      }
    });
    expect(list(studio, { search: 'fx=todo' }).matchedCount).toBe(800);
    expect(list(studio).taskTypeIds).toEqual(['layout', 'animation', 'fx']);
  });

  it('rows that went', () => {
    const studio = openSmallStudio();
    list(studio);
    studio.db.write(() => {
      studio.tables.tasks.remove(['t1']);
    });
    expect(idsOf(studio, { search: 'animation=wip' })).toEqual([]);
    studio.db.write(() => {
      studio.tables.entities.remove(['sh3']);
    });
    expect(idsOf(studio)).toEqual(['sh1', 'sh2', 'sh4', 'sh5', 'sh6']);
  });

  it('one that went while another came', () => {
    const studio = openSmallStudio();
    list(studio);
    studio.db.write(() => {
      studio.tables.entities.remove(['sh3']);
      studio.tables.entities.upsert(entity('sh8', 'film', 'Shot', 'SH0035', 'sq10'));
    });
    expect(idsOf(studio)).toEqual(['sh1', 'sh8', 'sh2', 'sh4', 'sh5', 'sh6']);
  });

  it('a sequence that got another name', () => {
    const studio = openSmallStudio();
    list(studio);
    studio.db.write(() => {
      studio.tables.entities.upsert(entity('sq20', 'film', 'Sequence', 'SQ005', null));
    });
    expect(list(studio).groups.map(({ name }) => name)).toEqual(['SQ005', 'SQ010', '']);
    expect(idsOf(studio, { search: 'sq005' })).toEqual(['sh4', 'sh5']);
  });

  it('metadata that changed', () => {
    const studio = openSmallStudio();
    expect(idsOf(studio, { search: 'fps!=24' })).toEqual([]);
    studio.db.write(() => {
      studio.tables.entities.upsert(entity('sh4', 'film', 'Shot', 'SH0040', 'sq20', { data: { fps: '23,976' } }));
    });
    expect(idsOf(studio, { search: 'fps!=24' })).toEqual(['sh4']);
  });
});

describe('the answer says what it looked at', () => {
  it('so that the page asks again when one of these changes', () => {
    const studio = openSmallStudio();
    list(studio);
    const { reads } = studio.db.tracked(() => list(studio));
    expect([...reads].toSorted()).toEqual(
      expect.arrayContaining([
        'entity',
        keySource('scope.key', 'production:film'),
        'studio_row',
        'task',
        'waiting.tasks',
      ]),
    );
  });
});
