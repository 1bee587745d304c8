/**
 * One file per thing a user does. A command is planned when it is given (rules checked, files kept), laid over the mirror
 * while it waits, sent in its turn, and looked for on the server when an answer was lost.
 */
import type { z } from 'zod';
import type { ErrorCode, ErrorDetail } from '../../../shared/errors.ts';
import type { CastingEntry } from '../../../shared/model/casting.ts';
import type { Entity } from '../../../shared/model/entity.ts';
import type { MetadataDescriptor } from '../../../shared/model/production.ts';
import type { Playlist } from '../../../shared/model/playlist.ts';
import type { SavedSearch, SearchGroup } from '../../../shared/model/savedSearch.ts';
import type { Day, Id, Instant, Person, Role } from '../../../shared/model/studio.ts';
import type { Task } from '../../../shared/model/task.ts';
import type { CommandKind, QueuedChange, QueuedPlaylist } from '../../../shared/model/sync.ts';
import type { OutboxRecord } from '../db/tables/outbox.ts';
import type { Tables } from '../db/tables.ts';
import type { Kitsu, OutgoingFile } from '../kitsu/kitsu.ts';
import type { OverlayBuilder } from './overlayBuilder.ts';

/** A command read back from the outbox, its payload checked. */
export type Command<Payload> = Omit<OutboxRecord, 'payload'> & { readonly payload: Payload };

/** What one given command becomes in the outbox. */
export type Plan<Payload> =
  | {
      readonly kind: 'accepted';
      readonly taskId: Id | null;
      /** What is sent in the order it was made: of one task, where nothing else is said. */
      readonly chain?: string;
      readonly payload: Payload;
    }
  | {
      readonly kind: 'refused';
      /** Null for what is about an entity itself. */
      readonly taskId: Id | null;
      readonly entityId?: Id;
      readonly code: ErrorCode;
      readonly detail: ErrorDetail;
    };

export type PlanContext = {
  readonly tables: Tables;
  readonly me: Person;
  readonly roleIn: (productionId: Id) => Role;
  /** The task as the user sees it: the mirror's with what waits laid over. */
  readonly taskWithOverlay: (taskId: Id) => Task | null;
  /** The same of an entity; one that only waits so far is found by its temporary id. */
  readonly entityWithOverlay: (entityId: Id) => Entity | null;
  /** What plays in it, with what waits laid over. */
  readonly castingWithOverlay: (entityId: Id) => readonly CastingEntry[];
  /** Shots and assets that only wait so far. */
  readonly waitingEntities: () => readonly Entity[];
  readonly playlistWithOverlay: (playlistId: Id) => Playlist | null;
  readonly waitingPlaylists: () => readonly Playlist[];
  readonly searchWithOverlay: (searchId: Id) => SavedSearch | null;
  readonly searchGroupWithOverlay: (groupId: Id) => SearchGroup | null;
  /** Whether a task of a type waits to be made on an entity. */
  readonly isTaskWaiting: (entityId: Id, taskTypeId: Id) => boolean;
  readonly descriptorsWithOverlay: (productionId: Id) => readonly MetadataDescriptor[];
  /** A fresh temporary id. */
  readonly newId: () => Id;
  readonly now: () => Instant;
};

export type SendContext = {
  readonly kitsu: Kitsu;
  readonly tables: Tables;
  readonly me: Person;
  /** Aborted when the app ends. */
  readonly signal: AbortSignal;
  /** The server's id of what had a temporary one here. */
  readonly resolve: (id: Id) => Id;
  /** The server's clock at its last answer: never later than it is now, even where ours was put right since. */
  readonly serverTime: () => Instant;
  /** Keeps what is about to be done, or has been, on disk before it returns. */
  readonly saveProgress: (progress: unknown) => void;
  /** The same for a step that the server has answered: in turn with pulls, its answer in the same breath. */
  readonly saveStep: (progress: unknown, apply: (tables: Tables) => void) => Promise<void>;
  /**
   * Said before each request that changes something which may be changed again: fails while an earlier one of this command may
   * still arrive, for that would be done twice, or set back what comes after it. Then it is looked for again, with growing waits.
   */
  readonly expectNoStraggler: () => void;
  /** The command's files, checked to be what they were when it was queued. */
  readonly openFiles: () => Promise<readonly QueuedOutgoingFile[]>;
  readonly onSent: (sentBytes: number, totalBytes: number) => void;
  /** True for a server row that another command of this app already became. */
  readonly isClaimed: (serverId: Id) => boolean;
  /** True when the command waited long enough for others to have changed the same thing: look before overwriting. */
  readonly hasWaitedLong: boolean;
};

