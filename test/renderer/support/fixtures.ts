/** A studio as the engine would tell of it: Halcyon, with one short film under way. */
import type { AccountSummary, Session } from '../../../shared/model/account.ts';
import type { FileFacts } from '../../../shared/model/files.ts';
import type { Inbox, InboxReason, InboxRow } from '../../../shared/model/inbox.ts';
import type { PinMeasure, PinnedSet } from '../../../shared/model/pins.ts';
import type { Production } from '../../../shared/model/production.ts';
import type { ChosenTaskRow, TaskSummary } from '../../../shared/model/chosenTasks.ts';
import type { EntityLabel, Studio, TaskDetail, TodoRow } from '../../../shared/model/screens.ts';
import type { Person, TaskStatus, TaskType } from '../../../shared/model/studio.ts';
import type { QueueRow, SentRow, SyncState } from '../../../shared/model/sync.ts';
import type { PreviewFile } from '../../../shared/model/task.ts';
import type { Timesheet } from '../../../shared/model/timesheet.ts';
import { taskSummary } from '../../../shared/rules/taskSummary.ts';

export const now = '2026-11-24T10:42:00Z';

export const account: AccountSummary = {
  id: 'account-1',
  serverUrl: 'https://kitsu.halcyon.tv',
  serverName: 'kitsu.halcyon.tv',
  studioName: 'Halcyon Studio',
  personId: 'camille',
  personName: 'Camille Roy',
  email: 'camille@halcyon.tv',
  isDemo: false,
  lastOpenedAt: now,
  lastPulledAt: '2026-11-24T10:41:48Z',
  waitingCount: 0,
  sizeBytes: 15_600_000_000,
  isSignedIn: true,
};

export const otherAccount: AccountSummary = {
  ...account,
  id: 'account-2',
  serverUrl: 'https://kitsu.northquay.example',
  serverName: 'kitsu.northquay.example',
  studioName: 'North Quay Pictures',
  lastPulledAt: '2026-11-02T18:04:00Z',
  waitingCount: 2,
  isSignedIn: false,
};

export const openSession: Extract<Session, { kind: 'open' }> = {
  kind: 'open',
  account,
  personId: 'camille',
  role: 'user',
  signIn: 'signed-in',
  tokenStore: 'key-store',
};

const person = (id: string, fullName: string, departmentId = 'animation'): Person => {
  const [firstName = '', lastName = ''] = fullName.split(' ');
  return {
    id,
    firstName,
    lastName,
    fullName,
    email: `${id}@halcyon.tv`,
    role: 'user',
    isActive: true,
    isBot: false,
    hasAvatar: false,
    departmentIds: [departmentId],
    updatedAt: null,
  };
};

const status = (id: string, name: string, color: string, flags: Partial<TaskStatus> = {}): TaskStatus => ({
  id,
  name,
  shortName: id,
  color,
  priority: 0,
  isDefault: false,
  isDone: false,
  isRetake: false,
  isFeedbackRequest: false,
  isWip: false,
  isArtistAllowed: true,
  isClientAllowed: true,
  isForConcept: false,
  isArchived: false,
  ...flags,
});

const taskType = (id: string, name: string, color: string, priority: number): TaskType => ({
  id,
  name,
  shortName: id.slice(0, 4),
  color,
  priority,
  forEntity: 'Shot',
  departmentId: 'animation',
  allowTimelog: true,
  isArchived: false,
});

const production = (id: string, name: string, isOpen = true): Production => ({
  id,
  name,
  code: name.slice(0, 3).toUpperCase(),
  description: '',
  productionType: 'short',
  fps: 24,
  resolution: '1920x1080',
  ratio: '16:9',
  startDate: '2026-03-02',
  endDate: '2027-02-26',
  hasAvatar: id === 'lanternfall',
  isOpen,
  isClientsIsolated: false,
  isFrameInNumbering: true,
  revisionPadding: 2,
  backgroundIds: [],
  defaultBackgroundId: null,
  firstEpisodeId: null,
  homepage: 'shots',
  role: 'user',
  taskTypes: ['layout', 'animation', 'fx', 'lighting', 'compositing'].map((taskTypeId, priority) => ({
    taskTypeId,
    priority,
  })),
  taskStatuses: ['todo', 'ready', 'wip', 'wfa', 'retake', 'done'].map((taskStatusId, priority) => ({
    taskStatusId,
    priority,
    rolesForBoard: [],
    isClientAllowed: null,
  })),
  assetTypeIds: ['character', 'prop'],
  teamIds: ['camille', 'hana', 'tomasz', 'marcus', 'aiko'],
  descriptors: [],
  updatedAt: null,
});

