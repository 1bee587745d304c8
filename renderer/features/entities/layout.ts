/** Which columns a production's table shows, where and how wide, and how it is sorted: this computer remembers. */
import { useState } from 'react';
import { z } from 'zod';
import type { Sort } from '../../../shared/model/screens.ts';
import type { Id } from '../../../shared/model/studio.ts';
import type { EntityKindShown } from './entityRows.ts';

export const smallestTilePx = 120;
export const largestTilePx = 420;
const usualTilePx = 220;
/** Concepts have titles, and statuses that are whole words. */
const conceptTilePx = 244;

const sortKey = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('name') }),
  z.object({
    kind: z.literal('field'),
    field: z.enum(['frames', 'estimation', 'duration', 'readyFor', 'cast', 'description']),
  }),
  z.object({ kind: z.literal('metadata'), fieldName: z.string() }),
  z.object({ kind: z.literal('taskType'), taskTypeId: z.string() }),
]);
const sort = z.object({ key: sortKey, direction: z.enum(['up', 'down']) });
const layout = z.object({
  /** Fields shown besides the task types: `frames`, or a metadata field as `data.difficulty`. */
  shownFields: z.array(z.string()),
  hiddenTaskTypeIds: z.array(z.string()),
  /** Columns as they were put by hand; those not in it stand where they usually do. */
  columnOrder: z.array(z.string()).default([]),
  /** By column; those not in it are as wide as their kind. */
  widthsPx: z.record(z.string(), z.number().int()).default({}),
  /** Columns that stay beside the name while the others scroll sideways. */
  stuckIds: z.array(z.string()).default([]),
  sort: sort.nullable(),
  /** What decides between rows that are equal in it. */
  thenBy: z.array(sort).default([]),
  foldedGroupIds: z.array(z.string()),
  /** Rows with their cells, or pictures beside each other. */
  look: z.enum(['table', 'sheet']).default('table'),
  /** In the rows of the table. */
  thumbnails: z.enum(['small', 'large']).default('small'),
  tilePx: z.number().int().min(smallestTilePx).max(largestTilePx).default(usualTilePx),
  /** Whose status stands under the pictures; null: the first. */
  sheetTaskTypeId: z.string().nullable().default(null),
});
export type TableLayout = z.infer<typeof layout> & { readonly sort: Sort | null; readonly thenBy: readonly Sort[] };

export const isSameKey = (a: Sort['key'], b: Sort['key']): boolean => JSON.stringify(a) === JSON.stringify(b);

export function useTableLayout(productionId: Id, kind: EntityKindShown) {
  const name = nameOf(productionId, kind);
  const [held, setHeld] = useState(() => ({ name, value: read(name, kind) }));
  const current = held.name === name ? held.value : read(name, kind);
  return {
    layout: current,
    change: (part: Partial<TableLayout>) => {
      const next = { ...current, ...part };
      localStorage.setItem(name, JSON.stringify(next));
      setHeld({ name, value: next });
    },
  };
}

const nameOf = (productionId: Id, kind: EntityKindShown): string => `inari.table.${productionId}.${kind}`;

export const readLayout = (productionId: Id, kind: EntityKindShown): TableLayout =>
  read(nameOf(productionId, kind), kind);

const usualFields: Readonly<Partial<Record<EntityKindShown, readonly string[]>>> = {
  Shot: ['frames'],
  Asset: ['cast', 'readyFor'],
};

export function standardLayout(kind: EntityKindShown): TableLayout {
  return {
    shownFields: [...(usualFields[kind] ?? [])],
    hiddenTaskTypeIds: [],
    columnOrder: [],
    widthsPx: {},
    stuckIds: [],
    sort: null,
    thenBy: [],
    foldedGroupIds: [],
    // Concepts are pictures before they are anything else.
    look: kind === 'Concept' ? 'sheet' : 'table',
    thumbnails: 'small',
    tilePx: kind === 'Concept' ? conceptTilePx : usualTilePx,
    sheetTaskTypeId: null,
  };
}

function read(name: string, kind: EntityKindShown): TableLayout {
  try {
    return layout.safeParse(JSON.parse(localStorage.getItem(name) ?? 'null')).data ?? standardLayout(kind);
  } catch {
    // Written by something else: the standard layout is no loss.
    return standardLayout(kind);
  }
}
