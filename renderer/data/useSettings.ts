import { useCallback } from 'react';
import { defaultSettings, type Settings } from '../../shared/model/settings.ts';
import { useBridge } from './EngineProvider.tsx';
import { useEngine } from './useEngine.ts';

/** This computer's settings; the defaults until the engine has answered, so that the first paint needs no wait. */
export function useSettings(): Settings {
  return useEngine('settings', {}).value ?? defaultSettings;
}

/** Effects are immediate: the saved settings are announced and every screen follows. */
export function useSaveSettings(): (patch: Partial<Settings>) => void {
  const bridge = useBridge();
  return useCallback(
    (patch) => {
      bridge.call('saveSettings', patch).catch((error: unknown) => console.error('settings were not saved', error));
    },
    [bridge],
  );
}
