import { useEffect } from 'react';
import type { EngineCalls, InputOf } from '../../shared/ipc.ts';
import type { Bridge } from './bridge.ts';
import { useBridge } from './EngineProvider.tsx';

export type Scope = InputOf<EngineCalls, 'wantScopes'>['scopes'][number];

/** What each mounted screen wants, per bridge; the engine hears the union, and each saying replaces the last. */
const wantedByBridge = new WeakMap<
  Bridge,
  { readonly scopes: Map<symbol, Scope>; isQueued: boolean; lastSaid: string }
>();

function wantedOf(bridge: Bridge) {
  const known = wantedByBridge.get(bridge);
  if (known) return known;
  const fresh = { scopes: new Map<symbol, Scope>(), isQueued: false, lastSaid: '' };
  wantedByBridge.set(bridge, fresh);
  // A new engine has not heard anything yet.
  bridge.onState(() => {
    if (bridge.state() !== 'connected') return;
    fresh.lastSaid = '';
    say(bridge);
  });
  return fresh;
}

/** Once per turn of the event loop: changing screens drops one scope and adds another. */
function say(bridge: Bridge) {
  const wanted = wantedOf(bridge);
  if (wanted.isQueued) return;
  wanted.isQueued = true;
  queueMicrotask(() => {
    wanted.isQueued = false;
    const distinct = new Map([...wanted.scopes.values()].map((scope) => [JSON.stringify(scope), scope]));
    const said = [...distinct.keys()].sort().join();
    if (said === wanted.lastSaid) return;
    wanted.lastSaid = said;
    bridge.call('wantScopes', { scopes: [...distinct.values()].slice(0, 20) }).catch(() => {
      // Only freshness was asked for; the next screen or the next engine says it again.
      wanted.lastSaid = '';
    });
  });
}

/** Tells the engine what is on screen, so that it is pulled first and kept fresh while it stays. Null: nothing yet. */
export function useScope(scope: Scope | null): void {
  const bridge = useBridge();
  const kind = scope?.kind ?? null;
  const id = scope === null ? '' : idOf(scope);
  useEffect(() => {
    const wanted = scopeOf(kind, id);
    if (wanted === null) return undefined;
    const key = Symbol(id);
    wantedOf(bridge).scopes.set(key, wanted);
    say(bridge);
    return () => {
      wantedOf(bridge).scopes.delete(key);
      say(bridge);
    };
  }, [bridge, kind, id]);
}

function idOf(scope: Scope): string {
  if (scope.kind === 'production' || scope.kind === 'shared-assets') return scope.productionId;
  if (scope.kind === 'time') return scope.month;
  if (scope.kind === 'news') return scope.productionId ?? '';
  if (scope.kind === 'entity') return scope.entityId;
  if (scope.kind === 'pipeline-file') return scope.fileId;
  if (scope.kind === 'chat') return scope.entityId;
  return scope.kind === 'task' ? scope.taskId : '';
}

function scopeOf(kind: Scope['kind'] | null, id: string): Scope | null {
  if (kind === 'production' || kind === 'shared-assets') return { kind, productionId: id };
  if (kind === 'entity') return { kind, entityId: id };
  if (kind === 'pipeline-file') return { kind, fileId: id };
  if (kind === 'task') return { kind, taskId: id };
  if (kind === 'time') return { kind, month: id };
  if (kind === 'chat') return { kind, entityId: id };
  if (kind === 'news') return { kind, productionId: id === '' ? null : id };
  return kind === null ? null : { kind };
}
