import type { RepairNotice } from '../../shared/model/notices.ts';

/** What became of a database that was damaged, in a few sentences. */
export function repairWords(repair: RepairNotice): string {
  const saved = [
    ...(repair.commandCount > 0
      ? [
          `${String(repair.commandCount)} ${repair.commandCount === 1 ? 'change that waits' : 'changes that wait'} to be sent`,
        ]
      : []),
    ...(repair.draftCount > 0 ? [`${String(repair.draftCount)} ${repair.draftCount === 1 ? 'draft' : 'drafts'}`] : []),
  ].join(' and ');
  return [
    'The copy of this studio was damaged and has been made anew.',
    saved === '' ? 'Nothing was waiting to be sent in what could be read.' : `Saved from it: ${saved}.`,
    ...(repair.isWhole ? [] : ['Something may be missing: see “inari outbox”, and release what is to be sent.']),
    ...(repair.looseFileCount > 0
      ? [`${String(repair.looseFileCount)} queued files are kept whose change could not be read.`]
      : []),
    `The damaged file is in the folder ${repair.asideName}.`,
  ].join(' ');
}
