import { writeFile } from 'node:fs/promises';
import { app, type BrowserWindow } from 'electron';
import type { AnswerOf, MainCalls } from '../../shared/ipc.ts';
import { choosePlace } from './dialogs.ts';
import { arriveWhole } from './wholeFile.ts';

type Outcome = AnswerOf<MainCalls, 'printPage'>['outcome'];
type Sheet = { readonly title: string; readonly isLandscape: boolean };

/** Where paper is not A4. */
const letterCountries: ReadonlySet<string> = new Set(['US', 'CA', 'MX', 'PH', 'CO', 'CL', 'VE']);
const pageSize = (): 'A4' | 'Letter' => (letterCountries.has(app.getLocaleCountryCode()) ? 'Letter' : 'A4');

/** In inches; the foot has the page's number. */
const margins = { top: 0.5, bottom: 0.6, left: 0.5, right: 0.5 };

/** Drawn in a page of its own, without the app's styles: Chromium fills in the classes. */
const foot = `
  <div style="width:100%; padding:0 0.5in; font:8px sans-serif; color:#555; text-align:right">
    <span class="pageNumber"></span> / <span class="totalPages"></span>
  </div>`;

/** The window's own colour lies behind the page, on paper too: it is white for as long as that is drawn, and nobody sees it. */
async function onWhite<Value>(window: BrowserWindow, draw: () => Promise<Value>): Promise<Value> {
  const usual = window.getBackgroundColor();
  window.setBackgroundColor('#ffffff');
  try {
    return await draw();
  } finally {
    if (!window.isDestroyed()) window.setBackgroundColor(usual);
  }
}

/** Through the system's own dialog. */
export async function printOut(window: BrowserWindow, { title, isLandscape }: Sheet): Promise<Outcome> {
  const print = async (): Promise<string | null> =>
    await new Promise<string | null>((resolve) => {
      window.webContents.print(
        // With a header Chromium numbers the pages as well.
        { printBackground: true, landscape: isLandscape, pageSize: pageSize(), header: title, footer: '' },
        (isDone, reason) => resolve(isDone ? null : reason),
      );
    });
  const failure = await onWhite(window, print);
  if (failure === null) return 'done';
  return /cancel/i.test(failure) ? 'left' : 'no-printer';
}

/** A full disk or a forbidden folder throws. */
export async function savePdf(window: BrowserWindow, { title, isLandscape }: Sheet): Promise<Outcome> {
  const place = await choosePlace(window, `${title}.pdf`, app.getPath('documents'));
  if (place === null) return 'left';
  const draw = async (): Promise<Buffer> =>
    await window.webContents.printToPDF({
      printBackground: true,
      landscape: isLandscape,
      pageSize: pageSize(),
      margins,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: foot,
    });
  const pdf = await onWhite(window, draw);
  await arriveWhole(place, (arriving) => writeFile(arriving, pdf));
  return 'done';
}
