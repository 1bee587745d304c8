/** Rows of a long list by their keys, a page at a time: the pages in view are asked for, what was seen before is kept. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { EntityList, EntityRow } from '../../../shared/model/screens.ts';
import type { Id, TableKind } from '../../../shared/model/studio.ts';
import { useBridge } from '../../data/EngineProvider.tsx';
import { useAnswered, useEngineAll } from '../../data/useEngine.ts';
import { tasksOf } from './selection.ts';

export type EntityKindShown = TableKind;
export type EntityRows = ReadonlyMap<number, EntityRow>;

export type Loaded = {
  readonly rows: EntityRows;
  /** Rows by their keys; those that are not here are asked of the engine. */
  readonly rowsOf: (keys: readonly number[]) => Promise<readonly EntityRow[]>;
  /** The same by their indices in the order, both ends included. */
  readonly rowsIn: (from: number, to: number) => Promise<readonly EntityRow[]>;
  /** Row by row, the tasks of these types, by the rows' indices in the order; both ends included. */
  readonly tasksIn: (from: number, to: number, taskTypeIds: readonly Id[]) => Promise<readonly Id[]>;
};

/** Rows of a page, and of what a list brings along: its first page. */
export const pageSize = 50;
/** Asked for before they come into view. */
const aheadRows = 20;
/** Rows kept beyond the pages in view, so that scrolling back, or another order, paints at once. */
const mostKept = 5_000;
const mostAtOnce = 200;

export type PageRange = { readonly first: number; readonly last: number };

/** The pages to ask for. @param from @param to indices into the order of what is in view; both ends included. */
export function pagesAround(from: number, to: number): PageRange {
  return { first: Math.floor(Math.max(0, from - aheadRows) / pageSize), last: Math.floor((to + aheadRows) / pageSize) };
}

/** @param pages of `order`; those beyond its end are none. */
export function useEntityRows(productionId: Id, kind: EntityKindShown, order: Uint32Array, pages: PageRange): Loaded {
  const bridge = useBridge();
  const endPage = Math.floor(Math.max(0, order.length - 1) / pageSize);
  const [firstPage, lastPage] = [Math.min(pages.first, endPage), Math.min(pages.last, endPage)];
  const inputs = useMemo(() => {
    if (order.length === 0) return [];
    return Array.from({ length: lastPage - firstPage + 1 }, (_, index) => {
      const start = (firstPage + index) * pageSize;
      return { productionId, kind, keys: [...order.subarray(start, start + pageSize)] };
    });
  }, [productionId, kind, order, firstPage, lastPage]);
  const scope = `${productionId} ${kind}`;
  const kept = useRef<{ readonly scope: string; readonly rows: EntityRows }>({ scope, rows: new Map() });
  const [early, setEarly] = useState<EntityRows>(new Map());
  const loaded = useEngineAll('entityRows', inputs, (page) => {
    // Only what would be blank otherwise: the pages themselves are newer.
    const missing = page.rows.filter(({ key }) => !kept.current.rows.has(key));
    if (missing.length > 0) setEarly(new Map(missing.map((row) => [row.key, row])));
  });
  const identities = loaded.map(identityOf).join();
  const rows = useMemo(() => {
    const next = new Map([...early, ...(kept.current.scope === scope ? kept.current.rows : [])]);
    for (const page of loaded)
      for (const row of page?.rows ?? [])
        // The same row in another page is still the same, and not drawn again; in a page that is asked anew it may be older.
        if ((next.get(row.key)?.rev ?? -1) < row.rev) next.set(row.key, row);
    return next;
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the pages are compared one by one: their list is new each time
  }, [scope, identities, early]);
  useEffect(() => {
    kept.current = { scope, rows: rows.size <= mostKept ? rows : new Map([...rows].slice(-mostKept)) };
  }, [scope, rows]);

  async function rowsOf(keys: readonly number[]): Promise<readonly EntityRow[]> {
    const found = new Map<number, EntityRow>();
    const missing = keys.filter((key) => !rows.has(key));
    for (let start = 0; start < missing.length; start += mostAtOnce) {
      const { value } = await bridge.query('entityRows', {
        productionId,
        kind,
        keys: missing.slice(start, start + mostAtOnce),
      });
      for (const row of value.rows) found.set(row.key, row);
    }
    return keys.flatMap((key) => rows.get(key) ?? found.get(key) ?? []);
  }
  const keysIn = (first: number, last: number): readonly number[] => [...order.subarray(Math.max(0, first), last + 1)];
  const rowsIn = (first: number, last: number): Promise<readonly EntityRow[]> => rowsOf(keysIn(first, last));
  async function tasksIn(first: number, last: number, taskTypeIds: readonly Id[]): Promise<readonly Id[]> {
    const keys = keysIn(first, last);
    const here = keys.flatMap((key) => rows.get(key) ?? []);
    if (here.length === keys.length) return tasksOf(here, taskTypeIds);
    return (await bridge.query('cellTasks', { productionId, kind, keys: [...keys], taskTypeIds: [...taskTypeIds] }))
      .value;
  }
  return { rows, rowsOf, rowsIn, tasksIn };
}

/** Takes the first page out of a list's answer, so that what is searched for is drawn at once. */
export function useFirstPage(productionId: Id, kind: EntityKindShown) {
  const answered = useAnswered('entityRows');
  return ({ order, rows }: EntityList, reads: readonly string[]): void => {
    if (rows.length > 0) answered({ productionId, kind, keys: [...order.subarray(0, pageSize)] }, { rows }, reads);
  };
}

/** Equal for the same answer, as often as it is looked at. */
const known = new WeakMap<object, number>();
let lastIdentity = 0;

function identityOf(page: object | undefined): number {
  if (page === undefined) return 0;
  const identity = known.get(page) ?? (lastIdentity += 1);
  known.set(page, identity);
  return identity;
}
