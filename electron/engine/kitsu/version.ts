/** -1, 0 or 1. What is no number counts as 0, so that `1.0.97-dev` is 1.0.97. */
export function compareVersions(a: string, b: string): number {
  const left = partsOf(a);
  const right = partsOf(b);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

function partsOf(version: string): readonly number[] {
  return version.split('.').map((part) => Number.parseInt(part, 10) || 0);
}

const oldestSupportedVersion = '0.20.0';

/** One that does not say what it is may be any: it is spoken to as the oldest is, which newer ones understand. */
export function isSupportedVersion(version: string): boolean {
  return version === '' || compareVersions(version, oldestSupportedVersion) >= 0;
}