export const studio: Studio = {
  organisation: { id: 'halcyon', name: 'Halcyon Studio', hoursByDay: 8, areTimesheetsLocked: false, hasAvatar: false },
  people: [
    person('camille', 'Camille Roy'),
    person('hana', 'Hana Okafor'),
    person('tomasz', 'Tomasz Nowak'),
    person('marcus', 'Marcus Webb', 'lighting'),
    person('aiko', 'Aiko Mori'),
  ],
  departments: [
    { id: 'animation', name: 'Animation', color: '#009688', isArchived: false },
    { id: 'lighting', name: 'Lighting', color: '#f9a825', isArchived: false },
  ],
  taskTypes: [
    taskType('layout', 'Layout', '#7cb342', 0),
    taskType('animation', 'Animation', '#009688', 1),
    taskType('fx', 'FX', '#26c6da', 2),
    taskType('lighting', 'Lighting', '#f9a825', 3),
    taskType('compositing', 'Compositing', '#ff5252', 4),
  ],
  taskStatuses: [
    status('todo', 'Todo', '#f5f5f5', { isDefault: true }),
    status('ready', 'Ready To Start', '#fbc02d'),
    status('wip', 'Work In Progress', '#3273dc', { isWip: true }),
    status('wfa', 'Waiting For Approval', '#ab26ff', { isFeedbackRequest: true }),
    status('retake', 'Retake', '#ff3860', { isRetake: true, isArtistAllowed: false }),
    status('done', 'Done', '#22d160', { isDone: true, isArtistAllowed: false }),
  ],
  assetTypes: [
    { id: 'character', name: 'Characters', taskTypeIds: [], isArchived: false },
    { id: 'prop', name: 'Props', taskTypeIds: [], isArchived: false },
  ],
  productions: [
    production('lanternfall', 'Lanternfall'),
    production('harbour', 'Harbour Tales'),
    production('ostara', 'Ostara', false),
  ],
  keepsColumnOrder: true,
};

export const liveSync: SyncState = {
  connection: { kind: 'live' },
  pulling: null,
  outbox: { waiting: 0, held: 0, sending: 0, checking: 0, rejected: 0 },
  uploads: 0,
  lastPulledAt: '2026-11-24T10:41:48Z',
  lastFullPullAt: '2026-11-24T09:38:00Z',
  serverVersion: '0.20.52',
  clockSkewMs: 200,
  slowedUntil: null,
  isPaused: false,
};

const shot = (sequence: string, name: string, description: string): EntityLabel => ({
  entityId: `${sequence}-${name}`.toLowerCase(),
  kind: 'Shot',
  episodeName: '',
  parentName: sequence,
  name,
  description,
  mainPreviewFileId: `preview-${sequence}-${name}`.toLowerCase(),
  isCanceled: false,
});

export const shots = {
  lantern: shot('SQ020', 'SH0040', 'Ines lifts the lantern from the jetty'),
  gull: shot('SQ010', 'SH0140', 'Gull takes off'),
  close: shot('SQ020', 'SH0050', 'Close on Ines, lamp glow'),
  lighthouse: shot('SQ020', 'SH0060', 'Lighthouse answers'),
  hull: shot('SQ020', 'SH0070', 'Below the hull, the shoal'),
};

const todo = (entity: EntityLabel, taskStatusId: string, personId: string, text: string): TodoRow => ({
  taskId: `task-${entity.entityId}`,
  rev: 1,
  productionId: 'lanternfall',
  entity,
  taskTypeId: 'animation',
  taskStatusId,
  assigneeIds: ['camille'],
  feedbackAskedAt: null,
  priority: 0,
  startDate: null,
  dueDate: '2026-11-24',
  doneAt: null,
  estimationMinutes: 1440,
  durationMinutes: 1200,
  previewFileId: entity.mainPreviewFileId,
  lastComment: { personId, text, createdAt: '2026-11-23T17:20:00Z' },
  mark: null,
});

export const todoRows: readonly TodoRow[] = [
  todo(shots.lantern, 'retake', 'hana', 'Great energy on the lift. The arc breaks at f1038, her elbow leads too late.'),
  todo(shots.gull, 'retake', 'hana', 'Tail feathers intersect the boom from f1012'),
  todo(shots.close, 'wip', 'camille', 'Blocking with breath pass, no lips yet'),
  todo(shots.hull, 'ready', 'aiko', 'Layout approved, shoal proxy is in the scene'),
];

export const chosenRows: readonly ChosenTaskRow[] = todoRows.map((row) => ({
  taskId: row.taskId,
  entity: row.entity,
  taskTypeId: row.taskTypeId,
  taskStatusId: row.taskStatusId,
  assigneeIds: row.assigneeIds,
  priority: row.priority,
  mark: row.mark,
}));

export const chosenTasks: TaskSummary = taskSummary(todoRows, {
  statusIds: ['ready', 'wip', 'retake'],
  taskTypeIds: ['animation', 'lighting'],
});

