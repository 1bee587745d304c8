/** Whether a word is spelled as one of the languages spells it. What nobody spells (codes, names of files) is right. */

export type SpelledLanguage = 'en' | 'fr';
export type WordList = { readonly has: (word: string) => boolean };

export function isSpelled(word: string, lists: Readonly<Partial<Record<SpelledLanguage, WordList>>>): boolean {
  const plain = word.replaceAll('’', "'").replace(/^'+|'+$/g, '');
  if (isNoWord(plain)) return true;
  const { en, fr } = lists;
  return (en !== undefined && isEnglish(plain, en)) || (fr !== undefined && isFrench(plain, fr));
}

/** One letter, figures, capitals alone (SH0040, WFA), capitals within (LanternHero), letters of other writings. */
const isNoWord = (word: string): boolean =>
  word.length < 2 ||
  /[\d_]/.test(word) ||
  word === word.toUpperCase() ||
  /\p{Ll}\p{Lu}/u.test(word) ||
  /[^\p{Script=Latin}'-]/u.test(word);

/** As it is, or as in the middle of a sentence. */
const isListed = (word: string, list: WordList): boolean => list.has(word) || list.has(word.toLowerCase());

const inParts = (word: string, isRight: (part: string) => boolean): boolean =>
  word.includes('-') && word.split('-').every((part) => isNoWord(part) || isRight(part));

function isEnglish(word: string, list: WordList): boolean {
  if (isListed(word, list)) return true;
  const bare = word.replace(/'s$/, '');
  if (bare !== word) return isEnglish(bare, list);
  // The list is American: what Britain spells otherwise is as right.
  const isBritish = britishEndings.some(([british, american]) => {
    const other = word.toLowerCase().replace(british, american);
    return other !== word.toLowerCase() && list.has(other);
  });
  return isBritish || inParts(word, (part) => isEnglish(part, list));
}

const britishEndings = [
  [/our(?=$|s|ed|ing|ful|less|able|er|ite|hood|ly)/, 'or'],
  [/is(?=e$|ed$|es$|ing$|er$|ers$|ation$|ations$)/, 'iz'],
  [/ys(?=e$|ed$|es$|ing$|er$)/, 'yz'],
  [/tre(s?)$/, 'ter$1'],
  [/tred$/, 'tered'],
  [/ll(?=ed$|ing$|er$|ers$)/, 'l'],
  [/ogue(s?)$/, 'og$1'],
  [/ence(s?)$/, 'ense$1'],
] as const;

/** What is said before a vowel, run together with the word. */
const elided = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=.)/i;
const withApostrophe = new Set(["aujourd'hui", "prud'homme", "prud'hommes", "presqu'île", "quelqu'un", "quelqu'une"]);

function isFrench(word: string, list: WordList): boolean {
  if (isListed(word, list) || withApostrophe.has(word.toLowerCase())) return true;
  const bare = word.replace(elided, '');
  if (bare !== word) return isNoWord(bare) || isFrench(bare, list);
  // Peut-il, va-t-on, celui-ci.
  return inParts(word, (part) => part === 't' || isFrench(part, list));
}
