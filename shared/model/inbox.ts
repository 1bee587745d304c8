import type { EntityLabel } from './screens.ts';
import type { Id, Instant } from './studio.ts';
import type { Freshness, Mark } from './sync.ts';

/** The server answers no more of them than this. */
export const mostNotificationsAtOnce = 100;

export const inboxTabs = ['unread', 'mentions', 'retakes', 'assigned', 'all'] as const;
export type InboxTab = (typeof inboxTabs)[number];

/** Why one is told, the strongest first: what a group of notifications is named after. */
export const inboxReasons = [
  'retake',
  'mention',
  'reply',
  'assignation',
  'approved',
  'feedback',
  'comment',
  'playlist',
] as const;
export type InboxReason = (typeof inboxReasons)[number];

/** What is told of one task: the strongest reason, and the rest of them. */
export type InboxRow = {
  readonly key: string;
  readonly rev: number;
  /** Of the whole group. */
  readonly notificationIds: readonly Id[];
  readonly isRead: boolean;
  readonly reason: InboxReason;
  readonly authorId: Id | null;
  readonly commentId: Id | null;
  readonly text: string;
  readonly createdAt: Instant;
  /** The others of the group, newest first. */
  readonly others: readonly { readonly reason: InboxReason; readonly authorId: Id | null }[];
  readonly taskId: Id | null;
  readonly productionId: Id | null;
  /** Null where the task is not in the mirror; then `entityName` names it. */
  readonly entity: EntityLabel | null;
  readonly entityName: string;
  readonly taskTypeId: Id | null;
  /** The status that came with it. */
  readonly taskStatusId: Id | null;
  readonly isAssigned: boolean;
  readonly isFollowed: boolean;
  readonly mark: Mark | null;
};

export type Inbox = {
  /** Unread first, then read; the newest first in both. */
  readonly rows: readonly InboxRow[];
  /** How many of them are unread. */
  readonly unreadRowCount: number;
  /** Unread notifications by tab; of `all` every one. */
  readonly counts: Readonly<Record<InboxTab, number>>;
  /** Every unread notification there is, whatever the tab and the filters. */
  readonly unreadIds: readonly Id[];
  /** When the oldest unread one came. */
  readonly unreadSince: Instant | null;
  /** Where notifications came from, for the filter. */
  readonly productionIds: readonly Id[];
  readonly freshness: Freshness;
};
