/** What waits in the outbox as the queries see it: laid over the mirror's rows when an answer is made, never written there. */
import type { AnnotationChange } from '../../../shared/model/annotation.ts';
import type { CastingChange } from '../../../shared/model/casting.ts';
import type { EntityChange, FieldKey, TaskChange } from '../../../shared/model/changes.ts';
import type { Entity, EntityData } from '../../../shared/model/entity.ts';
import type { MetadataDescriptor } from '../../../shared/model/production.ts';
import type { SavedSearch, SavedSearchChange, SearchGroup } from '../../../shared/model/savedSearch.ts';
import type { OwnNotesChange } from '../../../shared/model/ownNotes.ts';
import type { Playlist, PlaylistEntryChange, PlaylistFieldChange } from '../../../shared/model/playlist.ts';
import type { Day, Id, Instant } from '../../../shared/model/studio.ts';
import type { Mark } from '../../../shared/model/sync.ts';
import type { ChecklistItem } from '../../../shared/model/checklist.ts';
import type { PreviewFile, Priority, Task } from '../../../shared/model/task.ts';

export type WaitingFile = {
  readonly id: Id;
  readonly name: string;
  /** Lower case, without the dot. */
  readonly extension: string;
  readonly sizeBytes: number;
};

/** What the commands of one task make of it. A field is there only where a command sets it. */
export type TaskPatch = {
  readonly taskStatusId?: Id;
  readonly priority?: Priority;
  readonly isSubscribed?: boolean;
  readonly assigneeIds?: { readonly add: readonly Id[]; readonly remove: readonly Id[] };
  readonly fields?: Partial<Pick<Task, TaskChange['field']>>;
  readonly isDeleted?: true;
  /** The most urgent mark of the commands behind each field; `any` of all commands of the task, comments included. */
  readonly marks: {
    readonly status: Mark | null;
    readonly assignees: Mark | null;
    readonly priority: Mark | null;
    readonly any: Mark | null;
    readonly fields: Readonly<Partial<Record<FieldKey, Mark>>>;
  };
};

/** An asset that a concept is to be of, or no more, by the asset's temporary id where it waits too. */
export type LinkPatch = { readonly linkedId: Id; readonly value: boolean; readonly mark: Mark };

/** What the commands of one shot or asset make of it. */
export type EntityPatch = {
  readonly fields: Partial<Pick<Entity, Exclude<EntityChange['field'], 'metadata' | 'linkedIds'>>>;
  /** Of a concept, one after the other. */
  readonly links: readonly LinkPatch[];
  /** The keys of the metadata that are set. */
  readonly data: EntityData;
  /** For good. */
  readonly isDeleted?: true;
  readonly marks: Readonly<Partial<Record<FieldKey | 'any', Mark>>>;
};

/** A shot or an asset that the server does not have so far, by its temporary id. */
export type WaitingEntity = {
  readonly entity: Entity;
  /** Above every key of a row of the mirror. */
  readonly key: number;
  readonly mark: Mark;
};

/** What waits for the casting of one shot or asset. */
export type CastingPatch = {
  /** One after the other; not what was refused. */
  readonly changes: readonly CastingChange[];
  /** By asset. */
  readonly marks: ReadonlyMap<Id, Mark>;
};

/** What the commands of one playlist make of it. */
export type PlaylistPatch = {
  readonly fields: Partial<Pick<Playlist, PlaylistFieldChange['field']>>;
  /** What is done to its entries, one after the other; not what was refused. */
  readonly changes: readonly PlaylistEntryChange[];
  readonly isDeleted: boolean;
  readonly marks: Readonly<Partial<Record<FieldKey | 'any', Mark>>>;
  /** Of the entries that a change is about, by their entity. */
  readonly entryMarks: ReadonlyMap<Id, Mark>;
};

/** A playlist that the server does not have so far, by its temporary id. */
export type WaitingPlaylist = { readonly playlist: Playlist; readonly mark: Mark };

/** What the commands of one saved search, or group of them, make of it. */
export type SearchPatch = { readonly change: SavedSearchChange; readonly isDeleted: boolean; readonly mark: Mark };

/** A saved search, or a group, that the server does not have so far, by its temporary id. */
export type WaitingSearch = { readonly row: SavedSearch | SearchGroup; readonly mark: Mark };

/** What the commands of one column of metadata make of it. */
export type DescriptorPatch = {
  /** Null where the server has it. */
  readonly made: MetadataDescriptor | null;
  readonly change: Partial<MetadataDescriptor>;
  readonly isDeleted: boolean;
  readonly mark: Mark;
};

/** One command's effect on the comments of a task, in the order the commands were written. */
export type CommentPatch =
  | {
      readonly kind: 'add';
      readonly commandId: Id;
      readonly mark: Mark;
      /** Temporary, until the server gives one. */
      readonly commentId: Id;
      readonly personId: Id;
      /** Null: keeps the task's status. */
      readonly taskStatusId: Id | null;
      readonly text: string;
      readonly checklist: readonly ChecklistItem[];
      readonly writtenAt: Instant;
      readonly files: readonly WaitingFile[];
      /** Set where the comment publishes one. */
      readonly revision: number | null;
    }
  | {
      readonly kind: 'edit';
      readonly commandId: Id;
      readonly mark: Mark;
      readonly commentId: Id;
      readonly text: string;
      readonly checklist: readonly ChecklistItem[];
    }
  | {
      readonly kind: 'pin';
      readonly commandId: Id;
      readonly mark: Mark;
      readonly commentId: Id;
      readonly isPinned: boolean;
    }
  | { readonly kind: 'delete'; readonly commandId: Id; readonly mark: Mark; readonly commentId: Id }
  | {
      readonly kind: 'acknowledge';
      readonly commandId: Id;
      readonly mark: Mark;
      readonly commentId: Id;
      readonly personId: Id;
      readonly isAcknowledged: boolean;
    }
  | {
      readonly kind: 'reply';
      readonly commandId: Id;
      readonly mark: Mark;
      readonly commentId: Id;
      /** Temporary. */
      readonly replyId: Id;
      readonly personId: Id;
      readonly text: string;
      readonly writtenAt: Instant;
      readonly files: readonly WaitingFile[];
    }
  | {
      readonly kind: 'deleteReply';
      readonly commandId: Id;
      readonly mark: Mark;
      readonly commentId: Id;
      readonly replyId: Id;
    }
  | {
      readonly kind: 'deleteAttachment';
      readonly commandId: Id;
      readonly mark: Mark;
      readonly commentId: Id;
      readonly attachmentId: Id;
    };

