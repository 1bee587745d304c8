import { z } from 'zod';
import type { ServerCheck, Session, SignInOutcome } from '../model/account.ts';
import type { FileFacts } from '../model/files.ts';
import { pinSubject } from '../pinSubject.ts';
import type { PlaylistMovieState, PlaylistShare } from '../model/playlist.ts';
import { roomLook, roomView } from '../roomLook.ts';
import type { Settings } from '../model/settings.ts';
import type { ExportedQueue, FileHandle, QueueRow, StorageUse, TakenBack, TakenBackCount } from '../model/sync.ts';
import { commands, type CommandAnswer } from './commands.ts';
import { answers, entry } from './entry.ts';
import { drawnObject, handles, id, none, pinChoice, shortText, text, url } from './fields.ts';

const commandIds = z.array(id).min(1).max(10_000);

/** What a block that is pasted, or a file that is read in, makes of the cells of a table. */
const cellChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('editEntity'), input: commands.editEntity.input }),
  z.strictObject({ kind: z.literal('editTask'), input: commands.editTask.input }),
  z.strictObject({ kind: z.literal('setTaskStatus'), input: commands.setTaskStatus.input }),
  z.strictObject({ kind: z.literal('setPriority'), input: commands.setPriority.input }),
  z.strictObject({ kind: z.literal('assignTask'), input: commands.assignTask.input }),
  z.strictObject({ kind: z.literal('unassignTask'), input: commands.unassignTask.input }),
  z.strictObject({ kind: z.literal('createEntity'), input: commands.createEntity.input }),
  z.strictObject({ kind: z.literal('createTasks'), input: commands.createTasks.input }),
]);
export type CellChange = z.infer<typeof cellChange>;

/** The same words on many tasks, or watching them: what has neither files nor a draft. */
const tellingOfTask = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('postComment'),
    input: commands.postComment.input.extend({ handles: z.array(id).max(0), draftKey: z.null() }),
  }),
  z.strictObject({ kind: z.literal('followTask'), input: commands.followTask.input }),
]);

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const settingsPatch = z
  .strictObject({
    theme: z.enum(['dark', 'light', 'system']),
    density: z.enum(['comfortable', 'compact']),
    language: z.union([
      z.enum(['system', 'en', 'fr', 'en-XA']),
      z.templateLiteral([z.string().regex(/^[A-Za-z0-9-]{2,35}$/), '-x-own']),
    ]),
    spelling: z.enum(['off', 'both', 'en', 'fr']),
    ownWords: z.array(shortText).max(1_000).readonly(),
    motion: z.enum(['system', 'reduced']),
    areStatusesSolid: z.boolean(),
    areAvatarsShown: z.boolean(),
    areSingleKeysOn: z.boolean(),
    keyPreset: z.enum(['kitsu', 'editorial']),
    reboundKeys: z.record(shortText, z.array(shortText).max(5).readonly()).readonly(),
    tellsMentions: z.boolean(),
    tellsRetakes: z.boolean(),
    tellsAssignments: z.boolean(),
    tellsComments: z.boolean(),
    tellsFailures: z.boolean(),
    isQuiet: z.boolean(),
    quietFrom: timeOfDay,
    quietUntil: timeOfDay,
    isSideBarFolded: z.boolean(),
    panelWidthPx: z.number().int().min(320).max(640),
    cacheLimitBytes: z.number().int().min(100_000_000).max(10_000_000_000_000),
    zoom: z.number().min(0.5).max(3),
    looksFirst: z.boolean(),
    pathMappings: z
      .array(z.strictObject({ from: shortText, to: shortText }))
      .max(20)
      .readonly(),
    tray: z.enum(['off', 'shown', 'stays']),
  })
  .partial();

