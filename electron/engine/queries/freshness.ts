import type { Freshness } from '../../../shared/model/sync.ts';
import type { QueryContext } from './context.ts';

/** How old and how complete a part of the mirror is: `my-tasks`, `production:<id>`, `task:<id>`. */
export function freshnessOf({ tables, isPulling }: QueryContext, scopeKey: string): Freshness {
  const { state, asOf, loadedCount, expectedCount, errorCode } = tables.scopes.get(scopeKey);
  return {
    state,
    asOf,
    isPulling: isPulling?.(scopeKey) ?? false,
    loadedCount,
    expectedCount,
    error: errorCode,
  };
}
