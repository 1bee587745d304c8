import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { decodeTrie } from 'cspell-trie-lib';
import { beforeAll, expect, test } from 'vitest';
import { isSpelled, type WordList } from '../../shared/rules/spelling.ts';

let en: WordList;
let fr: WordList;

const listOf = (path: string): WordList => {
  const trie = decodeTrie(gunzipSync(readFileSync(new URL(`../../node_modules/${path}`, import.meta.url))));
  return { has: (word) => trie.hasWord(word, true) };
};

beforeAll(() => {
  en = listOf('@cspell/dict-en_us/en_US.trie.gz');
  fr = listOf('@cspell/dict-fr-fr/fr-fr.trie.gz');
});

test.each([
  'Lantern',
  'color',
  'colour',
  'coloured',
  'centre',
  'realise',
  'travelling',
  "don't",
  'don’t',
  "Ines's",
  'close-up',
])('%s is English', (word) => expect(isSpelled(word, { en })).toBe(true));

test.each(['lanterne', 'L’arbre', "d'accord", "aujourd'hui", "qu'elle", 'Naïve', 'peut-il', 'va-t-on', 'Étalonnage'])(
  '%s is French',
  (word) => expect(isSpelled(word, { fr })).toBe(true),
);

test.each(['lantren', 'recieve', 'colur', 'teh', "dosen't", 'lantrene', 'l’arbrre'])('%s is neither', (word) =>
  expect(isSpelled(word, { en, fr })).toBe(false),
);

test('a word of the one language is wrong in the other, and right in both', () => {
  expect(isSpelled('lanterne', { en })).toBe(false);
  expect(isSpelled('lantern', { fr })).toBe(false);
  expect(isSpelled('lanterne', { en, fr }) && isSpelled('lantern', { en, fr })).toBe(true);
});

test.each(['SH0040', 'WFA', 'LanternHero', 'v012', 'a', 'привет', 'sq_010', ''])(
  '%j is no word to be spelled',
  (word) => expect(isSpelled(word, {})).toBe(true),
);
