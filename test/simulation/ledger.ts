/** What people gave to the app, in their own books: what it must be able to account for in the end. */
import type { EntityChange, TaskChange } from '../../shared/model/changes.ts';
import type { Commands, InputOf } from '../../shared/ipc.ts';
import type { PlaylistFieldChange } from '../../shared/model/playlist.ts';
import type { CommandKind } from '../../shared/model/sync.ts';
import type { TestEngine } from '../support/testEngine.ts';
import type { Archive } from './archive.ts';
import type { Client } from './client.ts';
import type { Saying } from './fields.ts';

/** What the server must have had once it accepted something, whatever became of it later. */
export type Claim = {
  /** Then there was nothing left to do it to. */
  readonly isGone: (archive: Archive, given: Given) => boolean;
  readonly wasSo: (archive: Archive, given: Given) => boolean;
};

export type Given = {
  readonly number: number;
  readonly client: Client;
  readonly what: CommandKind;
  readonly taskId: string;
  /** Words, or the name of a file, that nothing else in the history has. */
  readonly words: string;
  readonly statusId: string | null;
  readonly commentId: string | null;
  readonly minutes: number | null;
  readonly priority: number | null;
  readonly personId: string | null;
  readonly wish: boolean | null;
  /** A shot or asset: temporary where it was still to be made. */
  readonly entityId: string | null;
  readonly change: EntityChange | TaskChange | null;
  /** Temporary where it was still to be made. */
  readonly playlistId: string | null;
  readonly playlistChange: PlaylistFieldChange | InputOf<Commands, 'changePlaylist'>['changes'][number] | null;
  /** Cast, or taken out. */
  readonly assetId: string | null;
  readonly claim: Claim | null;
  readonly notificationIds: readonly string[];
  readonly draftKey: string | null;
  /** Of the file that goes with what was said. */
  readonly fileName: string | null;
  readonly at: number;
  /** So many changes the studio had seen when it was given. */
  readonly from: number;
  /** What it makes of fields that its kind alone does not tell. */
  readonly says: readonly Saying[];
  /** The command that makes what it is about, which had a temporary id. */
  readonly madeBy: string | null;
  /** When its author wanted it tried again. */
  retriedAt: number;
  commandId: string | null;
  /**
   * `asked`: the app has not said yet that it has it. `doubtful`: the app died before it could. `back`: taken back by its
   * author before it was sent. `doubtfully back`: taken back though it may have been there, or while the app died.
   */
  standing: 'asked' | 'refused' | 'taken' | 'doubtful' | 'back' | 'doubtfully back';
  /** It was seen waiting for its author before it was ever sent. */
  isHeld: boolean;
  /** It waited still when the same person gave another for the same: both are written at once, and nobody ever saw this one. */
  isOvertaken: boolean;
};

/** What a command of its kind says nothing of. */
export const nothingGiven = {
  statusId: null,
  commentId: null,
  minutes: null,
  priority: null,
  personId: null,
  wish: null,
  entityId: null,
  change: null,
  playlistId: null,
  playlistChange: null,
  assetId: null,
  claim: null,
  notificationIds: [],
  draftKey: null,
  fileName: null,
  says: [],
  madeBy: null,
  retriedAt: 0,
  commandId: null,
  standing: 'asked',
  isHeld: false,
  isOvertaken: false,
} as const satisfies Partial<Given>;

/** What a draft may hold: more than one text where the app died while it was saved. */
export type Draft = {
  readonly client: Client;
  readonly key: string;
  texts: readonly (string | null)[];
  /** The app died while it took this: where it did not take it, the draft may not be empty. */
  emptiedWith: Given | null;
  /** The app died while it put something back there: what it holds now nobody can tell. */
  isUnsure: boolean;
};

export type Ledger = {
  readonly given: Given[];
  /** By their ids, when the app had the server's word for a command: so many changes the studio had seen by then. */
  readonly acceptedAt: Map<string, number>;
  readonly drafts: Map<string, Draft>;
  readonly done: string[];
  /** Somebody's eyes changed: rights, team or production. What they could see and do before is no promise any more. */
  readonly changedEyes: Set<string>;
};

export const newLedger = (): Ledger => ({
  given: [],
  acceptedAt: new Map(),
  drafts: new Map(),
  done: [],
  changedEyes: new Set(),
});

export function draftOf(ledger: Ledger, client: Client, key: string): Draft {
  const name = `${client.name} ${key}`;
  const known = ledger.drafts.get(name);
  if (known !== undefined) return known;
  const made: Draft = { client, key, texts: [null], emptiedWith: null, isUnsure: false };
  ledger.drafts.set(name, made);
  return made;
}

/** Before something is given: what waits still, and what it makes of that. */
export async function noteOvertaken(
  engine: TestEngine,
  { given }: Ledger,
  client: Client,
  isOvertaken: (before: Given) => boolean,
): Promise<void> {
  const { rows } = await engine.query('queue', {});
  const waiting = new Set(rows.map(({ commandId }) => commandId));
  for (const before of given)
    if (before.client === client && waiting.has(before.commandId ?? '') && isOvertaken(before))
      before.isOvertaken = true;
}
