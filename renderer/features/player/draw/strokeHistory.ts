/** What was drawn on each revision since the app was started, and what takes it back: it stays while one looks at others. */
import { create } from 'zustand';
import type { AnnotationChange, DrawnObject } from '../../../../shared/model/annotation.ts';
import type { Id } from '../../../../shared/model/studio.ts';
import { isSameValue } from '../../../../shared/rules/sameValue.ts';

export type Step = {
  /** Where one was: taking it back shows what is taken back. */
  readonly frame: number;
  readonly changes: readonly AnnotationChange[];
  readonly back: readonly AnnotationChange[];
};
type History = { readonly done: readonly Step[]; readonly undone: readonly Step[] };

/** Steps and revisions beyond these are forgotten, the oldest first. */
const mostSteps = 500;
const mostRevisions = 50;

const none: History = { done: [], undone: [] };
const useHistories = create<Readonly<Record<Id, History>>>(() => ({}));

export const useStrokeHistory = (previewFileId: Id): History => useHistories((all) => all[previewFileId] ?? none);

export function noteStep(previewFileId: Id, step: Step): void {
  change(previewFileId, ({ done }) => ({ done: [...done, step].slice(-mostSteps), undone: [] }));
}

/** The last step, which is one to do again from now on. */
export function takeBackStep(previewFileId: Id): Step | null {
  const step = (useHistories.getState()[previewFileId] ?? none).done.at(-1) ?? null;
  if (step !== null)
    change(previewFileId, ({ done, undone }) => ({ done: done.slice(0, -1), undone: [...undone, step] }));
  return step;
}

export function takeStepAgain(previewFileId: Id): Step | null {
  const step = (useHistories.getState()[previewFileId] ?? none).undone.at(-1) ?? null;
  if (step !== null)
    change(previewFileId, ({ done, undone }) => ({ done: [...done, step], undone: undone.slice(0, -1) }));
  return step;
}

function change(previewFileId: Id, to: (history: History) => History): void {
  const { [previewFileId]: before = none, ...others } = useHistories.getState();
  const kept = Object.entries(others).slice(1 - mostRevisions);
  useHistories.setState(Object.fromEntries([...kept, [previewFileId, to(before)]]), true);
}

/** Of what would put back an earlier form, only where one's own still stands: or somebody else's would go with it. */
export function stillOwn(
  { changes, back }: Pick<Step, 'changes' | 'back'>,
  objectNow: (objectId: Id) => DrawnObject | null,
): readonly AnnotationChange[] {
  const made = new Map(changes.flatMap((one) => (one.kind === 'delete' ? [] : [[one.object.id, one.object]])));
  return back.filter((one) => one.kind !== 'update' || isSameValue(objectNow(one.object.id), made.get(one.object.id)));
}
