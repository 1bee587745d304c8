import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BrowserWindow } from 'electron';

/** A page as a PDF, laid out out of sight: it runs no script, and a partition of its own keeps it from the app's session. */
export async function printedPage(html: string): Promise<Uint8Array> {
  const folder = await mkdtemp(path.join(tmpdir(), 'inari-print-'));
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, javascript: false, partition: 'print', spellcheck: false },
  });
  try {
    const file = path.join(folder, 'page.html');
    await writeFile(file, html, { mode: 0o600 });
    await window.loadFile(file);
    return await window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true });
  } finally {
    window.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}
