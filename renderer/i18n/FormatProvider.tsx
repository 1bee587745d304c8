import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormat, type Format } from './format.ts';

const FormatContext = createContext<Format | null>(null);

/** Numbers, dates, durations in the user's language and region and the studio's hours per day. */
export function useFormat(): Format {
  const format = useContext(FormatContext);
  if (!format) throw new Error('useFormat needs a FormatProvider above it');
  return format;
}

type Props = { readonly locale: string; readonly hoursByDay: number; readonly children: ReactNode };

export function FormatProvider({ locale, hoursByDay, children }: Props) {
  const { t } = useTranslation();
  const format = useMemo(() => createFormat({ locale, timeZone: null, hoursByDay, t }), [locale, hoursByDay, t]);
  return <FormatContext value={format}>{children}</FormatContext>;
}
