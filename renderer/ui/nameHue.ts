/** Degrees. The same name, the same colour, on every computer. */
export function nameHue(name: string): number {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 360_007;
  return (hash * 47) % 360;
}
