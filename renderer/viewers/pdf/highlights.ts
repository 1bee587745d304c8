/** Marks stretches of text without changing the page; `::highlight(found)` says how they look. */
export function highlight(ranges: readonly Range[]): () => void {
  let found = CSS.highlights.get('found');
  if (found === undefined) {
    found = new Highlight();
    CSS.highlights.set('found', found);
  }
  for (const range of ranges) found.add(range);
  return () => {
    for (const range of ranges) found.delete(range);
  };
}
