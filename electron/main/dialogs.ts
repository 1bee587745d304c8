import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { app, dialog, type BrowserWindow } from 'electron';
import { errorCodes, InariError } from '../../shared/errors.ts';
import { plainFileName } from './plainFileName.ts';
import { arriveWhole } from './wholeFile.ts';

/** @returns the paths the user chose, none when the dialog was left */
export async function chooseFiles(window: BrowserWindow): Promise<readonly string[]> {
  const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile', 'multiSelections'] });
  return filePaths;
}

export async function chooseFolder(window: BrowserWindow): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    defaultPath: app.getPath('documents'),
    properties: ['openDirectory', 'createDirectory'],
  });
  return filePaths[0] ?? null;
}

export async function chooseProgram(window: BrowserWindow): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openFile'] });
  return filePaths[0] ?? null;
}

export async function chooseCertificateFile(window: BrowserWindow): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile'],
    filters: [{ name: 'PEM', extensions: ['pem', 'crt', 'cer'] }],
  });
  return filePaths[0] ?? null;
}

/** @returns false when the dialog was left; a full disk or a forbidden folder throws */
export async function saveText(window: BrowserWindow, suggestedName: string, text: string): Promise<boolean> {
  const filePath = await choosePlace(window, suggestedName, app.getPath('documents'));
  if (filePath === null) return false;
  await arriveWhole(filePath, (arriving) => writeFile(arriving, text));
  return true;
}

/** @param make only once there is a place for it. @returns as `saveText` */
export async function saveBytes(
  window: BrowserWindow,
  suggestedName: string,
  make: () => Promise<Uint8Array>,
): Promise<boolean> {
  const filePath = await choosePlace(window, suggestedName, app.getPath('documents'));
  if (filePath === null) return false;
  const bytes = await make();
  await arriveWhole(filePath, (arriving) => writeFile(arriving, bytes));
  return true;
}

type WrittenFile = { readonly name: string; readonly bytes: Uint8Array };

/** Into a new folder below the chosen one: nothing that is there is written over. @returns as `saveText` */
export async function saveFolder(
  window: BrowserWindow,
  suggestedName: string,
  files: readonly WrittenFile[],
): Promise<boolean> {
  const parent = await chooseFolder(window);
  if (parent === null) return false;
  const folder = await newFolder(parent, plainFileName(suggestedName));
  for (const { name, bytes } of files) await writeFile(path.join(folder, plainFileName(name)), bytes);
  return true;
}

async function newFolder(parent: string, name: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const folder = path.join(parent, number === 1 ? name : `${name} ${String(number)}`);
    const isNew = await mkdir(folder).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
        throw error;
      },
    );
    if (isNew) return folder;
  }
}

/** @returns false when the dialog was left; what cannot be fetched or written throws, and leaves no half file behind */
export async function saveMedia(window: BrowserWindow, suggestedName: string, url: string): Promise<boolean> {
  const filePath = await choosePlace(window, suggestedName, app.getPath('downloads'));
  if (filePath === null) return false;
  await writeMedia(window, url, filePath);
  return true;
}

/** A file of the mirror, fetched first when it is not on this disk, whole or not at all at that place. */
export async function writeMedia(window: BrowserWindow, url: string, filePath: string): Promise<void> {
  const { ok, headers, body } = await window.webContents.session.fetch(url);
  if (!ok || body === null) {
    const code = errorCodes.find((known) => known === headers.get('x-inari-error')) ?? 'unexpected';
    throw new InariError(code, { file: path.basename(filePath) });
  }
  await arriveWhole(filePath, (arriving) => pipeline(Readable.fromWeb(body), createWriteStream(arriving)));
}

export async function choosePlace(
  window: BrowserWindow,
  suggestedName: string,
  folder: string,
): Promise<string | null> {
  const name = plainFileName(suggestedName);
  const { filePath } = await dialog.showSaveDialog(window, { defaultPath: path.join(folder, name) });
  return filePath === '' ? null : filePath;
}
