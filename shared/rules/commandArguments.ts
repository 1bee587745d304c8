/** What a program is told, word by word: no shell reads it, so that nothing in a path is anything but a path. */

export const pathPlaceholder = '{path}';

/** Words are parted by spaces; what stands in double quotes is one word. */
export function commandArguments(words: string, path: string): readonly string[] {
  const parted = (words.match(/(?:"[^"]*"|[^\s"])+/g) ?? []).map((word) => word.replaceAll('"', ''));
  const all = parted.some((word) => word.includes(pathPlaceholder)) ? parted : [...parted, pathPlaceholder];
  // By a function: in a text `$&` would mean something.
  return all.map((word) => word.replaceAll(pathPlaceholder, () => path));
}
