/** What is typed to cast something: `lantern x2`, `hero lantern ×3`, `ines`. */
import { foldText } from './foldText.ts';

export type CastInput = {
  readonly words: string;
  /** Null: nothing was said; what is cast already plays once more then. */
  readonly occurrences: number | null;
};

const count = /\s+[x×*]\s*(\d{1,4})$/i;

export function readCastInput(text: string): CastInput {
  const found = count.exec(text);
  const stated = Number(found?.[1] ?? 0);
  return {
    words: (found === null ? text : text.slice(0, found.index)).trim(),
    occurrences: stated > 0 ? stated : null,
  };
}

/** Those that fit all the words, in the order given; names that begin with the first one before the others. */
export function matchingAssets<Some extends { readonly name: string; readonly assetTypeName: string }>(
  assets: readonly Some[],
  words: string,
): readonly Some[] {
  const wanted = foldText(words).text.split(/\s+/).filter(Boolean);
  const [first = ''] = wanted;
  const begins: Some[] = [];
  const others: Some[] = [];
  for (const asset of assets) {
    const name = foldText(asset.name).text;
    const all = `${name} ${foldText(asset.assetTypeName).text}`;
    if (wanted.every((word) => all.includes(word))) (name.startsWith(first) ? begins : others).push(asset);
  }
  return [...begins, ...others];
}