/** A revision that waits to be published. */
export type WaitingRevision = {
  readonly commandId: Id;
  readonly mark: Mark;
  readonly revision: number;
  readonly personId: Id;
  readonly writtenAt: Instant;
  /** In order of position, from 1. */
  readonly files: readonly WaitingFile[];
};

/** One's own minutes of a day on a task, as they shall be; 0 removes the entry. */
export type TimePatch = {
  readonly commandId: Id;
  readonly mark: Mark;
  readonly taskId: Id;
  readonly day: Day;
  readonly durationMinutes: number;
};

/** One's own days off, by the first of them; not `isOff`: taken back. */
export type DaysOffPatch = {
  readonly mark: Mark;
  readonly firstDay: Day;
  readonly lastDay: Day;
  readonly description: string;
  readonly isOff: boolean;
};

/** One command's effect on a chat, in the order the commands were written. */
export type ChatPatch =
  | {
      readonly kind: 'say';
      readonly commandId: Id;
      readonly mark: Mark;
      /** Temporary, until the server gives one. */
      readonly messageId: Id;
      readonly personId: Id;
      readonly text: string;
      readonly writtenAt: Instant;
      readonly files: readonly WaitingFile[];
    }
  | { readonly kind: 'delete'; readonly commandId: Id; readonly mark: Mark; readonly messageId: Id };

/** What is done to a file of a revision. */
export type PreviewPatch = {
  readonly mark: Mark;
  readonly validationStatus?: PreviewFile['validationStatus'];
  /** One after the other; not what was refused. */
  readonly drawn?: readonly AnnotationChange[];
  readonly isDeleted?: true;
};

/** Whether somebody shall be in a production's team. */
export type TeamPatch = { readonly mark: Mark; readonly isMember: boolean };

/** Whether one's own notification is read, as it shall be. */
export type NotificationPatch = { readonly mark: Mark; readonly isRead: boolean };

/** What waits for the ways in which one is told by the server. */
export type OwnNotesPatch = {
  /** One after the other; not what was refused. */
  readonly changes: readonly OwnNotesChange[];
  readonly marks: ReadonlyMap<OwnNotesChange['field'], Mark>;
};

/** Whether a rejected command still changes a task's fields is decided where this is built; its mark is in `marks` anyway. */
export type Overlay = {
  readonly tasks: ReadonlyMap<Id, TaskPatch>;
  readonly entities: ReadonlyMap<Id, EntityPatch>;
  readonly newEntities: ReadonlyMap<Id, WaitingEntity>;
  readonly castings: ReadonlyMap<Id, CastingPatch>;
  readonly playlists: ReadonlyMap<Id, PlaylistPatch>;
  readonly newPlaylists: ReadonlyMap<Id, WaitingPlaylist>;
  /** Tasks that the server does not have so far: by entity, then by task type. */
  readonly newTasks: ReadonlyMap<Id, ReadonlyMap<Id, Mark>>;
  /** By production, then by descriptor. */
  readonly descriptors: ReadonlyMap<Id, ReadonlyMap<Id, DescriptorPatch>>;
  readonly searches: ReadonlyMap<Id, SearchPatch>;
  readonly newSearches: ReadonlyMap<Id, WaitingSearch>;
  readonly comments: ReadonlyMap<Id, readonly CommentPatch[]>;
  readonly revisions: ReadonlyMap<Id, readonly WaitingRevision[]>;
  /** By day, one patch a task: the newest wins. */
  readonly timeSpents: ReadonlyMap<Day, readonly TimePatch[]>;
  /** By the first day: the newest wins. */
  readonly daysOff: ReadonlyMap<Day, DaysOffPatch>;
  readonly notifications: ReadonlyMap<Id, NotificationPatch>;
  readonly previews: ReadonlyMap<Id, PreviewPatch>;
  /** By task, the file that its entity shall be seen by. */
  readonly mainPreviews: ReadonlyMap<Id, Id>;
  /** By entity. */
  readonly chats: ReadonlyMap<Id, readonly ChatPatch[]>;
  /** By production, then by person. */
  readonly teams: ReadonlyMap<Id, ReadonlyMap<Id, TeamPatch>>;
  /** By person: one's own alone. */
  readonly ownNotes: ReadonlyMap<Id, OwnNotesPatch>;
};

export const emptyOverlay: Overlay = {
  tasks: new Map(),
  entities: new Map(),
  newEntities: new Map(),
  castings: new Map(),
  playlists: new Map(),
  newPlaylists: new Map(),
  newTasks: new Map(),
  descriptors: new Map(),
  searches: new Map(),
  newSearches: new Map(),
  comments: new Map(),
  revisions: new Map(),
  timeSpents: new Map(),
  daysOff: new Map(),
  notifications: new Map(),
  previews: new Map(),
  mainPreviews: new Map(),
  chats: new Map(),
  teams: new Map(),
  ownNotes: new Map(),
};
