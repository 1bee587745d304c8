/** What is drawn on what is under review: on one file, by its frames, or on the pictures of a sequence, each of which is a file of its own. */
import type { AnnotationChange } from '../../../../shared/model/annotation.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { drawingsIn, objectIdOf } from '../../../../shared/rules/annotationChanges.ts';
import { frameOfKitsuTime, kitsuTime } from '../../../../shared/rules/frames.ts';
import type { Apart } from '../apart.ts';
import { type ReviewFile, sequenceOf } from '../reviewFile.ts';

export type FileChanges = { readonly previewFileId: Id; readonly changes: readonly AnnotationChange[] };

export type DrawingSheet = {
  /** Of the file, or the first one. */
  readonly id: Id;
  /** By the times of the frames. */
  readonly annotations: readonly unknown[];
  /** As the files have them. */
  readonly byFile: (changes: readonly AnnotationChange[]) => readonly FileChanges[];
};

/** Of a picture everything is at its beginning. */
const ofPicture = 0;

export function sheetOf({ revision, shown }: ReviewFile, productionFps: number, apart: Apart): DrawingSheet {
  const { id } = shown.file;
  const pictures = sequenceOf(revision, apart);
  if (pictures === null)
    return {
      id,
      annotations: shown.file.annotations ?? [],
      byFile: (changes) => [{ previewFileId: id, changes }],
    };
  /** Another app may have put it elsewhere: it is found again where it stands. */
  const standing = new Map<string, number>();
  const annotations = pictures.flatMap(({ file }, frame) =>
    drawingsIn(file.annotations ?? []).map((drawing) => {
      for (const object of drawing.objects) standing.set(object.id, drawing.time);
      const { width, height, objects } = drawing;
      return { time: kitsuTime(frame, productionFps), width, height, drawing: { objects } };
    }),
  );
  return {
    id: pictures[0]?.file.id ?? id,
    annotations,
    byFile: (changes) => {
      const files = new Map<Id, AnnotationChange[]>();
      for (const change of changes) {
        const file = pictures[frameOfKitsuTime(change.time, productionFps, null)]?.file;
        if (file === undefined) continue;
        const time = change.kind === 'add' ? ofPicture : (standing.get(objectIdOf(change)) ?? ofPicture);
        files.set(file.id, [...(files.get(file.id) ?? []), { ...change, time }]);
      }
      return [...files].map(([previewFileId, of]) => ({ previewFileId, changes: of }));
    },
  };
}
