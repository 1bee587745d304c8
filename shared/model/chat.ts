import type { EntityLabel } from './screens.ts';
import type { Id, Instant } from './studio.ts';
import type { Freshness, Mark } from './sync.ts';
import type { Attachment } from './task.ts';

/** One an entity; who joined it may write. */
export type Chat = {
  readonly entityId: Id;
  readonly productionId: Id;
  readonly chatId: Id;
  /** `SQ020 / SH0040`, as the server writes it: for what is not in the mirror. */
  readonly entityName: string;
  readonly previewFileId: Id | null;
  readonly isJoined: boolean;
  readonly lastMessageAt: Instant | null;
};

export type ChatMessage = {
  readonly id: Id;
  readonly entityId: Id;
  readonly personId: Id | null;
  readonly text: string;
  readonly attachments: readonly Attachment[];
  readonly createdAt: Instant;
};

export type ChatRow = Chat & {
  readonly entity: EntityLabel | null;
  readonly lastText: string;
  readonly lastPersonId: Id | null;
  readonly hasUnread: boolean;
  readonly mark: Mark | null;
};

export type ShownMessage = ChatMessage & {
  readonly commandId: Id | null;
  readonly mark: Mark | null;
  readonly waitingFiles: readonly { readonly id: Id; readonly name: string; readonly sizeBytes: number }[];
  readonly canDelete: boolean;
};

export type ChatRoom = {
  readonly entityId: Id;
  readonly entity: EntityLabel | null;
  readonly entityName: string;
  readonly productionId: Id | null;
  /** Oldest first. */
  readonly messages: readonly ShownMessage[];
  readonly canSay: boolean;
  readonly freshness: Freshness;
};
