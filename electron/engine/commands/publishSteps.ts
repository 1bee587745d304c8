/** The requests of a publish, each written down when it is done: of a new revision, and of a concept's first picture. */
import { z } from 'zod';
import type { Id } from '../../../shared/model/studio.ts';
import type { Comment, PreviewFile } from '../../../shared/model/task.ts';
import { noteRefusedUpload, noteTakenUpload } from '../db/refusedUpload.ts';
import type { OutboxRecord } from '../db/tables/outbox.ts';
import type { Tables } from '../db/tables.ts';
import { ApiError } from '../kitsu/ApiError.ts';
import type { Accepted, QueuedOutgoingFile, SendContext } from './command.ts';
import {
  applyComment,
  attemptOf,
  attemptShape,
  type CommentToPost,
  findOnServer,
  isTheSame,
  postToServer,
} from './commentOnServer.ts';
import { markOf, type OverlayBuilder } from './overlayBuilder.ts';

/**
 * A publish is three kinds of requests: the comment, a preview file for each file, each upload. Each step is written down
 * when it is done and looked for when its answer was lost, so it goes on where it stopped.
 */
export const publishProgressShape = z.object({
  attempt: attemptShape.optional(),
  commentId: z.string().optional(),
  /** The queued file for which a preview file was asked for, and none has come so far. */
  askedForFileId: z.string().nullable().default(null),
  /** By the id of the queued file. */
  previewFileIds: z.record(z.string(), z.string()).default({}),
  uploadedFileIds: z.array(z.string()).default([]),
});
export type PublishProgress = z.infer<typeof publishProgressShape>;

export const noPublishProgress: PublishProgress = {
  askedForFileId: null,
  previewFileIds: {},
  uploadedFileIds: [],
};

export function readPublishProgress(progress: unknown): PublishProgress {
  return publishProgressShape.safeParse(progress).data ?? noPublishProgress;
}

/** The step a publish is at: 1 comment, 2 preview file, 3 upload. */
export function publishStep(progress: PublishProgress): number {
  if (progress.commentId === undefined) return 1;
  return Object.keys(progress.previewFileIds).length > progress.uploadedFileIds.length ? 3 : 2;
}

/** Where the steps of a publish are written down. */
type PublishNotes = {
  readonly save: (progress: PublishProgress) => void;
  /** With what the server answered, in the same breath. */
  readonly saveStep: (progress: PublishProgress, apply: (tables: Tables) => void) => Promise<void>;
};

async function postOrFind(
  wanted: CommentToPost,
  context: SendContext,
  progress: PublishProgress,
  notes: PublishNotes,
): Promise<Comment> {
  if (progress.attempt !== undefined) {
    const found = await findOnServer(wanted, progress.attempt, context);
    if (found !== null) return found;
    context.expectNoStraggler();
  }
  const attempt = progress.attempt ?? (await attemptOf(wanted, context));
  notes.save({ ...progress, attempt });
  return postToServer(wanted, attempt, context, []);
}

/** The rows that the comment holds already, in order: a lost answer of add-preview left one without an original name. */
async function previewsOf(commentId: Id, taskId: Id, context: SendContext): Promise<readonly PreviewFile[]> {
  const { comments, previewFiles } = await context.kitsu.taskComments(taskId, context.signal);
  const ids = comments.find(({ id }) => id === commentId)?.previewFileIds ?? [];
  return previewFiles.filter(({ id }) => ids.includes(id)).toSorted((one, other) => one.position - other.position);
}

