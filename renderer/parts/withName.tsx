import type { ReactNode } from 'react';

/** Stands for the name while the sentence is made: no text that people write holds it. */
export const namePlace = '\u0001';

/** A whole sentence, `t(key, { name: namePlace })`, with the name in it standing out: languages put it where they like. */
export function withName(sentence: string, name: ReactNode): ReactNode {
  const [before = '', after = ''] = sentence.split(namePlace);
  return (
    <>
      {before}
      {name}
      {after}
    </>
  );
}
