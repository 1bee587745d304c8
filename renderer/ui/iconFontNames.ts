import type { IconName } from './iconShapes.tsx';
import { markIcons } from './markIcons.ts';
import { statusGlyphs } from './statusLook.ts';

/** What `data-icon` may name: icons that are drawn as letters of a font of ours, for there are hundreds of them at once. */
export const iconFontNames: readonly IconName[] = [
  ...statusGlyphs,
  ...Object.values(markIcons),
  'priority',
  'priority-one',
];
