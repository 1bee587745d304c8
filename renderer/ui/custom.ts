import type { CSSProperties } from 'react';

/** Custom properties for `style`: the only inline style there is, for what comes as data (a studio's colour, a share). */
export function custom(properties: Readonly<Record<`--${string}`, string | number>>): CSSProperties {
  return properties;
}
