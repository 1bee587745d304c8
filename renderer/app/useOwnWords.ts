import type { i18n as I18n } from 'i18next';
import { useEffect } from 'react';
import { useOwnLanguages } from '../data/useOwnLanguages.ts';
import { ownLanguage } from '../i18n/i18n.ts';

/** The words of languages that were added, known to the interface; those on screen change where they are of such a one. */
export function useOwnWords(i18n: I18n): void {
  const languages = useOwnLanguages();
  useEffect(() => {
    for (const { translation } of languages) {
      if (translation === null) continue;
      const language = ownLanguage(translation.code);
      i18n.removeResourceBundle(language, 'translation');
      i18n.addResourceBundle(language, 'translation', translation.messages);
      if (i18n.language === language) void i18n.changeLanguage(language);
    }
  }, [i18n, languages]);
}
