import type { ChecklistItem } from '../model/checklist.ts';

/**
 * The list is written whole: what somebody else has ticked or added meanwhile, and frames that were not known here, would go.
 * Items are told apart by their words.
 * @param seen as its author saw it; null where nobody knows
 * @param there as it is on the server now
 */
export function mergedChecklist(
  own: readonly ChecklistItem[],
  seen: readonly ChecklistItem[] | null,
  there: readonly ChecklistItem[],
): readonly ChecklistItem[] {
  const takeSeen = takerOf(seen ?? []);
  const takeThere = takerOf(there);
  const merged = own.map((item) => {
    const before = takeSeen(item.text);
    const now = takeThere(item.text);
    if (now === undefined) return item;
    return {
      text: item.text,
      checked: before?.checked === item.checked ? now.checked : item.checked,
      about: sameFrame(item.about, before?.about ?? null) ? now.about : item.about,
    };
  });
  const added = seen === null ? [] : takeThere.left().filter(({ text }) => takeSeen(text) === undefined);
  return [...merged, ...added];
}

/** Each item once, where several have the same words. */
function takerOf(items: readonly ChecklistItem[]) {
  const left = [...items];
  const take = (text: string): ChecklistItem | undefined => {
    const at = left.findIndex((item) => item.text === text);
    return at === -1 ? undefined : left.splice(at, 1)[0];
  };
  return Object.assign(take, { left: (): readonly ChecklistItem[] => [...left] });
}

const sameFrame = (one: ChecklistItem['about'], other: ChecklistItem['about']): boolean =>
  one?.frame === other?.frame && one?.revision === other?.revision;
