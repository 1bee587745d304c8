import type { TableKind } from '../../shared/model/studio.ts';
import type { IconName } from '../ui/Icon.tsx';

/** What stands for each kind of entity. */
export const kindIcons: Readonly<Record<TableKind, IconName>> = {
  Shot: 'shot',
  Asset: 'asset',
  Sequence: 'layers',
  Episode: 'folder',
  Edit: 'list',
  Concept: 'draw',
};
