/** As many ids as are asked for at once: they travel in the address of a request. */
export const idsAtOnce = 100;

export function chunksOf<Item>(items: readonly Item[], size = idsAtOnce): readonly (readonly Item[])[] {
  const chunks: (readonly Item[])[] = [];
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size));
  return chunks;
}
