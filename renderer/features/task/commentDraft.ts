/** What is being written on a task: words, a checklist, files and a status. */
import { type CommentDraft, draftKeyOfTask, emptyDraft, readDraft, writeDraft } from '../../../shared/draft.ts';
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

const shape = {
  empty: emptyDraft,
  read: readDraft,
  write: (value: CommentDraft) => (isEmpty(value) ? null : writeDraft(value)),
};

export function useCommentDraft(taskId: Id): CommentDraftHandle {
  const key = draftKeyOfTask(taskId);
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
