/** A small studio in a real database of its own, and the queries that read it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { emptyOverlay, type Overlay, type TaskPatch } from '../../../electron/engine/commands/overlayView.ts';
import { openDatabase, type Database } from '../../../electron/engine/db/open.ts';
import { createTables, type Tables } from '../../../electron/engine/db/tables.ts';
import { createMirrorQueries, type MirrorQueries } from '../../../electron/engine/queries/registry.ts';
import type { Production } from '../../../shared/model/production.ts';
import type { EntityKind, Person, Role, TaskStatus, TaskType } from '../../../shared/model/studio.ts';
import type { Comment, PreviewFile } from '../../../shared/model/task.ts';
import { entity, task } from './bigProduction.ts';
import { countedReads, type CountedDatabase } from './countedReads.ts';

export type SmallStudio = {
  readonly db: CountedDatabase;
  readonly tables: Tables;
  readonly queries: MirrorQueries;
  /** What waits. */
  readonly lay: (overlay: Partial<Overlay>) => void;
  readonly onDisk: Set<string>;
  readonly pulling: Set<string>;
};

export const today = '2026-11-24';

export function openSmallStudio(who: { readonly personId?: string; readonly role?: Role } = {}): SmallStudio {
  const folder = mkdtempSync(path.join(tmpdir(), 'inari-queries-'));
  const db = countedReads(openDatabase(path.join(folder, 'mirror.db')));
  onTestFinished(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });
  const tables = createTables(db);
  const { personId = 'camille', role = 'user' } = who;
  let overlay: Overlay = emptyOverlay;
  const onDisk = new Set<string>();
  const pulling = new Set<string>();
  fill(db, tables, role);
  const queries = createMirrorQueries({
    db,
    tables,
    overlay: () => overlay,
    me: () => ({ personId, role }),
    now: () => Date.parse(`${today}T12:00:00`),
    media: { has: (kind, id) => onDisk.has(`${kind} ${id}`) },
    isPulling: (key) => pulling.has(key),
  });
  return {
    db,
    tables,
    queries,
    lay: (parts) => {
      overlay = { ...emptyOverlay, ...parts };
    },
    onDisk,
    pulling,
  };
}

export const waiting = (change: Omit<TaskPatch, 'marks'>): TaskPatch => ({
  ...change,
  marks: {
    status: change.taskStatusId === undefined ? null : 'waiting',
    assignees: change.assigneeIds === undefined ? null : 'waiting',
    priority: change.priority === undefined ? null : 'waiting',
    any: 'waiting',
    fields: {},
  },
});

const status = (id: string, priority: number, flags: Partial<TaskStatus> = {}): TaskStatus => ({
  id,
  name: id,
  shortName: id.toUpperCase(),
  color: '#000000',
  priority,
  isDefault: false,
  isDone: false,
  isRetake: false,
  isFeedbackRequest: false,
  isWip: false,
  isArtistAllowed: true,
  isClientAllowed: false,
  isForConcept: false,
  isArchived: false,
  ...flags,
});

const taskType = (
  id: string,
  name: string,
  priority: number,
  forEntity: EntityKind,
  departmentId: string,
): TaskType => ({
  id,
  name,
  shortName: '',
  color: '#000000',
  priority,
  forEntity,
  departmentId,
  allowTimelog: true,
  isArchived: false,
});

const person = (id: string, fullName: string, role: Role, departmentIds: readonly string[] = []): Person => ({
  id,
  firstName: fullName.split(' ')[0] ?? '',
  lastName: fullName.split(' ')[1] ?? '',
  fullName,
  email: '',
  role,
  isActive: true,
  isBot: false,
  hasAvatar: false,
  departmentIds,
  updatedAt: null,
});

export const production = (id: string, name: string, more: Partial<Production> = {}): Production => ({
  id,
  name,
  code: '',
  description: '',
  productionType: 'short',
  fps: 24,
  resolution: '1920x1080',
  ratio: '16:9',
  startDate: null,
  endDate: null,
  hasAvatar: false,
  isOpen: true,
  isClientsIsolated: false,
  isFrameInNumbering: false,
  revisionPadding: 0,
  backgroundIds: [],
  defaultBackgroundId: null,
  firstEpisodeId: null,
  homepage: '',
  role: 'user',
  taskTypes: [],
  taskStatuses: [],
  assetTypeIds: [],
  teamIds: ['camille', 'hana', 'otto'],
  descriptors: [],
  updatedAt: null,
  ...more,
});

export const comment = (id: string, taskId: string, personId: string, more: Partial<Comment> = {}): Comment => ({
  id,
  taskId,
  personId,
  editorId: null,
  taskStatusId: 'wip',
  text: id,
  checklist: [],
  links: [],
  isPinned: false,
  isForClient: false,
  mentionIds: [],
  departmentMentionIds: [],
  acknowledgementIds: [],
  previewFileIds: [],
  attachments: [],
  replies: [],
  createdAt: '2026-11-20T10:00:00Z',
  updatedAt: null,
  ...more,
});

export const previewFile = (
  id: string,
  taskId: string,
  revision: number,
  more: Partial<PreviewFile> = {},
): PreviewFile => ({
  id,
  taskId,
  revision,
  position: 1,
  extension: 'mp4',
  originalName: `${id}.mov`,
  status: 'ready',
  validationStatus: 'neutral',
  sizeBytes: 10,
  widthPx: null,
  heightPx: null,
  durationSeconds: null,
  personId: 'camille',
  annotations: null,
  createdAt: '2026-11-20T10:00:00Z',
  updatedAt: null,
  ...more,
});

