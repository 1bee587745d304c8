const pageBytes = 65_536;

/**
 * A decoder may want no more memory than this: what a damaged file makes it ask for beyond that, it does not get. For a thread of
 * its own.
 * @returns whether one wanted more
 */
export function limitMemory(mostBytes: number): () => boolean {
  let isReached = false;
  const { prototype } = WebAssembly.Memory;
  const grow: unknown = Reflect.get(prototype, 'grow');
  if (typeof grow !== 'function') return () => isReached;
  const limited = function limited(this: WebAssembly.Memory, pages: number): unknown {
    if (this.buffer.byteLength + pages * pageBytes > mostBytes) {
      isReached = true;
      throw new RangeError('no more memory');
    }
    return Reflect.apply(grow, this, [pages]);
  };
  Object.defineProperty(prototype, 'grow', { value: limited });
  return () => isReached;
}
