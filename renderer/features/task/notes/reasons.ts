/** Short words that were given with a status, so that the next one needs two keys; this computer remembers. */
import { create } from 'zustand';
import { z } from 'zod';
import { splitNote } from '../../../../shared/rules/frameTags.ts';

const key = 'inari.reasons';
const most = 9;
const longest = 80;
const shape = z.array(z.string()).catch([]);

export const useReasons = create<{ readonly reasons: readonly string[] }>(() => ({ reasons: read() }));

/** The last one first. */
export function rememberReason(text: string): void {
  const words = splitNote(text.trim()).words.trim();
  if (words === '' || words.length > longest || words.includes('\n')) return;
  const others = useReasons.getState().reasons.filter((reason) => reason !== words);
  const reasons = [words, ...others].slice(0, most);
  useReasons.setState({ reasons });
  localStorage.setItem(key, JSON.stringify(reasons));
}

function read(): readonly string[] {
  try {
    return shape.parse(JSON.parse(localStorage.getItem(key) ?? '[]'));
  } catch {
    // Written by something else: nothing is lost but a little typing.
    return [];
  }
}