/** What several commands of one kind have at hand that go to the server together. */
export type TogetherContext = Pick<SendContext, 'kitsu' | 'tables' | 'me' | 'signal' | 'resolve' | 'expectNoStraggler'>;

export type QueuedOutgoingFile = OutgoingFile & { readonly id: Id };

/** The server has it. `apply` writes its answer into the mirror, in the transaction that takes the command out. */
export type Accepted = {
  readonly apply: (tables: Tables) => void;
  /** The row it became, so that nothing else is taken for it. */
  readonly serverId: Id | null;
  /** Of its queued files, by their ids, the preview files that they became. */
  readonly published?: Readonly<Record<Id, Id>>;
};

export type Described = {
  /** The first words of what was written. */
  readonly excerpt: string;
  readonly taskStatusId?: Id | null;
  readonly personId?: Id | null;
  readonly priority?: number | null;
  readonly durationMinutes?: number | null;
  readonly day?: Day | null;
  /** What a change of an entity itself is about: its id, temporary where it waits too. */
  readonly entityId?: Id | null;
  readonly change?: QueuedChange | null;
  readonly canEdit?: boolean;
  /** The playlist it is about, by its temporary id where it waits too, and what is done to its entries. */
  readonly playlistId?: Id;
  readonly playlistDeed?: QueuedPlaylist['deed'];
  /** The row of the mirror that it writes, where it is none of those above: no list that is being read shall undo it. */
  readonly rowId?: Id;
  /** Rows that must reach the server first, those that wait by their temporary ids. */
  readonly needs?: readonly Id[];
};

export type CommandDefinition<Kind extends CommandKind, Input, Payload> = {
  readonly kind: Kind;
  readonly payload: z.ZodType<Payload>;
  /** Refuses what the rules forbid. One command a task; all are kept in one transaction. */
  readonly plan: (input: Input, context: PlanContext) => readonly Plan<Payload>[];
  /** What the user sees while it waits. */
  readonly overlay: (builder: OverlayBuilder, command: Command<Payload>) => void;
  /** Sends it. Fails with an ApiError, or an InariError of a file that is missing or has changed. */
  readonly send: (command: Command<Payload>, context: SendContext) => Promise<Accepted>;
  /**
   * After a lost answer: is it there already? Null: not so far. Left out where doing it twice is doing it once, or where `send`
   * looks for itself.
   */
  readonly recognise?: (command: Command<Payload>, context: SendContext) => Promise<Accepted | null>;
  /**
   * Commands that may share requests: those that are ready at one time and have the same key, null for what goes alone. Each
   * has an outcome of its own, in their order; what fails as a whole fails for each of them.
   */
  readonly together?: {
    readonly key: (payload: Payload) => string | null;
    /** Then those that come right after one another in one chain go together as well, in their order. */
    readonly inChain?: true;
    readonly send: (
      commands: readonly Command<Payload>[],
      context: TogetherContext,
    ) => Promise<readonly PromiseSettledResult<Accepted>[]>;
  };
  /**
   * What adds up: given right after one of its kind in the same chain that was never tried, the two wait as one. They are
   * taken back one by one all the same.
   */
  readonly gather?: {
    /** Null where they stay two. */
    readonly into: (waiting: Payload, next: Payload) => Payload | null;
    /** Null where there is only one. */
    readonly withoutLast: (payload: Payload) => Payload | null;
  };
  /** Retried after a conflict: the author has seen the server's value and keeps their own. */
  readonly insist?: (payload: Payload, error: { readonly detail: ErrorDetail }) => Payload;
  /**
   * What is left of it where one of the things that it needs will never be: it only mentions that one among others. Null where
   * it is about it; left out where it always is.
   */
  readonly without?: (payload: Payload, goneId: Id) => Payload | null;
  readonly describe: (payload: Payload) => Described;
};
