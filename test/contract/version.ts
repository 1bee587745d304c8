/** The versions of the real server that the suite speaks of; the demo studio imitates one of them at a time. */
export type Version = '0.20.52' | '1.0.97';
export const versions: readonly Version[] = ['0.20.52', '1.0.97'];

/** A fact that may differ between the versions. */
export type PerVersion<Value> = Value | { readonly [version in Version]: Value };

export function forVersion<Value extends number | string | readonly string[]>(
  value: PerVersion<Value>,
  version: Version,
): Value {
  return typeof value === 'object' && '0.20.52' in value ? value[version] : value;
}
