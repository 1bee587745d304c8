import { useEffect, useMemo, useState } from 'react';
import { findAll, type Found } from './findText.ts';
import type { PdfSheet } from './sheets.ts';

/** Where a text stands in all pages: their words are read when one begins to seek. */
export function usePdfSearch(sheets: readonly PdfSheet[], sought: string): readonly Found[] {
  const [texts, setTexts] = useState<{ readonly of: readonly PdfSheet[]; readonly pages: readonly string[] } | null>(
    null,
  );
  const isWanted = sought.trim() !== '' && texts?.of !== sheets;
  useEffect(() => {
    if (!isWanted) return undefined;
    let isCurrent = true;
    const read = async (): Promise<void> => {
      const pages: string[] = [];
      for (const { page } of sheets) {
        if (!isCurrent) return;
        const { items } = await page.getTextContent();
        pages.push(items.map((item) => ('str' in item ? item.str : '')).join(''));
      }
      if (isCurrent) setTexts({ of: sheets, pages });
    };
    // A page whose words cannot be read ends it: nothing is found in such a file.
    read().catch(() => {
      if (isCurrent) setTexts({ of: sheets, pages: [] });
    });
    return () => {
      isCurrent = false;
    };
  }, [sheets, isWanted]);
  return useMemo(() => (texts?.of === sheets ? findAll(texts.pages, sought) : []), [texts, sheets, sought]);
}
