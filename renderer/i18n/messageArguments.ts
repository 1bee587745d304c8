import { IntlMessageFormat } from 'intl-messageformat';

/** The names a message asks for, sorted; null where it is no ICU message. A pattern would take plural branches for names. */
export function messageArguments(message: string, language: string): string | null {
  if (!/[{}']/.test(message)) return '';
  const found = new Set<string>();
  const walk = (elements: ReturnType<IntlMessageFormat['getAst']>) => {
    for (const element of elements) {
      // The parser's kinds: 0 is literal text, 7 the number sign of a plural.
      const kind: number = element.type;
      if (kind !== 0 && 'value' in element) found.add(element.value);
      if ('options' in element) for (const option of Object.values(element.options)) walk(option.value);
    }
  };
  try {
    walk(new IntlMessageFormat(message, language, undefined, { ignoreTag: true }).getAst());
  } catch {
    return null;
  }
  return [...found].sort().join();
}
