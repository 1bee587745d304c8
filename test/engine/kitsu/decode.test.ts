import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { boardReader, readCompactHeader } from '../../../electron/engine/kitsu/decode/board.ts';
import { readComment } from '../../../electron/engine/kitsu/decode/comment.ts';
import { dataOf, readEntity } from '../../../electron/engine/kitsu/decode/entity.ts';
import { notification, timeSpent } from '../../../electron/engine/kitsu/decode/mine.ts';
import { previewFile } from '../../../electron/engine/kitsu/decode/previewFile.ts';
import { readProduction } from '../../../electron/engine/kitsu/decode/production.ts';
import { readRows, reader } from '../../../electron/engine/kitsu/decode/rows.ts';
import { person, taskStatus } from '../../../electron/engine/kitsu/decode/studio.ts';
import { readTask } from '../../../electron/engine/kitsu/decode/task.ts';
import { dayOf, idOf, instantOf, numberOf } from '../../../electron/engine/kitsu/decode/wireValues.ts';
import { dialectOf } from '../../../electron/engine/kitsu/drift.ts';
import { isRecord } from '../../../electron/engine/kitsu/wireJson.ts';
import { wire, wireList } from './support/wire.ts';

const field = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined);
const listIn = (value: unknown, name: string): readonly unknown[] => {
  const list = field(value, name);
  if (!Array.isArray(list)) throw new Error(`no ${name}`);
  return list;
};

