/** A conversation as the engine would tell of it, and what waits of it. */
import type { ShownComment } from '../../../shared/model/screens.ts';
import type { QueueRow } from '../../../shared/model/sync.ts';

export const shownComment = (id: string, part: Partial<ShownComment> = {}): ShownComment => ({
  id,
  taskId: 'task-sq020-sh0040',
  personId: 'hana',
  editorId: null,
  taskStatusId: 'retake',
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
  createdAt: '2026-11-23T17:20:00Z',
  updatedAt: null,
  commandId: null,
  mark: null,
  writtenAt: null,
  shownReplies: [],
  waitingFiles: [],
  revision: null,
  isOwn: false,
  canEdit: false,
  canDelete: false,
  canCheck: true,
  acknowledgeMark: null,
  ...part,
});

export const queueRow = (commandId: string, part: Partial<QueueRow> = {}): QueueRow => ({
  commandId,
  kind: 'postComment',
  taskId: 'task-sq020-sh0040',
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
  canEdit: true,
  ...part,
});

/** One of each: said, waiting, on its way, lost from sight, refused, made on both sides. */
export const marked: readonly ShownComment[] = [
  shownComment('Great energy on the lift. The arc breaks at f1038.', {
    checklist: [
      { text: 'Offset elbow by 3 frames', checked: true, about: null },
      { text: 'Lantern drag, f1043 to f1061', checked: false, about: null },
    ],
    writtenAt: '2026-11-23T14:05:00Z',
  }),
  ...(['waiting', 'sending', 'checking', 'rejected', 'conflict'] as const).map((mark) =>
    shownComment(`This one is ${mark}`, {
      personId: 'camille',
      taskStatusId: 'wip',
      commandId: mark,
      mark,
      isOwn: true,
    }),
  ),
].toReversed();

export const markedRows: readonly QueueRow[] = [
  queueRow('waiting'),
  queueRow('sending', {
    state: 'sending',
    kind: 'publishRevision',
    step: { index: 3, of: 3 },
    sentBytes: 18_000_000,
    totalBytes: 96_000_000,
  }),
  queueRow('checking', { state: 'checking' }),
  queueRow('rejected', { state: 'rejected', error: { code: 'forbidden', detail: { status: 403 } } }),
  queueRow('conflict', {
    state: 'conflict',
    error: { code: 'conflict', detail: { field: 'status', ownValue: 'wip', serverValue: 'wfa' } },
  }),
  queueRow('status', {
    kind: 'setTaskStatus',
    state: 'rejected',
    canEdit: false,
    error: { code: 'rejected', detail: { serverMessage: 'Status is locked' } },
  }),
];
