import { placeOf } from '../../place/path.ts';
import type { Place } from '../../place/place.ts';

export type PaletteMode = 'all' | 'commands' | 'people' | 'productions' | 'help';

const modes: Readonly<Record<string, PaletteMode>> = {
  '>': 'commands',
  '@': 'people',
  '#': 'productions',
  '?': 'help',
};

/** The first sign says what is looked for; the rest is the text. */
export function readInput(input: string): { readonly mode: PaletteMode; readonly text: string } {
  const mode = modes[input.slice(0, 1)];
  return mode ? { mode, text: input.slice(1).trim() } : { mode: 'all', text: input.trim() };
}

/** A pasted address of this studio, in the browser's form or the desktop's. */
export function linkedPlace(text: string, serverUrl: string): Place | null {
  const link = URL.parse(text);
  const server = URL.parse(serverUrl);
  if (!link || !server || !['http:', 'https:', 'kitsu:'].includes(link.protocol) || link.host !== server.host)
    return null;
  const base = server.pathname.replace(/\/$/, '');
  const path = link.pathname.startsWith(base) ? link.pathname.slice(base.length) : link.pathname;
  return placeOf(`${path}${link.search}`);
}

/** Lower case without accents: `Réglages` is found by `regl`. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}

/**
 * Each word of the query has to start a word of the label, or stand inside it; lower is better, null is no match. With
 * equal matches the shorter label wins, as it says less that was not asked for.
 */
export function rank(label: string, query: string): number | null {
  const folded = fold(label);
  let score = 0;
  for (const word of fold(query).split(/\s+/).filter(Boolean)) {
    const at = folded.indexOf(word);
    if (at === -1) return null;
    const startsWord = at === 0 || folded[at - 1] === ' ';
    score += (startsWord ? 0 : 100) + at;
  }
  return score + folded.length / 1000;
}
