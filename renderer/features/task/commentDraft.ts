/** What is being written on a task, or in reply to a comment: words, a checklist, files and a status. */
import {
  type CommentDraft,
  draftKeyOfReply,
  draftKeyOfTask,
  emptyDraft,
  readDraft,
  readReplyDraft,
  writeDraft,
} from '../../../shared/draft.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { FileHandle } from '../../../shared/model/sync.ts';
import { useDraft } from '../../data/draftKeeper.ts';

export type CommentDraftHandle = {
  readonly key: string;
  readonly value: CommentDraft;
  readonly change: (part: Partial<CommentDraft>) => void;
  readonly addFiles: (files: readonly FileHandle[], isPublish: boolean) => void;
  readonly keep: () => void;
  readonly forget: () => void;
};

const write = (value: CommentDraft) => (isEmpty(value) ? null : writeDraft(value));
const ofComment = { empty: emptyDraft, read: readDraft, write };
const ofReply = { empty: emptyDraft, read: readReplyDraft, write };

export const useCommentDraft = (taskId: Id): CommentDraftHandle => useDraftAt(draftKeyOfTask(taskId), ofComment);

/** Words and files; a reply has neither a checklist nor a status. */
export const useReplyDraft = (commentId: Id): CommentDraftHandle => useDraftAt(draftKeyOfReply(commentId), ofReply);

function useDraftAt(key: string, shape: typeof ofComment): CommentDraftHandle {
  const { value, set, keep, forget } = useDraft(key, shape);
  return {
    key,
    value,
    change: (part) => set({ ...value, ...part }),
    addFiles: (files, isPublish) =>
      set({ ...value, files: [...value.files, ...files], isPublish: value.isPublish || isPublish }),
    keep,
    forget,
  };
}

function isEmpty({ text, checklist, files, taskStatusId }: CommentDraft): boolean {
  return text === '' && checklist.length === 0 && files.length === 0 && taskStatusId === null;
}
