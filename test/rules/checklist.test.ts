import { describe, expect, test } from 'vitest';
import { type ChecklistItem, newItem } from '../../shared/model/checklist.ts';
import { mergedChecklist } from '../../shared/rules/checklist.ts';

const item = (text: string, part: Partial<ChecklistItem> = {}): ChecklistItem => ({ ...newItem(text), ...part });
const ticked = (text: string) => item(text, { checked: true });
const about = { revision: 2, frame: 11 };

describe('a checklist that is written whole', () => {
  test('is what its author made of it where nobody else did anything', () => {
    const seen = [item('arcs'), item('foot')];
    expect(mergedChecklist([ticked('arcs'), item('hand')], seen, seen)).toEqual([ticked('arcs'), item('hand')]);
    expect(mergedChecklist([item('foot')], seen, seen)).toEqual([item('foot')]);
  });

  test('keeps what somebody else ticked, added or bound to a frame meanwhile', () => {
    const seen = [item('arcs'), item('foot')];
    const there = [item('arcs'), item('foot', { checked: true, about }), item('theirs')];
    expect(mergedChecklist([ticked('arcs'), item('foot')], seen, there)).toEqual([
      ticked('arcs'),
      item('foot', { checked: true, about }),
      item('theirs'),
    ]);
  });

  test('is the author’s in what they changed themselves', () => {
    const seen = [item('arcs', { checked: true, about }), item('foot')];
    const own = [item('arcs'), item('foot', { about })];
    expect(mergedChecklist(own, seen, seen)).toEqual(own);
  });

  test('loses no frame that was not known when it was written', () => {
    const there = [item('arcs', { about }), item('theirs')];
    expect(mergedChecklist([ticked('arcs')], null, there)).toEqual([item('arcs', { checked: true, about })]);
  });

  test('tells two items of the same words apart by their order', () => {
    const seen = [item('again'), item('again')];
    expect(mergedChecklist([item('again'), ticked('again')], seen, [ticked('again'), item('again')])).toEqual([
      ticked('again'),
      ticked('again'),
    ]);
  });

  test('given once more after a lost answer is the same', () => {
    const seen = [item('arcs')];
    const own = [ticked('arcs'), item('new')];
    const first = mergedChecklist(own, seen, seen);
    expect(mergedChecklist(own, seen, first)).toEqual(first);
  });
});