test('metadata that lies in itself without end is left out, and the row is read', () => {
  const data: unknown = JSON.parse(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`);
  expect(dataOf(data)).toEqual({});
  expect(dataOf({ fps: '25', nested: { few: [1] } })).toEqual({ fps: '25', nested: { few: [1] } });
});

describe('a shot of a board', () => {
  const [header, ...lines] = wireList('shots.lines.1.0.97');
  const compact = boardReader('shots', 'production', readCompactHeader(header));

  test('is read from its places as the header names them', () => {
    const { row, brokenTaskCount } = compact(lines[0]);
    expect(brokenTaskCount).toBe(0);
    expect(row.entity).toEqual({
      id: '4d84e990-ebdd-4098-a4bc-6e829439c746',
      productionId: 'production',
      kind: 'Shot',
      assetTypeId: null,
      name: 'SH0060',
      description: '',
      parentId: '0a3efb80-ca35-4568-a293-4bf1d37c9961',
      sourceId: null,
      isCanceled: false,
      isShared: false,
      lengthFrames: 102,
      castCount: 2,
      isCastingStandby: false,
      readyForTaskTypeId: null,
      mainPreviewFileId: null,
      linkedIds: null,
      data: { fps: '25', frame_in: 101, frame_out: 202, difficulty: 'easy' },
      createdBy: null,
      updatedAt: null,
    });
    expect(row.tasks).toHaveLength(4);
    expect(row.tasks[0]).toMatchObject({
      id: '78d80c5a-68e4-4930-93e3-bcae0851b68d',
      productionId: 'production',
      entityId: row.entity.id,
      estimationMinutes: 960,
      priority: 1,
      startDate: '2026-03-30',
      dueDate: '2026-04-03',
      endDate: '2026-04-03T00:00:00Z',
      lastCommentAt: '2026-05-01T08:44:37Z',
      retakeCount: 1,
      assigneeIds: ['f9270f4e-b8b3-43a8-a544-6dd4552b82f6'],
    });
  });

  test('is the same in lines of objects, in one object and in lines of places', () => {
    const [plainHeader, ...plainLines] = wireList('shots.plainLines.1.0.97');
    expect(readCompactHeader(plainHeader)).toBeNull();
    const plain = boardReader('shots', 'production', null);
    const whole = wire('shots.compact.1.0.97');
    const inOne = boardReader('shots', 'production', readCompactHeader(whole));
    expect(plain(plainLines[0]).row).toEqual(compact(lines[0]).row);
    expect(inOne(listIn(whole, 'rows')[0]).row).toEqual(compact(lines[0]).row);
  });

  test('of an older server is read from its plain array', () => {
    const plain = boardReader('shots', 'production', null);
    const rows = wireList('shots.0.20.52').map((row) => plain(row).row);
    expect(rows.map(({ entity }) => [entity.name, entity.lengthFrames])).toEqual([
      ['SH020', 25],
      ['SH010', 25],
    ]);
    expect(rows[1]?.entity.mainPreviewFileId).toBe('de2045a3-8dc9-4105-aa30-b6e78ce5f93e');
    expect(rows[1]?.tasks[1]).toMatchObject({ dueDate: '2026-11-25', priority: 2, assigneeIds: { length: 2 } });
  });

  test('whose places do not match the header is broken, not shifted', () => {
    const [line] = lines;
    if (!Array.isArray(line)) throw new Error('no line');
    expect(() => compact(line.slice(1))).toThrow('no readable row');
  });
});

test('an asset of a board has its emptiness in words and in empty text', () => {
  const plain = boardReader('assets', 'production', null);
  const { entity } = plain(wireList('assets.0.20.52')[1]).row;
  expect(entity).toMatchObject({
    kind: 'Asset',
    name: '12',
    readyForTaskTypeId: null,
    sourceId: null,
    mainPreviewFileId: null,
  });
  expect(entity.assetTypeId).toBe('a8eadfe2-d5bc-4380-98b3-426e14413710');
});

test('pages of entities, tasks, preview files and comments are read whole', () => {
  const entities = readRows(listIn(wire('entities'), 'data'), readEntity);
  const tasks = readRows(listIn(wire('tasks'), 'data'), (row) => readTask(row));
  const previewFiles = readRows(listIn(wire('previewFiles'), 'data'), reader(previewFile));
  const comments = readRows(listIn(wire('projectComments'), 'data'), readComment);
  expect([entities, tasks, previewFiles, comments].map(({ rows, brokenCount }) => [rows.length, brokenCount])).toEqual([
    [2, 0],
    [2, 0],
    [2, 0],
    [2, 0],
  ]);
  expect(entities.rows[1]).toMatchObject({
    kind: 'Asset',
    sourceId: 'c1df6747-da1d-4cee-b8aa-37d7a87f4865',
    data: { a: 'b' },
    updatedAt: '2026-11-24T12:29:17Z',
  });
  expect(comments.rows[0]?.comment).toMatchObject({
    text: 'note @Dario Vidal',
    mentionIds: ['008a05a6-c464-4159-8324-c9859b810e76'],
  });
});

test('an entity of a kind that came later is none of ours, one without a kind is broken', () => {
  const row = { id: 'a', project_id: 'b', name: 'folder' };
  expect(readRows([{ ...row, type: 'ConceptFolder' }, row], readEntity)).toEqual({ rows: [], brokenCount: 1 });
});

test('an item of a checklist is about the frame that Kitsu’s page gave it, counted from 1 there, or about none', () => {
  const [row = {}] = wireList('taskComments.1.0.97');
  const items = [
    { text: 'a', checked: false, frame: 12, revision: 3 },
    { text: 'b', checked: true, frame: -1, revision: -1 },
    { text: 'c', checked: false },
    { text: 'd', checked: false, frame: 0, revision: null },
    { text: 'e', checked: false, frame: 'x', revision: {} },
  ];
  const [read] = readRows([{ ...z.record(z.string(), z.unknown()).parse(row), checklist: items }], readComment).rows;
  expect(read?.comment.checklist.map(({ about }) => about)).toEqual([
    { revision: 3, frame: 11 },
    null,
    null,
    { revision: null, frame: 0 },
    null,
  ]);
});

test('a comment brings its replies, its attachments and who wrote it', () => {
  const [older] = readRows(wireList('taskComments.0.20.52'), readComment).rows;
  const [newer] = readRows(wireList('taskComments.1.0.97'), readComment).rows;
  expect(older?.authorRole).toBeNull();
  expect(older?.comment).toMatchObject({
    checklist: [{ text: 'n', checked: true, about: null }],
    acknowledgementIds: ['008a05a6-c464-4159-8324-c9859b810e76'],
    attachments: [{ name: 'later.txt', extension: 'txt', sizeBytes: 1, replyId: null }],
    createdAt: '2026-11-24T12:30:54Z',
  });
  expect(older?.comment.replies.map(({ text, createdAt }) => [text, createdAt])).toEqual([
    ['a reply', '2026-11-24T12:30:55Z'],
    ['', '2026-11-24T12:30:55Z'],
  ]);
  expect(newer?.authorRole).toBe('manager');
  expect(newer?.comment.attachments.map(({ name, replyId }) => [name, replyId])).toEqual([
    ['r.txt', 'f868ff08-03a4-41ef-829c-197cc7cbf5fe'],
    ['later.txt', null],
  ]);
});

test('the files of a reply that was deleted, which servers up to 1.0.64 leave behind, are nothing of the comment any more', () => {
  const [wireComment] = wireList('taskComments.1.0.97');
  if (!isRecord(wireComment)) throw new Error('no comment');
  const { comment } = readComment({ ...wireComment, replies: [] });
  expect(comment.attachments.map(({ name }) => name)).toEqual(['later.txt']);
});

test('a production keeps its own order of types and statuses', () => {
  const [wireProduction] = listIn(wire('context.1.0.97'), 'projects');
  if (!isRecord(wireProduction)) throw new Error('no production');
  const production = readProduction(wireProduction, () => 'supervisor');
  expect(production).toMatchObject({
    name: 'Seed Feature',
    fps: 25,
    role: 'supervisor',
    isOpen: true,
    startDate: '2026-02-01',
  });
  expect(production.taskTypes.map(({ priority }) => priority)).toEqual([1, 2]);
  expect(production.taskStatuses[0]).toMatchObject({
    priority: 1,
    isClientAllowed: null,
    rolesForBoard: expect.arrayContaining(['user', 'admin']),
  });
  expect(production.descriptors.map(({ name, dataType, isForClient }) => [name, dataType, isForClient])).toEqual([
    ['Difficulty', 'list', true],
    ['Tags', 'taglist', false],
  ]);
});

test.each([
  ['25', 25],
  ['23,976', 23.976],
  ['23.976', 23.976],
  [24, 24],
  ['', 25],
  [null, 25],
  ['nonsense', 25],
  ['0', 25],
])('a frame rate written as %j is %d', (fps, expected) => {
  expect(readProduction({ id: 'p', fps }, () => 'user').fps).toBe(expected);
});

test('a descriptor of a type that came later is unknown, one without a field is left out', () => {
  const descriptors = [
    { id: 'a', name: 'A', field_name: 'a', data_type: 'hologram', entity_type: 'Shot', position: 2 },
    { id: 'b', name: 'B', field_name: 'b', data_type: 'number', entity_type: 'Task', position: 1 },
    { id: 'c', name: 'C', field_name: '' },
  ];
  const production = readProduction({ id: 'p', descriptors }, () => 'user');
  expect(production.descriptors.map(({ name, dataType, entityKind }) => [name, dataType, entityKind])).toEqual([
    ['B', 'number', 'Task'],
    ['A', 'unknown', 'Shot'],
  ]);
});

test('a status of an old server says by its short name that work is going on', () => {
  const read = (version: string, row: Readonly<Record<string, unknown>>): boolean =>
    taskStatus.parse(dialectOf(version).taskStatus(row)).isWip;
  expect(read('0.20.52', { id: 's', short_name: 'wip' })).toBe(true);
  expect(read('0.20.52', { id: 's', short_name: 'todo' })).toBe(false);
  expect(read('1.0.97', { id: 's', short_name: 'wip', is_wip: false })).toBe(false);
  expect(read('1.0.97', { id: 's', short_name: 'anim', is_wip: true })).toBe(true);
});

test('nothing of a person’s row is kept but what is shown', () => {
  const kept = person.parse({
    id: 'p',
    first_name: 'Ada',
    last_name: 'Abel',
    password: 'hash',
    totp_secret: 'secret',
    daily_salary: 400,
    role: 'wizard',
  });
  expect(kept).toEqual({
    id: 'p',
    firstName: 'Ada',
    lastName: 'Abel',
    fullName: 'Ada Abel',
    email: '',
    role: 'user',
    isActive: true,
    isBot: false,
    hasAvatar: false,
    departmentIds: [],
    updatedAt: null,
  });
});

test('notifications and logged time are read', () => {
  const notifications = readRows(wireList('notifications'), reader(notification));
  expect(notifications.rows.map(({ kind, isRead }) => [kind, isRead])).toEqual([
    ['comment', false],
    ['assignation', false],
  ]);
  expect(timeSpent.parse(wire('timeSpent'))).toMatchObject({ day: '2026-11-03', durationMinutes: 120 });
});

test.each([
  ['2026-11-24T12:30:05', '2026-11-24T12:30:05Z'],
  ['2026-11-24 12:30:05', '2026-11-24T12:30:05Z'],
  ['2026-11-24T12:30:05.123456', '2026-11-24T12:30:05.123Z'],
  ['2026-11-24T12:30:05Z', '2026-11-24T12:30:05Z'],
  ['2026-11-24T12:30:05+02:00', '2026-11-24T10:30:05Z'],
  ['2026-11-24', '2026-11-24T00:00:00Z'],
  ['2026-13-24T12:30:05', null],
  ['yesterday', null],
  ['', null],
  [null, null],
  [1_795_523_384, null],
])('the moment %j is %j', (value, expected) => {
  expect(instantOf(value)).toBe(expected);
});

test.each([
  ['2026-06-04T00:00:00', '2026-06-04'],
  ['2026-06-04', '2026-06-04'],
  ['2026-06-04T23:30:00', '2026-06-04'],
  ['2026-06-041', null],
  ['2026-00-04', null],
  [null, null],
])('the day of %j is %j', (value, expected) => {
  expect(dayOf(value)).toBe(expected);
});

test('ids that stand for nothing are none', () => {
  expect(['', 'None', null, undefined, 7, 'a-b'].map(idOf)).toEqual([null, null, null, null, null, 'a-b']);
});

test('numbers in words are numbers', () => {
  expect(['101', ' 7,5 ', 3, 'x', '', null, Number.NaN, Infinity].map(numberOf)).toEqual([
    101,
    7.5,
    3,
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('a drawing that lies in itself without end is left out, and what came with it is kept', () => {
  const fine = { time: 1, drawing: { objects: [{ id: 'line', type: 'path', path: [['M', 0, 0]] }] } };
  const deep: unknown = JSON.parse(`{"time":2,"drawing":${'{"objects":['.repeat(20_000)}${']}'.repeat(20_000)}}`);
  const rows = [{ id: 'preview', task_id: 'task', annotations: [deep, fine] }];
  expect(JSON.stringify(readRows(rows, reader(previewFile)).rows[0]?.annotations)).toBe(JSON.stringify([fine]));
});
