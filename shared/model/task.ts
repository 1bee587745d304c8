import type { ChecklistItem } from './checklist.ts';
import type { Day, Id, Instant } from './studio.ts';

/** 0 normal, 1 high, 2 very high, 3 emergency. */
export type Priority = 0 | 1 | 2 | 3;

export type Task = {
  readonly id: Id;
  readonly productionId: Id;
  readonly entityId: Id;
  readonly taskTypeId: Id;
  readonly taskStatusId: Id;
  readonly assigneeIds: readonly Id[];
  readonly assignerId: Id | null;
  readonly priority: Priority;
  /** 1 to 5. */
  readonly difficulty: number;
  readonly estimationMinutes: number;
  readonly durationMinutes: number;
  readonly retakeCount: number;
  readonly startDate: Day | null;
  readonly dueDate: Day | null;
  readonly realStartDate: Instant | null;
  readonly endDate: Instant | null;
  readonly doneDate: Instant | null;
  readonly lastCommentAt: Instant | null;
  readonly lastPreviewFileId: Id | null;
  readonly readyAssetCount: number;
  /** Null where the list it came from does not tell. */
  readonly isSubscribed: boolean | null;
  readonly updatedAt: Instant | null;
};

export type Comment = {
  readonly id: Id;
  readonly taskId: Id;
  readonly personId: Id | null;
  readonly editorId: Id | null;
  readonly taskStatusId: Id | null;
  /** Markdown, as its author wrote it. */
  readonly text: string;
  readonly checklist: readonly ChecklistItem[];
  readonly links: readonly string[];
  readonly isPinned: boolean;
  readonly isForClient: boolean;
  readonly mentionIds: readonly Id[];
  readonly departmentMentionIds: readonly Id[];
  readonly acknowledgementIds: readonly Id[];
  readonly previewFileIds: readonly Id[];
  readonly attachments: readonly Attachment[];
  readonly replies: readonly Reply[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant | null;
};

export type Reply = {
  readonly id: Id;
  readonly personId: Id | null;
  readonly text: string;
  readonly mentionIds: readonly Id[];
  readonly createdAt: Instant;
};

export type Attachment = {
  readonly id: Id;
  readonly name: string;
  readonly extension: string;
  readonly sizeBytes: number;
  /** Set when it came with a reply. */
  readonly replyId: Id | null;
};

export type PreviewStatus = 'processing' | 'ready' | 'broken' | 'missing';
export type ValidationStatus = 'neutral' | 'validated' | 'rejected';

export type PreviewFile = {
  readonly id: Id;
  readonly taskId: Id;
  readonly revision: number;
  /** From 1; the file at 1 stands for the revision. */
  readonly position: number;
  /** Lower case, without the dot. */
  readonly extension: string;
  readonly originalName: string;
  readonly status: PreviewStatus;
  readonly validationStatus: ValidationStatus;
  readonly sizeBytes: number | null;
  readonly widthPx: number | null;
  readonly heightPx: number | null;
  readonly durationSeconds: number | null;
  readonly personId: Id | null;
  /** Kitsu's annotation JSON, kept untouched; null until it has been read. */
  readonly annotations: readonly unknown[] | null;
  readonly createdAt: Instant;
  readonly updatedAt: Instant | null;
};

/** Minutes one person logged on one task on one day; one row per (person, task, day). */
export type TimeSpent = {
  readonly id: Id;
  readonly taskId: Id;
  readonly personId: Id;
  readonly day: Day;
  readonly durationMinutes: number;
};

export const notificationKinds = [
  'comment',
  'mention',
  'assignation',
  'reply',
  'reply-mention',
  'playlist-ready',
] as const;

export type Notification = {
  readonly id: Id;
  readonly kind: (typeof notificationKinds)[number];
  readonly authorId: Id | null;
  readonly commentId: Id | null;
  readonly taskId: Id | null;
  readonly productionId: Id | null;
  readonly taskTypeId: Id | null;
  /** The status that the comment gave the task. */
  readonly taskStatusId: Id | null;
  readonly isStatusChange: boolean;
  /** What was said: the comment or the reply; of a playlist its name. Empty where the account may not read it. */
  readonly text: string;
  /** `SQ020 / SH0040`, as the server writes it: for what is not in the mirror. */
  readonly entityName: string;
  /** One follows the task without being assigned to it. */
  readonly isFollowed: boolean;
  readonly isRead: boolean;
  readonly createdAt: Instant;
};
