/** Answers the page's calls to the main process: only from our own page's top frame, and only with input that fits. */
import { access } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { app, BrowserWindow, clipboard, ipcMain, shell, type IpcMainInvokeEvent } from 'electron';
import type { z } from 'zod';
import { InariError } from '../../shared/errors.ts';
import { mainCalls, type Entry, type Envelope, type MainCalls } from '../../shared/ipc.ts';
import type { FileHandle } from '../../shared/model/sync.ts';
import { plainFileName } from './plainFileName.ts';
import { isOpenable } from '../../shared/rules/openable.ts';
import {
  chooseCertificateFile,
  chooseFiles,
  chooseFolder,
  chooseProgram,
  saveBytes,
  saveFolder,
  saveMedia,
  saveText,
  writeMedia,
} from './dialogs.ts';
import { type FileCommandStore, openByCommand } from './fileCommand.ts';
import type { FileHandles } from './fileHandles.ts';
import type { KeyStore } from './keyStore.ts';
import type { LanguageFiles } from './languageFiles.ts';
import { describeError, type Log } from './log.ts';
import type { MediaOut } from './mediaOut.ts';
import type { NetworkStore } from './networkSettings.ts';
import { writeNewFile } from './newFile.ts';
import { isOwnFrame, openExternal } from './security.ts';
import { printOut, savePdf } from './printing.ts';
import { showTextMenu } from './textMenu.ts';
import type { Leaving } from './leaving.ts';
import { trayPicture, type AppTray } from './tray.ts';
import type { Told } from './told.ts';
import type { Windows } from './windows.ts';

const isThere = async (path: string): Promise<boolean> =>
  await access(path).then(
    () => true,
    () => false,
  );

type Call = (raw: unknown, window: BrowserWindow) => Promise<unknown>;

