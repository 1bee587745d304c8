/** Sends what is written: as a comment, or as a revision with its comment. What the rules turn down is said, and kept. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../../../shared/model/screens.ts';
import { isPublishable } from '../../../shared/rules/publishable.ts';
import { useStudio } from '../../data/studio.ts';
import { useCommand } from '../../data/useCommand.ts';
import { statusChoice } from '../../parts/revisionStatus.ts';
import { reasonsOf } from '../../parts/refusalWords.ts';
import type { CommentDraftHandle } from './commentDraft.ts';

export function useSend({ rights, task }: TaskDetail, draft: CommentDraftHandle) {
  const { t } = useTranslation();
  const { taskStatuses } = useStudio();
  const comment = useCommand('postComment');
  const publish = useCommand('publishRevision');
  const [refused, setRefused] = useState<string | null>(null);
  const { value } = draft;

  const { statuses, keeps, usualId } = statusChoice({ rights, task }, taskStatuses, value.isPublish);
  const statusId = value.taskStatusId ?? usualId;
  const isEmpty = value.text.trim() === '' && value.checklist.length === 0 && value.files.length === 0;
  const changesStatus = value.taskStatusId !== null && value.taskStatusId !== task.taskStatusId;
  const unfit = value.isPublish ? value.files.filter(({ extension }) => !isPublishable(extension)) : [];
  const isRunning = comment.isRunning || publish.isRunning;
  const canSend = unfit.length === 0 && (value.isPublish ? value.files.length > 0 : !isEmpty || changesStatus);

  /** @returns whether it is kept and on its way. */
  async function send(): Promise<boolean> {
    if (!canSend || isRunning) return false;
    setRefused(null);
    draft.keep();
    const answer = await (value.isPublish ? publish : comment).run({
      taskId: task.id,
      taskStatusId: statusId,
      text: value.text.trim(),
      checklist: value.checklist.filter(({ text }) => text.trim() !== ''),
      handles: value.files.map(({ handle }) => handle),
      draftKey: draft.key,
    });
    if (answer.refused.length > 0) setRefused(reasonsOf(answer, t));
    if (answer.commandIds.length === 0) return false;
    draft.forget();
    return true;
  }
  return {
    send,
    canSend,
    isRunning,
    error: comment.error ?? publish.error,
    /** Why the rules turned it down; the words stay. */
    refused,
    statuses,
    keeps,
    statusId,
    unfit,
  };
}
