import { expect, test } from 'vitest';
import { statusHistory } from '../../renderer/features/task/statusHistory.ts';
import type { ShownComment } from '../../shared/model/screens.ts';

const comment = (id: string, createdAt: string, taskStatusId: string | null): ShownComment => ({
  id,
  taskId: 'task',
  personId: 'hana',
  editorId: null,
  taskStatusId,
  text: '',
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
  createdAt,
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
  canCheck: false,
  acknowledgeMark: null,
});

test('a history holds what changed the status, the newest first, with how long each lasted', () => {
  const steps = statusHistory([
    comment('3', '2026-11-24T12:00:00Z', 'retake'),
    comment('1', '2026-11-24T09:00:00Z', 'wip'),
    comment('2', '2026-11-24T10:00:00Z', 'wip'),
    comment('4', '2026-11-24T13:00:00Z', null),
  ]);
  expect(steps.map(({ commentId, lastedMs }) => [commentId, lastedMs])).toEqual([
    ['3', null],
    ['1', 3 * 3_600_000],
  ]);
});
