/** What was said in a review, to be read without the app: one part a shot, with the frames that were drawn on or spoken of. */
import { writeCsv } from '../../../../shared/rules/tsv.ts';

export type ReportPicture = {
  readonly frameNumber: number;
  readonly name: string;
  readonly png: Uint8Array<ArrayBuffer>;
};
export type ReportNote = {
  readonly author: string;
  readonly when: string;
  /** `1043`, `1109–1120`, or empty. */
  readonly frames: string;
  readonly text: string;
  readonly checklist: readonly { readonly text: string; readonly checked: boolean }[];
  readonly replies: readonly { readonly author: string; readonly text: string }[];
};
export type ReportShot = {
  readonly name: string;
  readonly taskType: string;
  readonly revision: string;
  readonly status: string;
  readonly statusColor: string;
  readonly notes: readonly ReportNote[];
  readonly pictures: readonly ReportPicture[];
  /** Frames that were to be pictures and are not on this disk. */
  readonly missing: string;
};
/** One line a note; a shot without one has a line of its own. */
export function reportCsv(shots: readonly ReportShot[], columns: readonly string[]): string {
  return writeCsv([
    [...columns],
    ...shots.flatMap((shot) => {
      const head = [shot.name, shot.taskType, shot.revision, shot.status];
      if (shot.notes.length === 0) return [[...head, '', '', '', '', picturesFor(shot, '')]];
      return shot.notes.map((note) => [
        ...head,
        note.frames,
        note.author,
        note.when,
        [note.text, ...note.checklist.map(({ text, checked }) => `${checked ? '☑' : '☐'} ${text}`)]
          .filter(Boolean)
          .join('\n'),
        picturesFor(shot, note.frames),
      ]);
    }),
  ]);
}

/** Those within its frames; of a note without frames none, unless there is no other. */
function picturesFor({ pictures, notes }: ReportShot, frames: string): string {
  const [from = NaN, to = from] = frames.split('–').map(Number);
  const own = pictures.filter(({ frameNumber }) => frameNumber >= from && frameNumber <= to);
  return (notes.length <= 1 ? pictures : own).map(({ name }) => name).join(', ');
}
