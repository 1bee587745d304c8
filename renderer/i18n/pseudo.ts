/**
 * The pseudo-language en-XA, made from English: accented letters and about 40 % more text. Whatever stays plain on screen
 * was not translated; whatever is cut off has no room for German.
 */
type Messages = { readonly [key: string]: string | Messages };

const accented: Readonly<Record<string, string>> = {
  a: 'á', b: 'ƀ', c: 'ç', d: 'ð', e: 'é', f: 'ƒ', g: 'ĝ', h: 'ĥ', i: 'î', j: 'ĵ', k: 'ķ', l: 'ļ', m: 'ɱ', n: 'ñ', o: 'ö', p: 'þ', q: 'ǫ',
  r: 'ŕ', s: 'š', t: 'ţ', u: 'û', v: 'ṽ', w: 'ŵ', x: 'ẋ', y: 'ý', z: 'ž', A: 'Å', B: 'Ɓ', C: 'Ç', D: 'Ð', E: 'É', F: 'Ƒ', G: 'Ĝ', H: 'Ĥ', I: 'Î',
  J: 'Ĵ', K: 'Ķ', L: 'Ļ', M: 'Ṁ', N: 'Ñ', O: 'Ö', P: 'Þ', Q: 'Ǫ', R: 'Ŕ', S: 'Š', T: 'Ţ', U: 'Û', V: 'Ṽ', W: 'Ŵ', X: 'Ẋ', Y: 'Ý', Z: 'Ž',
}; // prettier-ignore

/** Text lies at even brace depth, ICU's own words (`{count, plural, one {…}}`) at odd depth. */
export function pseudoMessage(message: string): string {
  let depth = 0;
  let literalLength = 0;
  let result = '';
  for (const character of message) {
    if (character === '{') depth += 1;
    else if (character === '}') depth -= 1;
    const isText = depth % 2 === 0 && character !== '}';
    if (isText) literalLength += 1;
    result += isText ? (accented[character] ?? character) : character;
  }
  const padding = '·'.repeat(Math.ceil(literalLength * 0.3));
  return `[${result}${padding}]`;
}

export function pseudoMessages(messages: Messages): Messages {
  return Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [
      key,
      typeof value === 'string' ? pseudoMessage(value) : pseudoMessages(value),
    ]),
  );
}
