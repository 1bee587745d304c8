/**
 * Reads PDFs with pdf.js: in a worker of this app's own, with nothing compiled while it runs (the content policy forbids that),
 * and with its fonts and tables from beside the page (`pdfData` in vite.config.ts). Of its two builds the one for browsers that
 * are not the newest: the app's is as old as its Electron.
 */
import { getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';
// oxlint-disable-next-line import/default -- the build makes it: a class that starts the worker
import PdfWorker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker';

export class LockedPdf extends Error {}

export type OpenPdf = { readonly document: PDFDocumentProxy; readonly close: () => void };

/** @throws LockedPdf where it has a password; any other error: it is damaged */
export async function openPdf(bytes: Uint8Array<ArrayBuffer>): Promise<OpenPdf> {
  const port = new PdfWorker();
  const task = getDocument({
    worker: PDFWorker.create({ port }),
    // It takes the bytes away from whoever gave them.
    data: bytes.slice(),
    cMapUrl: '/pdf/cmaps/',
    standardFontDataUrl: '/pdf/standard_fonts/',
    wasmUrl: '/pdf/wasm/',
    useWasm: false,
    // A scan of an A0 at 300 dots an inch is larger by a little; what is larger is left out, or a small file fills the memory.
    maxImageSize: 120_000_000,
    // Else a letter as wide as in the document's font is squeezed into whatever this computer has instead.
    useSystemFonts: false,
  });
  // What is being drawn ends with an error that nobody waits for.
  const close = (): void =>
    void task.destroy().then(
      () => port.terminate(),
      () => port.terminate(),
    );
  let isLocked = false;
  task.onPassword = () => {
    isLocked = true;
    close();
  };
  try {
    return { document: await task.promise, close };
  } catch (error) {
    if (!isLocked) close();
    throw isLocked ? new LockedPdf() : error;
  }
}
