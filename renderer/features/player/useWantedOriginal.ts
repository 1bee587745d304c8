import { useEffect } from 'react';
import type { Id } from '../../../shared/model/studio.ts';
import type { Bridge } from '../../data/bridge.ts';
import { useBridge } from '../../data/EngineProvider.tsx';

type Wanted = { readonly ids: Map<symbol, Id>; isQueued: boolean; lastSaid: string };

/** What is looked at in this window; the same may be looked at twice, beside each other. */
const wantedByBridge = new WeakMap<Bridge, Wanted>();

function wantedOf(bridge: Bridge): Wanted {
  const known = wantedByBridge.get(bridge);
  if (known) return known;
  const fresh: Wanted = { ids: new Map(), isQueued: false, lastSaid: '' };
  wantedByBridge.set(bridge, fresh);
  // A new engine has not heard anything yet.
  bridge.onState(() => {
    if (bridge.state() !== 'connected') return;
    fresh.lastSaid = '';
    say(bridge);
  });
  return fresh;
}

/** Once per turn of the event loop: another one that is looked at drops one and adds another. */
function say(bridge: Bridge): void {
  const wanted = wantedOf(bridge);
  if (wanted.isQueued) return;
  wanted.isQueued = true;
  queueMicrotask(() => {
    wanted.isQueued = false;
    const previewFileIds = [...new Set(wanted.ids.values())];
    const said = previewFileIds.join();
    if (said === wanted.lastSaid) return;
    wanted.lastSaid = said;
    // Where the engine ends just then, its downloads end, too, and it is told anew.
    bridge.call('wantOriginals', { previewFileIds }).catch((error: unknown) => console.error('not told', error));
  });
}

/**
 * Tells the engine that the file a movie was made of is looked at as it arrives: it may be very large, and is fetched no further once
 * nobody sees it, or nothing here can show it. Null: it is not looked at, or is not arriving.
 */
export function useWantedOriginal(previewFileId: Id | null): void {
  const bridge = useBridge();
  useEffect(() => {
    if (previewFileId === null) return undefined;
    const key = Symbol(previewFileId);
    wantedOf(bridge).ids.set(key, previewFileId);
    say(bridge);
    return () => {
      wantedOf(bridge).ids.delete(key);
      say(bridge);
    };
  }, [bridge, previewFileId]);
}
