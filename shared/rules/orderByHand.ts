/** Those put by hand in their order; each other one after the one it usually follows. */
export function inOrderByHand<Some extends { readonly id: string }>(
  usual: readonly Some[],
  byHand: readonly string[],
): readonly Some[] {
  const ordered = byHand.flatMap((id) => usual.find((one) => one.id === id) ?? []);
  for (const [index, one] of usual.entries()) {
    if (ordered.includes(one)) continue;
    const before = usual[index - 1];
    ordered.splice(before === undefined ? 0 : ordered.indexOf(before) + 1, 0, one);
  }
  return ordered;
}
