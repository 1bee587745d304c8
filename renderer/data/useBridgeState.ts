import { useSyncExternalStore } from 'react';
import type { BridgeState } from './bridge.ts';
import { useBridge } from './EngineProvider.tsx';

export function useBridgeState(): BridgeState {
  const bridge = useBridge();
  return useSyncExternalStore(bridge.onState, bridge.state);
}
