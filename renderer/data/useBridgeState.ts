import { useSyncExternalStore } from 'react';
import type { BridgeState } from './bridge.ts';
import { useBridge } from './EngineProvider.tsx';

export function useBridgeState(): BridgeState {
  const bridge = useBridge();
  return useSyncExternalStore(bridge.onState, bridge.state);
}

/** The computer that has this account's data open, while the engine waits for it. */
export function useHeldBy(): string | null {
  const bridge = useBridge();
  return useSyncExternalStore(bridge.onState, bridge.heldBy);
}
