/**
 * The words of the interface: ICU messages in `en.json` and `fr.json`, the same keys in both (a test compares them), typed
 * through `resources.d.ts`. Names of statuses, task types and metadata are data and never pass through here.
 */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './en.json';
import fr from './fr.json';
import { icuMessages } from './icuMessages.ts';
import { codeOf } from './languageCode.ts';
import { pseudoMessages } from './pseudo.ts';

export type Language = 'en' | 'fr' | 'en-XA' | `${string}-x-own`;

/** Of a file that was added: it may be named as one that the app has. */
export const ownLanguage = (code: string): Language => `${code}-x-own`;

export async function startLanguages(language: Language): Promise<void> {
  await i18next
    .use(icuMessages())
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: 'en',
      // Without it `en-XA` would be read as a kind of `en` and its own words never asked.
      load: 'currentOnly',
      resources: {
        en: { translation: en },
        fr: { translation: fr },
        'en-XA': { translation: pseudoMessages(en) },
      },
      interpolation: { escapeValue: false },
      returnNull: false,
    });
}

/** `system`: the first language of the desktop that this app speaks, English otherwise. */
export function languageOf(setting: 'system' | Language, systemLocale: string): Language {
  if (setting !== 'system') return setting;
  return systemLocale.toLowerCase().startsWith('fr') ? 'fr' : 'en';
}

/** For numbers and dates: the desktop's region where it speaks the same language, so that 12 or 24 hours follow it. */
export function localeOf(language: Language, systemLocale: string): string {
  if (language.endsWith('-x-own')) {
    const code = codeOf(language);
    return systemLocale.toLowerCase().startsWith(`${code.toLowerCase()}-`) ? systemLocale : code;
  }
  const base = language === 'fr' ? 'fr' : 'en';
  if (systemLocale.toLowerCase().startsWith(`${base}-`)) return systemLocale;
  return base === 'fr' ? 'fr-FR' : 'en-GB';
}
