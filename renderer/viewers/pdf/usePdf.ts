import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useState } from 'react';
import type { ViewerProblem } from '../viewer.ts';
import { LockedPdf, type OpenPdf, openPdf } from './openPdf.ts';

export type PdfSheet = { readonly page: PDFPageProxy; readonly width: number; readonly height: number };

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
      const { document } = opened;
      const read = await Promise.all(
        Array.from({ length: document.numPages }, async (_, at) => {
          const page = await document.getPage(at + 1);
          const { width, height } = page.getViewport({ scale: 1 });
          return { page, width, height };
        }),
      );
      if (isWanted) setSheets(read);
    };
    open().catch((error: unknown) => {
      if (!isWanted) return;
      console.error('a PDF could not be read', String(error));
      onProblem(error instanceof LockedPdf ? 'locked' : 'damaged');
    });
    return () => {
      isWanted = false;
      opened?.close();
    };
  }, [bytes, onProblem]);
  return sheets;
}
