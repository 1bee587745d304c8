import { useEffect, useMemo, useState } from 'react';
import type { AnnotationChange, DrawnObject } from '../../../../shared/model/annotation.ts';
import type { TaskDetail } from '../../../../shared/model/screens.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import type { Medium } from '../movie/medium.ts';
import type { Player } from '../playback/player.ts';
import { changePreferences, inks, penSizes, usePreferences } from '../preferences.ts';
import type { ReviewFile } from '../reviewFile.ts';
import type { Point, Size } from '../stage/view.ts';
import { useApart } from '../apart.ts';
import { sheetOf } from './drawingSheet.ts';
import { heldDrawings, holdDrawings } from './drawingClipboard.ts';
import { type DrawnFrame, drawnHere, timeOfDrawing, type Touchable, touchablesOn } from './drawings.ts';
import { copied, moved } from './editObject.ts';
import type { Made } from './newObject.ts';
import type { Step } from './strokeHistory.ts';
import type { Tool } from './tools.ts';
import { useStrokes } from './useStrokes.ts';

/** Objects on one frame; on any other nothing is selected. */
export type Selection = { readonly frame: number; readonly ids: ReadonlySet<Id> };

export type Changed = { readonly from: Touchable; readonly to: DrawnObject };

export type Drawing = {
  /** Everybody sees them; false where the server takes none of this user's. */
  readonly frames: readonly DrawnFrame[];
  readonly canDraw: boolean;
  readonly tool: Tool;
  readonly choose: (tool: Tool) => void;
  readonly chooseInk: (number: number) => void;
  readonly changeSize: (step: 1 | -1) => void;
  readonly picture: Size;
  /** What a new object has of its author and the pen in hand. */
  readonly newMade: () => Made;
  readonly selection: Selection | null;
  readonly select: (ids: ReadonlySet<Id>) => void;
  readonly selectAll: () => void;
  /** Held by the pointer: painted where that has them, not where they are kept. */
  readonly lifted: ReadonlySet<Id>;
  readonly lift: (ids: ReadonlySet<Id>) => void;
  /** What can be taken hold of on the frame on screen. */
  readonly here: () => readonly Touchable[];
  readonly selected: () => readonly Touchable[];
  readonly add: (objects: readonly DrawnObject[]) => void;
  readonly change: (changed: readonly Changed[]) => void;
  readonly remove: (objects: readonly Touchable[]) => void;
  readonly nudge: (by: Point) => void;
  /** The selected ones, or else all on the frame. */
  readonly copy: () => void;
  readonly paste: () => void;
  /** What would be drawn again on each other frame between in and out; null where there is nothing, or no range. */
  readonly spreading: () => { readonly objects: readonly Touchable[]; readonly frames: readonly number[] } | null;
  readonly spread: () => void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
};

const nothing: ReadonlySet<Id> = new Set();

type Options = {
  readonly detail: TaskDetail;
  readonly file: ReviewFile;
  readonly medium: Medium | null;
  readonly player: Player | null;
  readonly personId: Id;
};

