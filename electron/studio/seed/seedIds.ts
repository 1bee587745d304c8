const digits = Buffer.from('0123456789abcdef', 'latin1');
/** Where the digits of an id stand between its dashes. */
const places = [...Array(36).keys()].filter((place) => ![8, 13, 18, 23].includes(place));

/** An endless, repeatable supply of ids shaped like UUID v4. */
export function seedIds(seed: number): () => string {
  // Four 32-bit words stepped by xoshiro128**: the pictures' generator would repeat itself among millions of ids.
  let [a, b, c, d] = [seed | 0, 0x9e3779b9 ^ seed, 0x243f6a88, 0xb7e15162];
  const next = (): number => {
    const scrambled = Math.imul(b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  for (let warm = 0; warm < 20; warm += 1) next();
  // Written into one buffer: text glued from pieces would keep its pieces in memory.
  const text = Buffer.from('00000000-0000-4000-8000-000000000000', 'latin1');
  return () => {
    let word = 0;
    for (let index = 0; index < 32; index += 1) {
      if (index % 8 === 0) word = next();
      const value = (word >>> ((index % 8) * 4)) & 15;
      const digit = index === 12 ? 4 : index === 16 ? (value & 3) | 8 : value;
      text[places[index] ?? 0] = digits[digit] ?? 48;
    }
    return text.toString('latin1');
  };
}
