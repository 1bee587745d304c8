import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completeSearch } from '../../../shared/rules/search/complete.ts';
import { vocabulary } from './studio.ts';

/** The caret stands at the bar; the answer is the text with the first suggestion taken. */
function take(withCaret: string): string | null {
  const caret = withCaret.indexOf('|');
  const text = withCaret.replace('|', '');
  const { start, end, suggestions } = completeSearch(text, caret, vocabulary);
  const [first] = suggestions;
  return first === undefined ? null : text.slice(0, start) + first.insert + text.slice(end);
}

describe('the search field completes', () => {
  it.each([
    ['anim|', 'animation'],
    ['sq010 anim|', 'sq010 animation'],
    ['mode|', '[mode facial]'],
    ['[mode f|', '[mode facial]'],
    ['com|', 'compositing'],
    ['size|', 'size'],
    ['cam|', '[camera note]'],
  ])('%s to the filter %s', (typed, filter) => {
    expect(take(typed)?.toLowerCase()).toBe(`${filter}=`);
  });

  it.each([
    ['animation=wi|', 'animation=wip'],
    ['animation=|', 'animation=todo'],
    ['animation=-wf|', 'animation=-wfa'],
    ['animation=[wip,w|]', 'animation=[wip,wip]'],
    ['animation=[wip,re|]', 'animation=[wip,retake]'],
    ['animation=w| sq010', 'animation=wip sq010'],
    ['assignedto=je|', 'assignedto=[Jean-Luc Le Gall]'],
    ['assignedto[Animation]=[je|]', 'assignedto[Animation]=[Jean-Luc Le Gall]'],
    ['assignedto[mod|', 'assignedto[Mode Facial]='],
    ['type=ma|', 'type=[Main Props]'],
    ['readyfor=an|', 'readyfor=Animation'],
    ['size=sm|', 'size=small'],
    ['crowd=t|', 'crowd=true'],
    ['delivery=[sl|]', 'delivery=[slate:true]'],
    ['department=f|', 'department=FX'],
    ['is:wa|', 'is:waiting'],
    ['-witht|', '-withthumbnail'],
    ['+(animation=wi|)', '+(animation=wip)'],
  ])('%s to %s', (typed, whole) => {
    expect(take(typed)).toBe(whole);
  });

  it('offers a status with its id, for its colour', () => {
    expect(completeSearch('animation=do', 12, vocabulary).suggestions[0]).toEqual({
      kind: 'status',
      label: 'done',
      insert: 'done',
      id: 'status-done',
    });
  });

  it('offers nothing after a space', () => {
    expect(completeSearch('sq010 ', 6, vocabulary).suggestions).toEqual([]);
  });

  it('never fails, and stays around the caret', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 30, unit: fc.constantFrom(...'ab=[]-+()", <>!:1'.split('')) }),
        fc.nat(30),
        (text, at) => {
          const caret = Math.min(at, text.length);
          const { start, end } = completeSearch(text, caret, vocabulary);
          expect(start).toBeLessThanOrEqual(caret);
          expect(end).toBeGreaterThanOrEqual(caret);
          expect(end).toBeLessThanOrEqual(text.length);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