export function serveDesktop(options: {
  readonly windows: Windows;
  readonly files: FileHandles;
  readonly keyStore: KeyStore;
  readonly network: NetworkStore;
  readonly fileCommand: FileCommandStore;
  readonly mediaOut: MediaOut;
  readonly languages: LanguageFiles;
  readonly tray: AppTray;
  readonly leaving: Leaving;
  readonly tellOf: (told: Told) => void;
  readonly onNetworkChanged: () => void;
  readonly log: Log;
}): void {
  const { windows, files, keyStore, network, fileCommand, mediaOut, languages, tray, leaving, tellOf, log } = options;

  const calls = {
    chooseFiles: call(mainCalls.chooseFiles, async (_input, window) => {
      const handles: FileHandle[] = [];
      for (const path of await chooseFiles(window)) {
        const handle = await files.register(path);
        if (handle !== null) handles.push(handle);
      }
      return handles;
    }),
    chooseFolder: call(mainCalls.chooseFolder, async (_input, window) => {
      const folder = await chooseFolder(window);
      if (folder === null) return null;
      const handle = await files.register(folder, 'folder');
      // Unplugged while the dialog was open, for instance.
      if (handle === null) throw new InariError('folder-not-writable', { what: 'chooseFolder' });
      return handle;
    }),
    openExternal: call(mainCalls.openExternal, async ({ url }) => {
      if (!(await openExternal(url))) throw new InariError('not-allowed', { what: 'openExternal' });
      return null;
    }),
    tellSystem: call(mainCalls.tellSystem, (told) => {
      tellOf(told);
      return null;
    }),
    copyText: call(mainCalls.copyText, async ({ text }) => {
      await clipboard.writeText(text);
      return null;
    }),
    revealPath: call(mainCalls.revealPath, async ({ path }) => {
      const isFound = isAbsolute(path) && (await isThere(path));
      if (isFound) shell.showItemInFolder(path);
      return { isFound };
    }),
    fileCommand: call(mainCalls.fileCommand, () => fileCommand.current()),
    saveFileCommand: call(mainCalls.saveFileCommand, async (change, window) => {
      if (change.action === 'tell') return fileCommand.keep({ words: change.words });
      if (change.action === 'forget') return fileCommand.keep({ program: null });
      const program = await chooseProgram(window);
      return program === null ? fileCommand.current() : fileCommand.keep({ program });
    }),
    openByCommand: call(mainCalls.openByCommand, ({ path }) => openByCommand(fileCommand.current(), path)),
    languageFiles: call(mainCalls.languageFiles, () => languages.all()),
    addLanguageFile: call(mainCalls.addLanguageFile, (_input, window) => languages.choose(window)),
    removeLanguageFile: call(mainCalls.removeLanguageFile, async ({ fileName }) => {
      await languages.remove(fileName);
      return null;
    }),
    saveTextFile: call(mainCalls.saveTextFile, async ({ suggestedName, text }, window) => ({
      isSaved: await saveText(window, suggestedName, text),
    })),
    downloadTextFile: call(mainCalls.downloadTextFile, async ({ suggestedName, text }) => ({
      path: await writeNewFile(app.getPath('downloads'), suggestedName, text),
    })),
    saveFile: call(mainCalls.saveFile, async ({ suggestedName, bytes }, window) => ({
      isSaved: await saveBytes(window, suggestedName, () => Promise.resolve(bytes)),
    })),
    saveFolder: call(mainCalls.saveFolder, async ({ suggestedName, files: written }, window) => ({
      isSaved: await saveFolder(window, suggestedName, written),
    })),
    saveMedia: call(mainCalls.saveMedia, async ({ url, suggestedName }, window) => ({
      isSaved: await saveMedia(window, await mediaOut.nameOf(url, suggestedName), url),
    })),
    openMedia: call(mainCalls.openMedia, async ({ url, suggestedName: asked, how }, window) => {
      const suggestedName = await mediaOut.nameOf(url, asked);
      // By the name that it gets: it is that which a system goes by.
      if (how === 'open' && !isOpenable(plainFileName(suggestedName)))
        throw new InariError('not-allowed', { what: 'openMedia' });
      const place = await mediaOut.copyOf(suggestedName, (file) => writeMedia(window, url, file));
      if (how === 'open') return { isOpened: (await shell.openPath(place)) === '' };
      shell.showItemInFolder(place);
      return { isOpened: true };
    }),
    showTextMenu: call(mainCalls.showTextMenu, (menu, window) => showTextMenu(window, menu)),
    dragMedia: call(mainCalls.dragMedia, async ({ url, suggestedName }, window) => {
      const file = await mediaOut.fileOf(url, suggestedName);
      window.webContents.startDrag({ file, icon: trayPicture('ok') });
      return null;
    }),
    showTray: call(mainCalls.showTray, (view) => {
      tray.show(view);
      return null;
    }),
    noteUnfinished: call(mainCalls.noteUnfinished, (noted) => {
      leaving.note(noted);
      return null;
    }),
    printPage: call(mainCalls.printPage, async ({ way, ...sheet }, window) => ({
      outcome: way === 'pdf' ? await savePdf(window, sheet) : await printOut(window, sheet),
    })),
    window: call(mainCalls.window, (input, window) => {
      const { action } = input;
      if (action === 'minimize') window.minimize();
      else if (action === 'close') window.close();
      else if (action === 'second') windows.toggleSecond(window, input.path);
      else if (action === 'new') windows.open('path' in input ? input.path : undefined);
      else if (window.isMaximized()) window.unmaximize();
      else window.maximize();
      return null;
    }),
    keepPages: call(mainCalls.keepPages, (_input, window) => {
      window.webContents.session.flushStorageData();
      return null;
    }),
    network: call(mainCalls.network, () => network.current()),
    saveNetwork: call(mainCalls.saveNetwork, (change) => {
      network.save(change);
      options.onNetworkChanged();
      return network.current();
    }),
    setCertificate: call(mainCalls.setCertificate, async ({ action }, window) => {
      if (action === 'forget') network.forgetCertificate();
      else {
        const file = await chooseCertificateFile(window);
        if (file === null) return network.current();
        if (!network.useCertificateFile(file)) throw new InariError('invalid-input', { what: 'certificate' });
      }
      options.onNetworkChanged();
      return network.current();
    }),
    platform: call(mainCalls.platform, () => ({
      os: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
      locale: app.getLocale(),
      version: app.getVersion(),
      electron: process.versions.electron,
      keyStore: keyStore.isSafe ? 'available' : 'missing',
      logFolder: log.folder,
    })),
  } satisfies Record<keyof MainCalls, Call>;

  const known = new Map<string, Call>(Object.entries(calls));

  const serve = async (
    event: IpcMainInvokeEvent,
    give: (window: BrowserWindow) => Promise<unknown>,
    what: string,
  ): Promise<Envelope> => {
    const window = BrowserWindow.fromWebContents(event.sender);
    try {
      if (window === null || !isOwnFrame(event)) throw new InariError('not-allowed', { what });
      return { ok: true, value: await give(window), reads: [] };
    } catch (error) {
      if (error instanceof InariError) return { ok: false, error: { code: error.code, detail: error.detail } };
      log.write('error', 'call-failed', { what, ...describeError(error) });
      return { ok: false, error: { code: isDiskFull(error) ? 'disk-full' : 'unexpected', detail: { what } } };
    }
  };

  ipcMain.handle('desktop-call', (event, name: unknown, input: unknown) => {
    const found = typeof name === 'string' ? known.get(name) : undefined;
    return serve(
      event,
      (window) =>
        found === undefined
          ? Promise.reject(new InariError('invalid-input', { what: 'desktop-call' }))
          : found(input, window),
      typeof name === 'string' ? name : '',
    );
  });

  ipcMain.handle('desktop-file', async (event, path: unknown): Promise<FileHandle | null> => {
    if (!isOwnFrame(event) || typeof path !== 'string') return null;
    return files.register(path);
  });
}

function call<Input extends z.ZodType, Value>(
  { input }: Entry<Input, Value>,
  give: (input: z.output<Input>, window: BrowserWindow) => Value | Promise<Value>,
): Call {
  return async (raw, window) => {
    const { success, data } = input.safeParse(raw);
    if (!success) throw new InariError('invalid-input');
    return give(data, window);
  };
}

const isDiskFull = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOSPC';
