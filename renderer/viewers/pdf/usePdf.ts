import { useEffect, useState } from 'react';
import type { ViewerProblem } from '../viewer.ts';
import { LockedPdf, type OpenPdf, openPdf } from './openPdf.ts';
import { EndlessPdf, type PdfSheet, sheetsOf } from './sheets.ts';

function problemOf(error: unknown): ViewerProblem {
  if (error instanceof LockedPdf) return 'locked';
  return error instanceof EndlessPdf ? 'too-large' : 'damaged';
}

/** Its pages with their sizes, so that the list has its length before they are drawn. */
export function usePdf(
  bytes: Uint8Array<ArrayBuffer>,
  onProblem: (problem: ViewerProblem) => void,
): readonly PdfSheet[] | null {
  const [sheets, setSheets] = useState<readonly PdfSheet[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    let opened: OpenPdf | null = null;
    const open = async (): Promise<void> => {
      opened = await openPdf(bytes);
      if (!isWanted) {
        opened.close();
        return;
      }
      const read = await sheetsOf(opened.document);
      if (isWanted) setSheets(read);
    };
    open().catch((error: unknown) => {
      if (!isWanted) return;
      console.error('a PDF could not be read', String(error));
      onProblem(problemOf(error));
    });
    return () => {
      isWanted = false;
      opened?.close();
    };
  }, [bytes, onProblem]);
  return sheets;
}