/** What was published is in the answer, by the ids of the queued files. */
export async function publishFiles(
  wanted: CommentToPost,
  noted: PublishProgress,
  notes: PublishNotes,
  context: SendContext,
): Promise<Accepted & { readonly published: Readonly<Record<Id, Id>> }> {
  const { taskId, localId } = wanted;
  const files = await context.openFiles();
  let progress = noted;
  const save = (change: Partial<PublishProgress>): void => {
    progress = { ...progress, ...change };
    notes.save(progress);
  };

  if (progress.commentId === undefined) {
    const comment = await postOrFind(wanted, context, progress, notes);
    progress = { ...progress, commentId: comment.id };
    await notes.saveStep(progress, (tables) => {
      applyComment(tables, comment, localId);
    });
  }
  const commentId = progress.commentId ?? '';

  const uploaded: PreviewFile[] = [];
  let known = await previewsOf(commentId, taskId, context);
  for (const file of files) {
    if (progress.uploadedFileIds.includes(file.id)) continue;
    let previewFileId = claimedPreview(file, known, progress);
    if (previewFileId === null) {
      if (progress.askedForFileId !== null) context.expectNoStraggler();
      save({ askedForFileId: file.id });
      previewFileId = await askForPreview(known[0], { taskId, commentId }, context);
    }
    save({ askedForFileId: null, previewFileIds: { ...progress.previewFileIds, [file.id]: previewFileId } });
    // The share of the whole revision: what of it is there already counts, however often it was begun.
    const { uploadedFileIds } = progress;
    const doneBytes = bytesOf(files.filter(({ id }) => uploadedFileIds.includes(id)));
    const onSent = (sentBytes: number): void => {
      context.onSent(doneBytes + Math.min(sentBytes, file.sizeBytes), bytesOf(files));
    };
    try {
      uploaded.push(await context.kitsu.uploadPreview(previewFileId, file, onSent, context.signal));
    } catch (error) {
      if (error instanceof ApiError && error.status === 413)
        await notes.saveStep(progress, (tables) => {
          noteRefusedUpload(tables, file.sizeBytes);
        });
      const row = await rowAfterRefusal(error, previewFileId, context);
      if (row === null) {
        // The server deletes the row of a file it cannot read: the next attempt asks for a new one.
        const { [file.id]: _gone, ...others } = progress.previewFileIds;
        save({ previewFileIds: others });
        throw error;
      }
      uploaded.push(row);
    }
    save({ uploadedFileIds: [...progress.uploadedFileIds, file.id] });
    known = [...known.filter(({ id }) => id !== previewFileId), ...uploaded.filter(({ id }) => id === previewFileId)];
  }

  const { comments, previewFiles } = await context.kitsu.taskComments(taskId, context.signal);
  const posted = comments.find(({ id }) => id === commentId);
  return {
    serverId: commentId,
    published: progress.previewFileIds,
    apply: (tables) => {
      if (posted !== undefined) tables.comments.upsert(posted);
      for (const previewFile of [...previewFiles, ...uploaded]) tables.previewFiles.upsert(previewFile);
      noteTakenUpload(tables, Math.max(0, ...files.map(({ sizeBytes }) => sizeBytes)));
    },
  };
}

const bytesOf = (files: readonly QueuedOutgoingFile[]): number =>
  files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);

/** A preview file for a queued one that an earlier attempt made. */
function claimedPreview(file: QueuedOutgoingFile, known: readonly PreviewFile[], progress: PublishProgress): Id | null {
  const before = progress.previewFileIds[file.id];
  if (before !== undefined && known.some(({ id }) => id === before)) return before;
  const claimed = new Set(Object.values(progress.previewFileIds));
  return known.find(({ id, originalName }) => originalName === '' && !claimed.has(id))?.id ?? null;
}

/** @param first of the same revision, where there is one already. */
async function askForPreview(
  first: PreviewFile | undefined,
  target: { readonly taskId: Id; readonly commentId: Id },
  { kitsu }: SendContext,
): Promise<Id> {
  const made =
    first === undefined
      ? await kitsu.addPreview(target.taskId, target.commentId)
      : await kitsu.addExtraPreview(target.taskId, target.commentId, first.id);
  return made.id;
}

/** An upload repeated after success is refused: the row then has its file. Null: it has not. */
async function rowAfterRefusal(error: unknown, previewFileId: Id, context: SendContext): Promise<PreviewFile | null> {
  if (!(error instanceof ApiError) || error.code !== 'rejected') throw error;
  try {
    const row = await context.kitsu.previewFile(previewFileId, context.signal);
    return row.originalName === '' ? null : row;
  } catch (missing) {
    if (missing instanceof ApiError && missing.code === 'not-found') return null;
    throw missing;
  }
}

/** What the user sees of a publish while it waits. */
export function overlayPublish(
  builder: OverlayBuilder,
  { commandId, state, writtenAt }: Pick<OutboxRecord, 'commandId' | 'state' | 'writtenAt'>,
  { taskId, localId, taskStatusId, text, checklist }: CommentToPost,
  { commentId, attempt }: PublishProgress,
): void {
  const mark = markOf(state, false);
  const files = builder.filesOf(commandId);
  const revision = builder.nextRevision(taskId);
  // Once the comment is on the server a pull may have brought it: its waiting twin would stand beside it.
  const hasArrived =
    commentId !== undefined
      ? builder.isInMirror(commentId)
      : attempt !== undefined && builder.hasArrived(taskId, isTheSame({ text, checklist }, attempt, builder));
  if (!hasArrived)
    builder.comment(taskId, {
      kind: 'add',
      commandId,
      mark,
      commentId: localId,
      personId: builder.personId,
      taskStatusId,
      text,
      checklist,
      writtenAt,
      files,
      revision,
    });
  builder.revision(taskId, { commandId, mark, revision, personId: builder.personId, writtenAt, files });
  if (taskStatusId !== null && commentId === undefined) builder.status(taskId, mark, taskStatusId);
}