/** Served by the engine. */
export const engineCalls = {
  checkServer: entry(z.strictObject({ url }), answers<ServerCheck>()),
  signIn: entry(
    z.strictObject({
      url,
      email: shortText,
      password: shortText,
      code: z.strictObject({ method: z.enum(['totp', 'email', 'recovery']), value: shortText }).nullable(),
    }),
    answers<SignInOutcome>(),
  ),
  sendEmailCode: entry(z.strictObject({ url, email: shortText }), answers<null>()),
  replaceDefaultPassword: entry(
    z.strictObject({ url, email: shortText, token: shortText, password: shortText }),
    answers<SignInOutcome>(),
  ),
  openAccount: entry(z.strictObject({ accountId: id }), answers<Session>()),
  /** Back to the list of accounts; nothing is signed out, what waits goes on being sent. */
  leaveAccount: entry(none, answers<null>()),
  signOut: entry(
    z.strictObject({ accountId: id, data: z.enum(['keep', 'forget']), outbox: z.enum(['keep', 'discard']) }),
    answers<null>(),
  ),
  openDemo: entry(none, answers<Session>()),
  resetDemo: entry(none, answers<Session>()),
  /** From the page of the first sync to work: it does not come up again, however far the sync has come. */
  startWork: entry(none, answers<null>()),
  syncNow: entry(none, answers<null>()),
  pullProduction: entry(z.strictObject({ productionId: id }), answers<null>()),
  pauseSync: entry(z.strictObject({ isPaused: z.boolean() }), answers<null>()),
  /** What is on screen, so that it is pulled first. Replaces what the same window said before. */
  wantScopes: entry(
    z.strictObject({
      scopes: z
        .array(
          z.discriminatedUnion('kind', [
            z.strictObject({ kind: z.literal('my-tasks') }),
            z.strictObject({ kind: z.literal('my-checks') }),
            z.strictObject({ kind: z.literal('time'), month: z.string().regex(/^\d{4}-\d\d$/) }),
            z.strictObject({ kind: z.literal('production'), productionId: id }),
            z.strictObject({ kind: z.literal('task'), taskId: id }),
            z.strictObject({ kind: z.literal('entity'), entityId: id }),
            z.strictObject({ kind: z.literal('shared-assets'), productionId: id }),
            z.strictObject({ kind: z.literal('pipeline-file'), fileId: id }),
            z.strictObject({ kind: z.literal('chats') }),
            z.strictObject({ kind: z.literal('chat'), entityId: id }),
            z.strictObject({ kind: z.literal('news'), productionId: id.nullable() }),
          ]),
        )
        .max(20),
    }),
    answers<null>(),
  ),
  /** What was said in a chat so far has been read. */
  markChatRead: entry(z.strictObject({ entityId: id }), answers<null>()),
  /** A page of news below those that are here; null: of all productions. */
  readOlderNews: entry(z.strictObject({ productionId: id.nullable() }), answers<null>()),
  /** The server begins to build a movie of it, or goes on with one that it is building. */
  buildPlaylistMovie: entry(z.strictObject({ playlistId: id }), answers<{ readonly jobId: string }>()),
  playlistMovieState: entry(
    z.strictObject({ playlistId: id, jobId: id }),
    answers<{ readonly state: PlaylistMovieState }>(),
  ),
  /** What is on its way of a playlist is not wanted any more. */
  stopPlaylistDownload: entry(z.strictObject({ playlistId: id }), answers<null>()),
  /** The links of a playlist; null where the server has none of these. */
  playlistShares: entry(
    z.strictObject({ playlistId: id }),
    answers<{ readonly shares: readonly PlaylistShare[] | null }>(),
  ),
  sharePlaylist: entry(
    z.strictObject({
      playlistId: id,
      lastDay: z.iso.date().nullable(),
      canComment: z.boolean(),
      password: shortText.nullable(),
    }),
    answers<PlaylistShare>(),
  ),
  revokePlaylistShare: entry(z.strictObject({ playlistId: id, token: id }), answers<null>()),
  /** The playlist that this window shows: who is in its review room is told from then on. Null: none any more. */
  watchRoom: entry(z.strictObject({ playlistId: id.nullable() }), answers<null>()),
  /** Comes in, and brings along where one is, should nobody be there. */
  joinRoom: entry(z.strictObject({ playlistId: id, look: roomLook }), answers<null>()),
  leaveRoom: entry(none, answers<null>()),
  /** All others in the room go along. */
  leadRoom: entry(z.strictObject({ look: roomLook }), answers<null>()),
  /** How the picture lies here, for all others in the room. */
  moveInRoom: entry(z.strictObject({ view: roomView }), answers<null>()),
  /** A stroke of the pointer, on a moment in Kitsu's seconds: seen by the others for a moment. */
  pointInRoom: entry(z.strictObject({ time: z.number().min(0), object: drawnObject }), answers<null>()),
  /** What is there now has been looked through; the next changes are told from here on. */
  markSeen: entry(none, answers<null>()),
  dismissNotices: entry(none, answers<null>()),
  saveDraft: entry(z.strictObject({ key: shortText, value: text.nullable() }), answers<null>()),
  retryCommand: entry(z.strictObject({ commandId: id }), answers<null>()),
  retryAll: entry(none, answers<null>()),
  discardCommand: entry(z.strictObject({ commandId: id }), answers<null>()),
  /** Kept from being sent, with what comes after it on the same task, until released; null: all that waits. */
  holdCommands: entry(z.strictObject({ commandIds: commandIds.nullable() }), answers<null>()),
  releaseCommands: entry(z.strictObject({ commandIds: commandIds.nullable() }), answers<null>()),
  /** Takes a waiting or rejected command back into the draft it was written from. */
  editCommand: entry(
    z.strictObject({ commandId: id }),
    answers<{ readonly draftKey: string; readonly taskId: string | null }>(),
  ),
  /** Takes back the newest command while it waits; once all have been sent, by sending the opposite where there is one. */
  undo: entry(
    none,
    answers<{
      readonly undone: QueueRow | null;
      readonly opposite: TakenBack | null;
      /** Changes that were given in one go are taken back in one go. */
      readonly count: number;
    }>(),
  ),
  /** These changes: out of the queue what waits, by their opposites what was sent. */
  takeBack: entry(z.strictObject({ commandIds }), answers<TakenBackCount>()),
  /** Many changes of cells at once: one transaction, one thing to undo. */
  changeCells: entry(z.strictObject({ changes: z.array(cellChange).min(1).max(20_000) }), answers<CommandAnswer>()),
  /** The same of what is told of tasks. */
  tellTasks: entry(z.strictObject({ tellings: z.array(tellingOfTask).min(1).max(20_000) }), answers<CommandAnswer>()),
  /** Into a new folder below a chosen one, as it stands now, to be read without this app. */
  exportQueue: entry(z.strictObject({ handle: id, language: z.enum(['en', 'fr']) }), answers<ExportedQueue>()),
  cancelQueueExport: entry(none, answers<null>()),
  keepPastedFile: entry(z.strictObject({ name: shortText, bytes: z.instanceof(Uint8Array) }), answers<FileHandle>()),
  /** What chosen files tell of themselves, read now and in their order; nothing is queued. */
  fileFacts: entry(z.strictObject({ handles }), answers<readonly FileFacts[]>()),
  pinSet: entry(z.strictObject({ subject: pinSubject, ...pinChoice }), answers<{ readonly setId: string }>()),
  changePinnedSet: entry(z.strictObject({ setId: id, ...pinChoice }), answers<null>()),
  /** Going on also tries again what failed. */
  pausePinnedSet: entry(z.strictObject({ setId: id, isPaused: z.boolean() }), answers<null>()),
  /** What was fetched for it stays as long as there is room under the limit. */
  unpinSet: entry(z.strictObject({ setId: id }), answers<null>()),
  /**
   * Of which previews this window looks at the file that their movie was made of, as it arrives; each saying replaces the last. What no
   * window looks at any more is, without a set that wants it, not fetched any further.
   */
  wantOriginals: entry(z.strictObject({ previewFileIds: z.array(id).max(20) }), answers<null>()),
  clearMedia: entry(none, answers<StorageUse>()),
  saveSettings: entry(settingsPatch, answers<Settings>()),
} as const;