function fill(db: Database, tables: Tables, role: Role): void {
  db.write(() => {
    tables.organisations.replaceAll([
      { id: 'org', name: 'Halcyon', hoursByDay: 7.5, areTimesheetsLocked: false, hasAvatar: false },
    ]);
    tables.departments.replaceAll([
      { id: 'anim', name: 'Animation', color: '#000000', isArchived: false },
      { id: 'fx-dep', name: 'FX', color: '#000000', isArchived: false },
    ]);
    tables.people.replaceAll([
      person('camille', 'Camille Roy', role, ['anim']),
      person('hana', 'Hana Okafor', 'supervisor', ['anim']),
      person('otto', 'Otto Client', 'client'),
      { ...person('gone', 'Ancient One', 'user'), isActive: false },
    ]);
    tables.taskStatuses.replaceAll([
      status('todo', 1, { isDefault: true }),
      status('ready', 2),
      status('wip', 3, { isWip: true }),
      status('wfa', 4, { isFeedbackRequest: true }),
      status('retake', 5, { isRetake: true, isArtistAllowed: false }),
      status('done', 6, { isDone: true, isArtistAllowed: false }),
    ]);
    tables.taskTypes.replaceAll([
      taskType('animation', 'Animation', 2, 'Shot', 'anim'),
      taskType('layout', 'Layout', 1, 'Shot', 'anim'),
      taskType('fx', 'FX', 3, 'Shot', 'fx-dep'),
      taskType('modeling', 'Modeling', 1, 'Asset', 'anim'),
    ]);
    tables.assetTypes.replaceAll([
      { id: 'props', name: 'Props', taskTypeIds: [], isArchived: false },
      { id: 'chars', name: 'Characters', taskTypeIds: [], isArchived: false },
    ]);
    tables.productions.replaceAll([
      production('film', 'Lanternfall', { role }),
      production('shut', 'Harbour Tales', { role, isOpen: false }),
      production('series', 'Petrel', { role, productionType: 'tvshow' }),
    ]);
    for (const row of [
      entity('sq10', 'film', 'Sequence', 'SQ010', null, { description: 'Harbor dawn' }),
      entity('sq20', 'film', 'Sequence', 'SQ020', null),
      entity('sh1', 'film', 'Shot', 'SH0010', 'sq10', { mainPreviewFileId: 'pic1', description: 'Boats leave' }),
      entity('sh2', 'film', 'Shot', 'SH0020', 'sq10', { isCanceled: true }),
      entity('sh3', 'film', 'Shot', 'SH0030', 'sq10', { lengthFrames: 50 }),
      entity('sh4', 'film', 'Shot', 'SH0040', 'sq20', { lengthFrames: 200, castCount: 2 }),
      entity('sh5', 'film', 'Shot', 'SH0100', 'sq20', { lengthFrames: null }),
      entity('sh6', 'film', 'Shot', 'Loose', null),
      entity('lantern', 'film', 'Asset', 'Lantern', null, { assetTypeId: 'props', readyForTaskTypeId: 'layout' }),
      entity('boat', 'film', 'Asset', 'Old Boat', null, { assetTypeId: 'props', isShared: true }),
      entity('eloise', 'film', 'Asset', 'Éloïse', null, { assetTypeId: 'chars' }),
      entity('ep1', 'series', 'Episode', 'E01', null),
      entity('ep2', 'series', 'Episode', 'E02', null),
      entity('e1sq1', 'series', 'Sequence', 'SQ1', 'ep1'),
      entity('e2sq1', 'series', 'Sequence', 'SQ1', 'ep2'),
      entity('e1sh1', 'series', 'Shot', 'SH1', 'e1sq1'),
      entity('e2sh1', 'series', 'Shot', 'SH1', 'e2sq1'),
      entity('gull', 'series', 'Asset', 'Gull', null, { assetTypeId: 'chars', sourceId: 'ep2' }),
      entity('sea', 'series', 'Asset', 'Sea', null, { assetTypeId: 'props' }),
      entity('old', 'shut', 'Shot', 'SH0001', null),
    ])
      tables.entities.upsert(row);
    for (const row of [
      task('t1', 'film', 'sh1', 'animation', 'wip', ['camille', 'hana'], { dueDate: '2026-11-26' }),
      task('t1l', 'film', 'sh1', 'layout', 'done', ['camille'], { dueDate: '2026-11-01' }),
      task('t2', 'film', 'sh2', 'animation', 'todo', []),
      task('t3', 'film', 'sh3', 'animation', 'retake', ['camille'], { dueDate: today, priority: 2 }),
      task('t4', 'film', 'sh4', 'animation', 'wfa', ['camille'], { dueDate: null, lastPreviewFileId: 'p2' }),
      task('t4l', 'film', 'sh4', 'layout', 'done', [], { estimationMinutes: 60, durationMinutes: 0 }),
      task('t5', 'film', 'sh5', 'animation', 'ready', ['hana'], { dueDate: '2026-11-20' }),
      task('tm', 'film', 'lantern', 'modeling', 'todo', ['camille'], { dueDate: '2026-12-24' }),
      task('te', 'series', 'e2sh1', 'layout', 'todo', ['camille'], { dueDate: '2026-12-01' }),
      task('told', 'shut', 'old', 'animation', 'wip', ['camille']),
    ])
      tables.tasks.upsert(row);
    tables.scopes.save({
      key: 'production:film',
      state: 'partial',
      asOf: '2026-11-24T09:42:00Z',
      watermark: null,
      etag: null,
      loadedCount: 6,
      expectedCount: 40,
      errorCode: null,
    });
  });
}
