import { z } from 'zod';
import { checklistItem } from './checklistItem.ts';

/**
 * What is being written on a task: kept by the engine as text, so that it survives a crash, and given back when a command
 * is taken out of the queue to be edited. Files are handles of this run of the app.
 */
const draft = z.object({
  text: z.string(),
  checklist: z.array(checklistItem),
  /** Null keeps the task's status. */
  taskStatusId: z.string().nullable(),
  files: z.array(z.object({ handle: z.string(), name: z.string(), extension: z.string(), sizeBytes: z.number() })),
  /** True when it is to be published as a revision. */
  isPublish: z.boolean(),
});
export type CommentDraft = z.infer<typeof draft>;

export const emptyDraft: CommentDraft = { text: '', checklist: [], taskStatusId: null, files: [], isPublish: false };

/** Null where there is none, or where another version wrote something else. */
export function readDraft(value: string | null): CommentDraft | null {
  if (value === null) return null;
  try {
    return draft.safeParse(JSON.parse(value)).data ?? null;
  } catch {
    return null;
  }
}

/** Of a reply: an earlier version of this app kept its words alone. */
export const readReplyDraft = (value: string | null): CommentDraft | null =>
  readDraft(value) ?? (value === null ? null : { ...emptyDraft, text: value });

export const writeDraft = (value: CommentDraft): string => JSON.stringify(value);

/** One draft a task for new comments and publishes, one a comment for replies. */
export const draftKeyOfTask = (taskId: string): string => `task:${taskId}`;
export const draftKeyOfReply = (commentId: string): string => `reply:${commentId}`;
