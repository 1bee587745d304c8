import { defaultSettings, type Settings } from '../../../shared/model/settings.ts';
import { useSaveSettings, useSettings } from '../../data/useSettings.ts';

/** One setting with how to change it and, where it was changed, how to set it back alone. */
export function useSetting<Name extends keyof Settings>(name: Name) {
  const settings = useSettings();
  const save = useSaveSettings();
  const set = (value: Settings[Name]) => save({ [name]: value });
  const isDefault = settings[name] === defaultSettings[name];
  return {
    value: settings[name],
    set,
    reset: isDefault ? null : () => set(defaultSettings[name]),
    default: defaultSettings[name],
  };
}
