import type { i18n as I18n } from 'i18next';
import { useLayoutEffect } from 'react';
import type { Settings } from '../../shared/model/settings.ts';
import type { Platform } from '../data/platform.ts';
import { languageOf } from '../i18n/i18n.ts';
import { codeOf } from '../i18n/languageCode.ts';
import { keymapOf } from '../keys/keymap.ts';
import { setKeymap } from '../ui/liveKeys.ts';
import { useMediaQuery } from '../ui/useMediaQuery.ts';

/** Theme, density, motion and language as attributes of the root, which the tokens follow; and the keys that were chosen. */
export function useRootPreferences(settings: Settings, platform: Platform, i18n: I18n): void {
  const isSystemLight = useMediaQuery('(prefers-color-scheme: light)');
  const theme = settings.theme === 'system' ? (isSystemLight ? 'light' : 'dark') : settings.theme;
  const language = languageOf(settings.language, platform.locale);

  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    dataset['theme'] = theme;
    dataset['density'] = settings.density;
    dataset['motion'] = settings.motion;
    dataset['os'] = platform.os;
  }, [theme, settings.density, settings.motion, platform.os]);

  const { keyPreset, reboundKeys } = settings;
  useLayoutEffect(() => setKeymap(keymapOf({ keyPreset, reboundKeys })), [keyPreset, reboundKeys]);

  useLayoutEffect(() => {
    document.documentElement.lang = codeOf(language);
    if (i18n.language !== language) void i18n.changeLanguage(language);
  }, [language, i18n]);
}
