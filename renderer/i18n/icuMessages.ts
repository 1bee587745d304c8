import type { I18nFormatModule } from 'i18next';
import { IntlMessageFormat } from 'intl-messageformat';

type IcuMessages = I18nFormatModule & {
  readonly init: () => void;
  readonly parse: (message: string, values: Record<string, unknown>, language: string) => string;
  readonly addLookupKeys: (keys: string[]) => string[];
};

/**
 * ICU messages for i18next. Most words of a page are plain: they go as they are, without a parser, which is what takes the
 * time of a first page. The others are read once.
 */
export function icuMessages(): IcuMessages {
  const known = new Map<string, IntlMessageFormat>();
  const read = (message: string, language: string): IntlMessageFormat => {
    const key = `${language}\n${message}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    // Tags are left to react-i18next's <Trans>.
    const format = new IntlMessageFormat(message, language, undefined, { ignoreTag: true });
    known.set(key, format);
    return format;
  };
  return {
    type: 'i18nFormat',
    init: () => undefined,
    parse: (message, values, language) => {
      if (!/[{']/.test(message)) return message;
      try {
        return String(read(message, language).format(values));
      } catch {
        // A message with a missing value is better than none.
        return message;
      }
    },
    // Plurals are inside the messages, not keys of their own.
    addLookupKeys: (keys) => keys,
  };
}
