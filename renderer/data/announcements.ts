/**
 * Matches what changed with what the answers on screen were read from, and has the touched ones asked again.
 * React Query drops an invalidation that arrives during a query's first fetch, so a running fetch is cancelled first.
 */
import type { Query, QueryClient } from '@tanstack/react-query';
import type { EngineEvent } from '../../shared/ipc.ts';
import { isTouched } from '../../shared/sources.ts';

/** By query hash; an answer that has not come yet has no entry and counts as touched. */
const readsByHash = new WeakMap<QueryClient, Map<string, readonly string[]>>();

function readsOf(client: QueryClient): Map<string, readonly string[]> {
  const known = readsByHash.get(client);
  if (known) return known;
  const fresh = new Map<string, readonly string[]>();
  readsByHash.set(client, fresh);
  client.getQueryCache().subscribe((event) => {
    if (event.type === 'removed') fresh.delete(event.query.queryHash);
  });
  return fresh;
}

export function rememberReads(client: QueryClient, queryHash: string, reads: readonly string[]): void {
  readsOf(client).set(queryHash, reads);
}

/** `*` among the sources means that anything may have changed: the engine is a new one. */
export async function applyAnnouncement(client: QueryClient, event: EngineEvent): Promise<void> {
  if (event.kind !== 'changed') return;
  const sources = new Set(event.sources);
  const reads = readsOf(client);
  const isConcerned = ({ queryHash }: Query): boolean => {
    const known = reads.get(queryHash);
    return sources.has('*') || known === undefined || isTouched(known, sources);
  };
  const touched = new Set(client.getQueryCache().findAll({ predicate: isConcerned }));
  if (touched.size === 0) return;
  await client.cancelQueries({ predicate: (query) => touched.has(query) });
  // The engine answers in turn: the rows that are looked at come first, and a list of ten thousand after everything else.
  await Promise.all(
    turns.map((turn) =>
      client.invalidateQueries({ predicate: (query) => touched.has(query) && turnOf(query) === turn }),
    ),
  );
}

const turns = ['rows', 'others', 'lists'] as const;

function turnOf({ queryKey }: Query): (typeof turns)[number] {
  if (queryKey[0] === 'entityRows') return 'rows';
  return queryKey[0] === 'entityList' ? 'lists' : 'others';
}
