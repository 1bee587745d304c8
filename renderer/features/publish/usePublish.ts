/** Queues the revisions of a sheet one after the other, each in the same breath as it leaves the sheet. */
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Id } from '../../../shared/model/studio.ts';
import { messageOf } from '../../data/messages.ts';
import { useStudio } from '../../data/studio.ts';
import { useCommand } from '../../data/useCommand.ts';
import { asInariError } from '../../data/useEngine.ts';
import { statusChoice } from '../../parts/revisionStatus.ts';
import { reasonsOf } from '../../parts/refusalWords.ts';
import type { Sheet, SheetRevision } from './useSheet.ts';
import { publishSheetKey } from '../../../shared/publishSheet.ts';

export function usePublish(sheet: Sheet) {
  const { t } = useTranslation();
  const { taskStatuses } = useStudio();
  const publish = useCommand('publishRevision');
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number } | null>(null);
  /** Why a revision was not taken, by its task. */
  const [refusals, setRefusals] = useState<ReadonlyMap<Id, string>>(new Map());

  async function queueOne(revision: SheetRevision, queued: readonly Id[]): Promise<string | null> {
    const { taskId, detail, text, files } = revision;
    if (!detail) return null;
    const { usualId } = statusChoice(detail, taskStatuses, true);
    try {
      const answer = await publish.run({
        taskId,
        taskStatusId: revision.taskStatusId ?? usualId,
        text: text.trim(),
        checklist: [],
        handles: files.map(({ handle }) => handle),
        draftKey: null,
        sheet: { key: publishSheetKey, rest: sheet.without([...queued, taskId]).text },
      });
      return answer.commandIds.length > 0 ? null : reasonsOf(answer, t);
    } catch (error) {
      const { code, detail: facts } = asInariError(error) ?? { code: 'unexpected' as const, detail: {} };
      return messageOf(t, code, facts).happened;
    }
  }

  /** @returns how many were queued; the others stay, and say why. */
  async function queueAll(revisions: readonly SheetRevision[]): Promise<number> {
    const queued: Id[] = [];
    const refused = new Map<Id, string>();
    sheet.keep();
    for (const [index, revision] of revisions.entries()) {
      setProgress({ done: index, of: revisions.length });
      const refusal = await queueOne(revision, queued);
      if (refusal === null) queued.push(revision.taskId);
      else refused.set(revision.taskId, refusal);
    }
    setProgress(null);
    setRefusals(refused);
    sheet.without(queued).show();
    return queued.length;
  }

  return { queueAll, progress, refusals };
}