export function taskDetail(taskId: string): TaskDetail | null {
  const entity = Object.values(shots).find(({ entityId }) => taskId === `task-${entityId}`);
  if (!entity) return null;
  return {
    task: {
      id: taskId,
      productionId: 'lanternfall',
      entityId: entity.entityId,
      taskTypeId: entity.name === 'SH0060' ? 'lighting' : 'animation',
      taskStatusId: 'retake',
      assigneeIds: ['camille'],
      assignerId: 'hana',
      priority: 1,
      difficulty: 3,
      estimationMinutes: 1440,
      durationMinutes: 1200,
      retakeCount: 1,
      startDate: null,
      dueDate: '2026-11-24',
      realStartDate: null,
      endDate: null,
      doneDate: null,
      lastCommentAt: null,
      lastPreviewFileId: null,
      readyAssetCount: 0,
      isSubscribed: false,
      updatedAt: null,
    },
    mark: null,
    statusMark: null,
    assigneesMark: null,
    priorityMark: null,
    fieldMarks: {},
    production: { id: 'lanternfall', name: 'Lanternfall', fps: 24, isOpen: true },
    entity,
    frames: { in: 1001, out: 1152, count: 152 },
    publishTarget: {
      fps: 24,
      widthPx: 1920,
      heightPx: 1080,
      frameCount: 152,
      limitBytes: 10_737_418_240,
      refusedBytes: null,
    },
    rights: {
      canComment: true,
      statusIds: ['todo', 'ready', 'wip', 'wfa'],
      canPublish: true,
      canAssign: false,
      canAssignSelf: true,
      canUnassignSelf: true,
      canSetPriority: false,
      canPlan: false,
      canLogTime: true,
      canPin: true,
      canDraw: true,
      canSetMainPreview: true,
      canValidate: true,
      canDeletePreview: true,
      refusals: { priority: 'role', plan: 'role' },
    },
    repliesTakeFiles: true,
    revisions: [],
    nextRevision: 4,
    siblings: [],
    cast: [],
    freshness: complete,
  };
}

export const complete = {
  state: 'complete',
  asOf: now,
  isPulling: false,
  loadedCount: null,
  expectedCount: null,
  error: null,
} as const;

const queued = (commandId: string, entity: EntityLabel, rest: Partial<QueueRow>): QueueRow => ({
  commandId,
  kind: 'setTaskStatus',
  taskId: `task-${entity.entityId}`,
  entity: null,
  playlist: null,
  change: null,
  state: 'waiting',
  writtenAt: '2026-11-24T10:05:00Z',
  excerpt: '',
  taskStatusId: null,
  personId: null,
  priority: null,
  durationMinutes: null,
  day: null,
  files: [],
  step: null,
  sentBytes: null,
  totalBytes: null,
  attempts: 0,
  error: null,
  isBlockedBy: null,
  isHeldUp: false,
  turn: null,
  hold: null,
  canHold: true,
  canEdit: false,
  ...rest,
});

export const queueRows: readonly QueueRow[] = [
  queued('c1', shots.lantern, {
    state: 'conflict',
    taskStatusId: 'wip',
    error: { code: 'conflict', detail: { field: 'status', ownValue: 'wip', serverValue: 'wfa' } },
  }),
  queued('c2', shots.lighthouse, {
    state: 'rejected',
    writtenAt: '2026-11-24T09:36:00Z',
    error: { code: 'forbidden', detail: { status: 403 } },
  }),
  queued('c3', shots.close, {
    kind: 'publishRevision',
    state: 'sending',
    writtenAt: '2026-11-24T10:41:00Z',
    step: { index: 3, of: 3 },
    sentBytes: 18_000_000,
    totalBytes: 96_000_000,
  }),
  queued('c4', shots.lantern, {
    kind: 'postComment',
    excerpt: 'Elbow fixed. Working on the drag now…',
    isBlockedBy: 'c1',
    canEdit: true,
  }),
  queued('c5', shots.close, { kind: 'logTime', durationMinutes: 210, day: '2026-11-24', canEdit: false }),
];

export const sentRows: readonly SentRow[] = [
  { name: shots.gull, taskStatusId: 'wfa', wasRecognised: false },
  { name: shots.close, taskStatusId: 'wip', wasRecognised: false },
  { name: shots.lantern, taskStatusId: null, wasRecognised: true },
].map(({ name, taskStatusId, wasRecognised }, index) => ({
  commandId: `s${String(index)}`,
  kind: taskStatusId === null ? 'postComment' : 'setTaskStatus',
  taskId: `task-${name.entityId}`,
  entity: null,
  playlist: null,
  field: null,
  writtenAt: '2026-11-24T09:31:00Z',
  sentAt: '2026-11-24T10:39:00Z',
  excerpt: taskStatusId === null ? 'On it' : '',
  taskStatusId,
  durationMinutes: null,
  wasRecognised,
}));

