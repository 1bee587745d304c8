import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchCode, matchName } from '../../shared/rules/codeMatch.ts';
import { foldText, unfoldRange } from '../../shared/rules/foldText.ts';

const found = (word: string, name: string): string | null => {
  const match = matchCode(word, name);
  return match === null ? null : name.slice(match.start, match.end);
};

describe('a word in a name', () => {
  it.each([
    ['40', 'sq020 / sh0040', '0040'],
    ['20', 'sq020 / sh0040', '020'],
    ['0040', 'sq020 / sh0040', '0040'],
    ['sh40', 'sq020 / sh0040', 'sh0040'],
    ['sh4', 'sq020 / sh0040', 'sh004'],
    ['10', 'sh0100 / sh0010', '0010'],
    ['0', 'sh0', '0'],
    ['boat', 'old boat', 'boat'],
    ['sh50', 'sq020 / sh0040', null],
  ])('%s in %s', (word, name, part) => {
    expect(found(word, name)).toBe(part);
  });

  it('counts more whole than begun, and more begun than in the middle', () => {
    const score = (word: string, name: string): number => matchCode(word, name)?.score ?? 0;
    expect(score('boat', 'boat')).toBeGreaterThan(score('boat', 'boathouse'));
    expect(score('boat', 'boathouse')).toBeGreaterThan(score('boat', 'rowboat'));
  });
});

it('words do not share letters', () => {
  expect(matchName(['10', '10'], 'sq010 / sh0020').mask).toBe(0b01);
  expect(matchName(['10', '10'], 'sq010 / sh0010').mask).toBe(0b11);
});

it('whatever is typed, matches stay inside of the name', () => {
  const text = fc.string({ maxLength: 12, unit: fc.constantFrom(...'ab01 /-_é'.split('')) });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 5 }), text, (words, name) => {
      const typed = words.filter((word) => word !== '');
      for (const { start, end } of matchName(typed, name).matches) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(name.length);
      }
    }),
  );
});

it('folded text knows where its letters came from', () => {
  const folded = foldText('Ça, Éloïse 🎬 ﬁn');
  expect(folded.text).toBe('ca, eloise 🎬 ﬁn');
  const start = folded.text.indexOf('eloise');
  expect('Ça, Éloïse 🎬 ﬁn'.slice(...unfoldRange(folded, start, start + 6))).toBe('Éloïse');
});
