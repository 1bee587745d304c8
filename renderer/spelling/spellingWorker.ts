/**
 * The dictionaries, in a thread of their own: read from beside the page when the first word is asked for, packed so that they take
 * a few milliseconds and a few megabytes (`spellingData` in vite.config.ts).
 */
import { decodeTrie, type ITrie } from 'cspell-trie-lib';
import { isSpelled, type SpelledLanguage, type WordList } from '../../shared/rules/spelling.ts';
import type { SpellingAnswer, SpellingQuestion } from './speller.ts';

const mostSuggestions = 5;
const tries = new Map<SpelledLanguage, Promise<ITrie>>();

function trieOf(language: SpelledLanguage): Promise<ITrie> {
  const known = tries.get(language);
  if (known !== undefined) return known;
  const reading = read(language);
  tries.set(language, reading);
  return reading;
}

async function read(language: SpelledLanguage): Promise<ITrie> {
  const answer = await fetch(`/spelling/${language}.btrie`);
  if (!answer.ok) throw new Error(`no dictionary of ${language}`);
  return decodeTrie(new Uint8Array(await answer.arrayBuffer()));
}

async function answerTo({ words, wants, languages, ownWords }: SpellingQuestion): Promise<readonly string[]> {
  const own = new Set(ownWords);
  const read = await Promise.all(languages.map(async (language) => [language, await trieOf(language)] as const));
  if (wants === 'wrong') {
    const lists = Object.fromEntries(
      read.map(([language, trie]): [SpelledLanguage, WordList] => [
        language,
        { has: (word) => own.has(word) || trie.hasWord(word, true) },
      ]),
    );
    return words.filter((word) => !own.has(word) && !isSpelled(word, lists));
  }
  const [word = ''] = words;
  const isCapital = /^\p{Lu}/u.test(word);
  const found = read.flatMap(([, trie]) => trie.suggest(word.toLowerCase(), { numSuggestions: mostSuggestions }));
  const spelled = found.map((one) => (isCapital ? one.slice(0, 1).toUpperCase() + one.slice(1) : one));
  return [...new Set(spelled)].slice(0, mostSuggestions);
}

globalThis.addEventListener('message', ({ data }: MessageEvent<SpellingQuestion>) => {
  answerTo(data).then(
    (words) => globalThis.postMessage({ id: data.id, words } satisfies SpellingAnswer),
    (error: unknown) => {
      console.error('spelling was not checked', error);
      globalThis.postMessage({ id: data.id, words: [] } satisfies SpellingAnswer);
    },
  );
});