/** The tool in hand, and what is drawn on the frame on screen. */
export function useDrawing({ detail, file, medium, player, personId }: Options): Drawing {
  const [tool, choose] = useState<Tool>('select');
  const [selection, setSelection] = useState<Selection | null>(null);
  const [lifted, lift] = useState(nothing);
  const { ink, penSize } = usePreferences();
  const { fps } = detail.production;
  const { revision, shown: shownFile } = file;
  const apart = useApart();
  const sheet = useMemo(() => sheetOf({ revision, shown: shownFile }, fps, apart), [revision, shownFile, fps, apart]);
  const strokes = useStrokes(detail.task.id, sheet);
  const frames = useMemo(
    () => (medium === null ? [] : drawnHere(strokes.annotations, fps, medium)),
    [medium, strokes.annotations, fps],
  );
  const picture = { width: medium?.widthPx ?? 0, height: medium?.heightPx ?? 0 };
  // What waits to be published has no place on the server to be drawn on.
  const canDraw = detail.rights.canDraw && file.revision.mark === null && medium !== null;

  // From frame to frame, and from revision to revision, one begins with nothing selected.
  const [selectedOn, setSelectedOn] = useState(sheet.id);
  if (selectedOn !== sheet.id) {
    setSelectedOn(sheet.id);
    setSelection(null);
    lift(nothing);
  }
  useEffect(() => {
    if (player === null || selection === null) return undefined;
    return player.subscribe(() => {
      if (player.state().shown !== selection.frame) setSelection(null);
    });
  }, [player, selection]);

  const shown = (): number | null => player?.state().shown ?? null;
  /** A movie that takes over stands where one was before its first picture is there: what was begun then is not lost. */
  const place = (): number | null => shown() ?? player?.state().frame ?? null;
  const here = (): readonly Touchable[] => touchablesOn(frames, shown());
  const selected = (): readonly Touchable[] =>
    selection === null
      ? []
      : touchablesOn(frames, selection.frame).filter(({ object }) => selection.ids.has(object.id));
  const timeOn = (frame: number): number => (medium === null ? 0 : timeOfDrawing(frame, fps, medium.rate));
  function select(ids: ReadonlySet<Id>): void {
    const frame = shown();
    setSelection(frame === null || ids.size === 0 ? null : { frame, ids });
  }
  function make(changes: readonly AnnotationChange[], back: readonly AnnotationChange[]): void {
    const frame = place();
    if (frame !== null && changes.length > 0) strokes.make({ frame, changes, back });
  }
  function addOn(given: readonly { readonly frame: number; readonly object: DrawnObject }[]): void {
    make(
      given.map(({ frame, object }) => ({ kind: 'add', time: timeOn(frame), object })),
      given.map(({ frame, object }) => ({ kind: 'delete', time: timeOn(frame), objectId: object.id })),
    );
  }
  function add(objects: readonly DrawnObject[]): void {
    const frame = place();
    if (frame !== null) addOn(objects.map((object) => ({ frame, object })));
  }
  function change(changed: readonly Changed[]): void {
    make(
      changed.map(({ from: { time }, to }) => ({ kind: 'update', time, object: to })),
      changed.map(({ from: { time, object } }) => ({ kind: 'update', time, object })),
    );
  }
  const chosen = (): readonly Touchable[] => (selection === null ? here() : selected());
  function spreading(): ReturnType<Drawing['spreading']> {
    if (player === null || medium === null) return null;
    const { inFrame, outFrame, shown: now } = player.state();
    const objects = chosen();
    if ((inFrame === null && outFrame === null) || objects.length === 0) return null;
    const [first, last] = [inFrame ?? 0, outFrame ?? medium.frameCount - 1];
    const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    return { objects, frames: all.filter((frame) => frame !== now) };
  }
  function after(step: Step | null): void {
    setSelection(null);
    if (step !== null && step.frame !== shown()) player?.seek(step.frame);
  }
  const { undo, redo } = strokes;
  return {
    frames,
    canDraw,
    tool,
    choose: (next) => {
      setSelection(null);
      choose(next);
    },
    chooseInk: (number) => changePreferences({ ink: inks[number] ?? ink }),
    changeSize: (step) => changePreferences({ penSize: Math.max(0, Math.min(penSizes.length - 1, penSize + step)) }),
    picture,
    newMade: () => ({
      id: crypto.randomUUID(),
      personId,
      picture,
      pen: { color: ink, widthPx: Math.max(1, (penSizes[penSize] ?? penSizes[1]) * picture.width) },
    }),
    selection,
    select,
    selectAll: () => {
      choose('select');
      select(new Set(here().map(({ object }) => object.id)));
    },
    lifted,
    lift,
    here,
    selected,
    add,
    change,
    remove: (objects) =>
      make(
        objects.map(({ time, object }) => ({ kind: 'delete', time, objectId: object.id })),
        objects.map(({ time, object }) => ({ kind: 'add', time, object })),
      ),
    nudge: (by) => change(selected().map((from) => ({ from, to: moved(from, by, picture) }))),
    copy: () => {
      const objects = chosen();
      if (objects.length > 0) holdDrawings(objects);
    },
    paste: () => {
      const copies = heldDrawings().map((one) => copied(one, crypto.randomUUID(), personId));
      player?.stop();
      add(copies);
      choose('select');
      select(new Set(copies.map(({ id }) => id)));
    },
    spreading,
    spread: () => {
      const plan = spreading();
      if (plan === null) return;
      addOn(
        plan.frames.flatMap((frame) =>
          plan.objects.map((one) => ({ frame, object: copied(one, crypto.randomUUID(), personId) })),
        ),
      );
    },
    undo: undo === null ? null : () => after(undo()),
    redo: redo === null ? null : () => after(redo()),
  };
}
