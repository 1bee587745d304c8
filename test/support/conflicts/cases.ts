/** Who changed what on either side, and what became of it: the suite runs these, and docs/conflicts.md lists them. */
import { castingCases } from './castingCases.ts';
import type { ConflictCase } from './conflictCase.ts';
import { entityCases } from './entityCases.ts';
import { playlistCases } from './playlistCases.ts';
import { talkCases } from './talkCases.ts';
import { taskCases } from './taskCases.ts';

export const conflictCases: readonly ConflictCase[] = [
  ...entityCases,
  ...taskCases,
  ...talkCases,
  ...playlistCases,
  ...castingCases,
];
