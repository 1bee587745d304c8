import { useRef, useState } from 'react';
import type { AnnotationChange } from '../../../../shared/model/annotation.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { useCommand } from '../../../data/useCommand.ts';
import { useTaskOutcome } from '../../../parts/taskOutcome.ts';
import { useTellFailure } from '../../../parts/useTellFailure.ts';
import type { DrawingTool, Pen } from './newObject.ts';

export type Tool = DrawingTool | 'eraser' | null;

export const inks = ['#ff3860', '#ffd23f', '#35d0ff', '#5ee27a', '#ff9a3d', '#ffffff', '#101010'] as const;
/** Shares of the picture's width. */
export const penSizes = [0.002, 0.004, 0.008] as const;

export type Drawing = {
  readonly tool: Tool;
  readonly choose: (tool: Tool) => void;
  readonly ink: string;
  readonly setInk: (ink: string) => void;
  readonly size: number;
  readonly setSize: (size: number) => void;
  readonly pen: (pictureWidth: number) => Pen;
  /** Kept on this computer before it is sent; `back` is its opposite. */
  readonly make: (change: AnnotationChange, back: AnnotationChange) => void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
};

type Step = { readonly change: AnnotationChange; readonly back: AnnotationChange };

/** The tool in hand, and what has been drawn with it: each stroke waits in the outbox as soon as it is made. */
export function useDrawing(taskId: Id, previewFileId: Id): Drawing {
  const [tool, choose] = useState<Tool>(null);
  const [ink, setInk] = useState<string>(inks[0]);
  const [size, setSize] = useState(1);
  const draw = useCommand('drawOnPreview');
  const tell = useTaskOutcome();
  const tellFailure = useTellFailure();
  const [history, setHistory] = useState<{
    readonly of: Id;
    readonly done: readonly Step[];
    readonly undone: readonly Step[];
  }>({
    of: previewFileId,
    done: [],
    undone: [],
  });
  const here = history.of === previewFileId ? history : { of: previewFileId, done: [], undone: [] };
  /** One after the other, in the order in which they were made. */
  const last = useRef<Promise<unknown>>(Promise.resolve());

  function send(change: AnnotationChange): void {
    last.current = last.current
      .then(async () => {
        const answer = await draw.run({ taskId, previewFileId, changes: [change] });
        tell({ answer, taskIds: [taskId], title: '' });
      })
      .catch(tellFailure);
  }
  const undone = here.done.at(-1);
  const redone = here.undone.at(-1);
  return {
    tool,
    choose,
    ink,
    setInk,
    size,
    setSize,
    pen: (pictureWidth) => ({ color: ink, widthPx: Math.max(1, (penSizes[size] ?? penSizes[1]) * pictureWidth) }),
    make: (change, back) => {
      send(change);
      setHistory({ of: previewFileId, done: [...here.done, { change, back }], undone: [] });
    },
    undo:
      undone === undefined
        ? null
        : () => {
            send(undone.back);
            setHistory({ of: previewFileId, done: here.done.slice(0, -1), undone: [...here.undone, undone] });
          },
    redo:
      redone === undefined
        ? null
        : () => {
            send(redone.change);
            setHistory({ of: previewFileId, done: [...here.done, redone], undone: here.undone.slice(0, -1) });
          },
  };
}
