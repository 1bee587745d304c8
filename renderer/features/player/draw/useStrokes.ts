import { useEffect, useRef, useState } from 'react';
import type { AnnotationChange, DrawnObject } from '../../../../shared/model/annotation.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { annotationsAfter, drawingsIn } from '../../../../shared/rules/annotationChanges.ts';
import { useCommand } from '../../../data/useCommand.ts';
import { useTaskOutcome } from '../../../parts/taskOutcome.ts';
import { useTellFailure } from '../../../parts/useTellFailure.ts';
import type { DrawingSheet } from './drawingSheet.ts';
import { noteStep, type Step, stillOwn, takeBackStep, takeStepAgain, useStrokeHistory } from './strokeHistory.ts';

export type Strokes = {
  /** As the engine has them, and what was drawn this moment. */
  readonly annotations: readonly unknown[];
  readonly make: (step: Step) => void;
  /** Answers what was taken back, or done again. */
  readonly undo: (() => Step | null) | null;
  readonly redo: (() => Step | null) | null;
};

/** On its way to the outbox: shown until the engine's own answer has it, or it would be gone for the blink of an eye. */
type OnItsWay = { readonly sheetId: Id; readonly changes: readonly AnnotationChange[]; readonly isKept: boolean };

/** As many as one command takes. */
const mostAtOnce = 1_000;

/** Each stroke waits in the outbox as soon as it is made, and can be taken back for as long as the app runs. */
export function useStrokes(taskId: Id, { id: sheetId, annotations, byFile }: DrawingSheet): Strokes {
  const draw = useCommand('drawOnPreview');
  const tell = useTaskOutcome();
  const tellFailure = useTellFailure();
  const { done, undone } = useStrokeHistory(sheetId);
  const [onTheWay, setOnTheWay] = useState<readonly OnItsWay[]>([]);
  const [seen, setSeen] = useState(annotations);
  const latest = useRef(annotations);
  useEffect(() => {
    latest.current = annotations;
  });
  // The engine has said something new: what it has kept by now is in it.
  if (seen !== annotations) {
    setSeen(annotations);
    setOnTheWay(onTheWay.filter(({ isKept }) => !isKept));
  }
  const laidOver = onTheWay.filter((one) => one.sheetId === sheetId).flatMap(({ changes }) => changes);
  const shown = laidOver.length === 0 ? annotations : annotationsAfter(annotations, laidOver);

  /** One after the other, in the order in which they were made. */
  const last = useRef<Promise<unknown>>(Promise.resolve());
  function send(changes: readonly AnnotationChange[]): void {
    if (changes.length === 0) return;
    const one: OnItsWay = { sheetId, changes, isKept: false };
    const before = latest.current;
    setOnTheWay((all) => [...all, one]);
    const leave = (): void => setOnTheWay((all) => all.filter((other) => other !== one));
    last.current = last.current
      .then(async () => {
        let isRefused = false;
        for (const { previewFileId, changes: ofFile } of byFile(changes))
          for (let start = 0; start < ofFile.length && !isRefused; start += mostAtOnce) {
            const piece = ofFile.slice(start, start + mostAtOnce);
            const answer = await draw.run({ taskId, previewFileId, changes: piece });
            tell({ answer, title: '' });
            isRefused = answer.refused.length > 0;
          }
        if (isRefused || latest.current !== before) leave();
        else setOnTheWay((all) => all.map((other) => (other === one ? { ...one, isKept: true } : other)));
      })
      .catch((error: unknown) => {
        leave();
        tellFailure(error);
      });
  }
  function objectNow(objectId: Id): DrawnObject | null {
    for (const { objects } of drawingsIn(shown))
      for (const object of objects) if (object.id === objectId) return object;
    return null;
  }
  return {
    annotations: shown,
    make: (step) => {
      send(step.changes);
      noteStep(sheetId, step);
    },
    undo:
      done.length === 0
        ? null
        : () => {
            const step = takeBackStep(sheetId);
            if (step !== null) send(stillOwn(step, objectNow));
            return step;
          },
    redo:
      undone.length === 0
        ? null
        : () => {
            const step = takeStepAgain(sheetId);
            if (step !== null) send(step.changes);
            return step;
          },
  };
}
