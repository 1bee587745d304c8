import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyOverlay } from '../../../electron/engine/commands/overlayView.ts';
import { openDatabase, type Database } from '../../../electron/engine/db/open.ts';
import { createTables, type Tables } from '../../../electron/engine/db/tables.ts';
import { createMirrorQueries, type MirrorQueries } from '../../../electron/engine/queries/registry.ts';
import type { TaskStatus, TaskType } from '../../../shared/model/studio.ts';
import { fillProduction, type BigProduction } from './bigProduction.ts';
import { production } from './support.ts';

const taskTypes = Array.from({ length: 8 }, (_, index): TaskType => ({
  id: `type-${String(index)}`,
  name: `Step ${String(index)}`,
  shortName: '',
  color: '#000000',
  priority: index,
  forEntity: 'Shot',
  departmentId: null,
  allowTimelog: true,
  isArchived: false,
}));
const taskStatuses = Array.from({ length: 6 }, (_, index): TaskStatus => ({
  id: `status-${String(index)}`,
  name: `Status ${String(index)}`,
  shortName: `s${String(index)}`,
  color: '#000000',
  priority: index,
  isDefault: index === 0,
  isDone: index === 5,
  isRetake: false,
  isFeedbackRequest: false,
  isWip: false,
  isArtistAllowed: true,
  isClientAllowed: false,
  isForConcept: false,
  isArchived: false,
}));

describe('a production of 10,000 shots with 8 tasks each', () => {
  let folder = '';
  let db: Database;
  let tables: Tables;
  let big: BigProduction;
  let queries: MirrorQueries;

  const open = (): MirrorQueries =>
    createMirrorQueries({
      db,
      tables,
      overlay: () => emptyOverlay,
      me: () => ({ personId: 'person-1', role: 'manager' }),
      now: () => Date.parse('2026-11-24T12:00:00'),
    });
  const ask = (from: MirrorQueries, search: string) =>
    from.entityList({ productionId: 'film', kind: 'Shot', episodeId: null, search, sort: null, foldedGroupIds: [] });

  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'inari-big-'));
    db = openDatabase(path.join(folder, 'mirror.db'));
    tables = createTables(db);
    db.write(() => {
      tables.taskTypes.replaceAll(taskTypes);
      tables.taskStatuses.replaceAll(taskStatuses);
      tables.productions.replaceAll([production('film', 'Lanternfall')]);
    });
    big = fillProduction(db, tables, {
      productionId: 'film',
      sequences: 200,
      shotsEach: 50,
      taskTypeIds: taskTypes.map(({ id }) => id),
      taskStatusIds: taskStatuses.map(({ id }) => id),
      personIds: ['person-1', 'person-2', 'person-3'],
    });
    queries = open();
  }, 120_000);

  afterAll(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });

  it('is listed whole, in order and in groups', () => {
    const { order, groups, matchedCount, totalCount, totals, taskTypeIds } = ask(queries, '');
    expect({ rows: order.length, groups: groups.length, matchedCount, totalCount }).toEqual({
      rows: 10_000,
      groups: 200,
      matchedCount: 10_000,
      totalCount: 10_000,
    });
    expect(totals.statusCounts.reduce((sum, { count }) => sum + count, 0)).toBe(80_000);
    const sumOf = (field: 'frames' | 'estimationMinutes' | 'durationMinutes') =>
      groups.reduce((sum, group) => sum + group.totals[field], 0);
    expect(totals.frames).toBeGreaterThan(0);
    expect(totals).toMatchObject({
      frames: sumOf('frames'),
      estimationMinutes: sumOf('estimationMinutes'),
      durationMinutes: sumOf('durationMinutes'),
    });
    expect(taskTypeIds).toEqual(taskTypes.map(({ id }) => id));
    const { rows } = queries.entityRows({
      productionId: 'film',
      kind: 'Shot',
      keys: [0, 49, 50, 9_999].flatMap((index) => order[index] ?? []),
    });
    expect(rows.map(({ groupName, name }) => `${groupName} ${name}`)).toEqual([
      'SQ001 SH0010',
      'SQ001 SH0500',
      'SQ002 SH0010',
      'SQ200 SH0500',
    ]);
    expect(Object.keys(rows[0]?.cells ?? {})).toHaveLength(8);
  });

  it('is counted the same by a search as by SQL', () => {
    const wanted = tables.tasks
      .byIds(big.taskIds)
      .filter(({ taskTypeId, taskStatusId }) => taskTypeId === 'type-3' && taskStatusId === 'status-2').length;
    expect(wanted).toBeGreaterThan(0);
    expect(ask(queries, '[step 3]=s2').matchedCount).toBe(wanted);
    expect(ask(queries, '[step 3]=-s2').matchedCount).toBe(10_000 - wanted);
  });

  it('is the same kept up with changes as read anew', () => {
    ask(queries, '');
    db.write(() => {
      for (const [index, id] of big.taskIds.entries()) if (index % 997 === 0) tables.tasks.setStatus(id, 'status-1');
      tables.tasks.remove(big.taskIds.slice(5_000, 5_004));
      tables.entities.remove(big.shotIds.slice(0, 3));
    });
    for (const search of ['', '[step 1]=s1', 'sq01 -sh0010', 'assignedto=[nobody]', 'frames>10']) {
      const fresh = ask(open(), search);
      const kept = ask(queries, search);
      expect([...kept.order]).toEqual([...fresh.order]);
      expect(kept.totals).toEqual(fresh.totals);
      expect(kept.groups).toEqual(fresh.groups);
    }
  });

  it('is found by the palette', () => {
    const { hits, searchedCount } = queries.palette({
      text: '120 40 step 7',
      productionId: null,
      people: true,
      limit: 5,
    });
    expect(hits[0]?.title).toBe('SQ120 / SH0040 Step 7');
    expect(searchedCount).toBeGreaterThan(10_000);
  });
});
