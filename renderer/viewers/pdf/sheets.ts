import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type PdfSheet = { readonly page: PDFPageProxy; readonly width: number; readonly height: number };

/** A file of five hundred bytes can say that it has a hundred million pages, and each is an element of the page. */
export class EndlessPdf extends Error {}
const mostPages = 5_000;

/** Its pages with their sizes. @throws EndlessPdf where they are more than a book has */
export async function sheetsOf(document: Pick<PDFDocumentProxy, 'numPages' | 'getPage'>): Promise<readonly PdfSheet[]> {
  if (document.numPages > mostPages) throw new EndlessPdf();
  return await Promise.all(
    Array.from({ length: document.numPages }, async (_, at) => {
      const page = await document.getPage(at + 1);
      const { width, height } = page.getViewport({ scale: 1 });
      return { page, width, height };
    }),
  );
}