const told = (
  entity: EntityLabel,
  reason: InboxReason,
  authorId: string,
  text: string,
  rest: Partial<InboxRow> = {},
): InboxRow => ({
  key: `unread task-${entity.entityId}`,
  rev: 1,
  notificationIds: [`n-${entity.entityId}`],
  isRead: false,
  reason,
  authorId,
  commentId: `comment-${entity.entityId}`,
  text,
  createdAt: '2026-11-24T08:58:00Z',
  others: [],
  taskId: `task-${entity.entityId}`,
  productionId: 'lanternfall',
  entity,
  entityName: '',
  taskTypeId: 'animation',
  taskStatusId: null,
  isAssigned: true,
  isFollowed: false,
  mark: null,
  ...rest,
});

const inboxRows: readonly InboxRow[] = [
  told(shots.gull, 'retake', 'hana', 'Tail feathers intersect the boom from f1012. The landing itself is right.', {
    taskStatusId: 'retake',
    notificationIds: ['n1', 'n2'],
    others: [{ reason: 'mention', authorId: 'hana' }],
  }),
  told(shots.lighthouse, 'mention', 'tomasz', '@Camille Roy is the key parented to the lantern or to her wrist?', {
    isAssigned: false,
    isFollowed: true,
    taskTypeId: 'lighting',
  }),
  told(shots.hull, 'assignation', 'aiko', '', { taskStatusId: 'ready', commentId: null }),
  told(shots.lantern, 'reply', 'tomasz', 'Yes, chain rig by Tuesday.', { key: 'read task-sq020-sh0040', isRead: true }),
];

export const inbox: Inbox = {
  rows: inboxRows,
  unreadRowCount: 3,
  counts: { unread: 4, mentions: 2, retakes: 1, assigned: 1, all: 4 },
  unreadIds: inboxRows.filter(({ isRead }) => !isRead).flatMap(({ notificationIds }) => notificationIds),
  unreadSince: '2026-11-20T17:00:00Z',
  productionIds: ['lanternfall'],
  freshness: complete,
};

export const measured: PinMeasure = {
  shotCount: 24,
  assetCount: 0,
  taskCount: 96,
  previewCount: 61,
  fileCount: 183,
  totalBytes: 4_100_000_000,
  hereBytes: 100_000_000,
  doubtfulBytes: 0,
  isCounted: true,
  freeBytes: 214_000_000_000,
  bytesPerSecond: null,
};

export const crossing: PinnedSet = {
  id: 'crossing',
  subject: { kind: 'sequence', productionId: 'lanternfall', sequenceId: 'sq020' },
  name: 'SQ020',
  media: 'previews',
  revisionCount: 3,
  hasSources: false,
  state: 'up-to-date',
  shotCount: 24,
  assetCount: 0,
  taskCount: 96,
  fileCount: 183,
  hereCount: 183,
  totalBytes: 4_100_000_000,
  hereBytes: 4_100_000_000,
  secondsLeft: null,
  failed: [],
  thumbnailId: null,
};

const today = new Date().toISOString().slice(0, 10);

export const timesheet: Timesheet = {
  rows: [
    { entity: shots.lantern, minutes: 240 },
    { entity: shots.gull, minutes: 90 },
    { entity: shots.hull, minutes: 0 },
  ].map(({ entity, minutes }) => ({
    taskId: `task-${entity.entityId}`,
    rev: 1,
    productionId: 'lanternfall',
    entity,
    taskTypeId: 'animation',
    days: minutes === 0 ? {} : { [today]: { durationMinutes: minutes, mark: null } },
    canLog: true,
  })),
  daysOff: [],
  dayMinutes: 480,
  areDaysLocked: false,
  freshness: complete,
};

/** Of a movie that is as its shot expects. */
export const movieFacts: FileFacts = {
  sizeBytes: 96_000_000,
  content: 'movie',
  widthPx: 1920,
  heightPx: 1080,
  codec: 'H.264',
  isPlayableHere: true,
  fps: 24,
  isFpsSteady: true,
  frameCount: 152,
  problem: null,
};

/** A movie of its third revision. */
export const previewFile = (part: Partial<PreviewFile> = {}): PreviewFile => ({
  id: 'preview-1',
  taskId: 'task-sq020-sh0040',
  revision: 3,
  position: 1,
  extension: 'mp4',
  originalName: 'lantern_v3',
  status: 'ready',
  validationStatus: 'neutral',
  sizeBytes: 96_000_000,
  widthPx: 1920,
  heightPx: 1080,
  durationSeconds: 6.3,
  personId: 'camille',
  annotations: null,
  createdAt: '2026-11-23T15:02:00Z',
  updatedAt: null,
  ...part,
});
