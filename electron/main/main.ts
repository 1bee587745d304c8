// The rim: starts the engine and the windows, introduces them to each other, and does what only Electron can do.
import path from 'node:path';
import { app, ipcMain, net, powerMonitor, session } from 'electron';
import { askedOfEngine } from '../../shared/control.ts';
import { serveApp } from './appScheme.ts';
import { runCommandLine } from './commandLine.ts';
import { commandAmong } from './commandWords.ts';
import { chooseDataFolder } from './dataFolder.ts';
import { createDemoStudio } from './demoStudio.ts';
import { serveDesktop } from './desktop.ts';
import { openFileCommand } from './fileCommand.ts';
import { answerEngine } from './engineAnswerers.ts';
import { createEngineProcess, type EngineProcess } from './engineProcess.ts';
import { connectWindows } from './engineWindows.ts';
import { createFileHandles } from './fileHandles.ts';
import { createKeyStore } from './keyStore.ts';
import { openLanguageFiles } from './languageFiles.ts';
import { linkAmong, parseLink, type Place } from './links.ts';
import { describeError, openLog } from './log.ts';
import { createMediaOut } from './mediaOut.ts';
import { serveMedia, type AskForMedia } from './mediaUrls.ts';
import { setMenu } from './menu.ts';
import { createNetwork } from './network.ts';
import { openNetworkStore } from './networkSettings.ts';
import { registerSchemes } from './schemes.ts';
import { isOwnFrame, lockSession, lockWebContents } from './security.ts';
import { findSystemCipher } from './systemCipher.ts';
import { createTeller } from './told.ts';
import { offerTextMenus } from './textMenu.ts';
import { createTray } from './tray.ts';
import { createLeaving } from './leaving.ts';
import { createWindows, preloadFile, quitWithLastWindow, rendererFolder } from './windows.ts';
import { nextZoom } from './zoom.ts';

const command = commandAmong(process.argv);
if (command === null) start();
else runCommandLine(command);

function start(): void {
  registerSchemes();
  const folder = chooseDataFolder();
  if (app.requestSingleInstanceLock()) run(folder);
  // The first start takes over: it has been told, with our arguments.
  else app.quit();
}

function run(folder: string): void {
  const log = openLog(path.join(folder, 'logs'), !app.isPackaged);
  process.on('uncaughtException', (error) => log.write('error', 'uncaught', describeError(error)));
  process.on('unhandledRejection', (error) => log.write('error', 'unhandled-rejection', describeError(error)));
  lockWebContents(log);
  offerTextMenus();
  if (app.isPackaged) app.setAsDefaultProtocolClient('kitsu');

  // A link may arrive before there is a window (macOS), or start the app.
  let waitingPlace: Place | null = linkAmong(process.argv);
  let openPlace = (place: Place): void => void (waitingPlace = place);
  app.on('open-url', (event, url) => {
    event.preventDefault();
    const place = parseLink(url);
    if (place !== null) openPlace(place);
  });

  // Not awaited at the top: Electron holds `ready` back until this module has been read to its end.
  void app.whenReady().then(() => {
    const keyStore = createKeyStore(path.join(folder, 'secrets'), findSystemCipher());
    const networkStore = openNetworkStore(path.join(folder, 'network.json'), keyStore);
    const network = createNetwork(networkStore, log);
    const leaving = createLeaving();
    const windows = createWindows({
      stateFile: path.join(folder, 'window.json'),
      preload: preloadFile(),
      hidesLast: () => tray.keepsRunning() && !leaving.isUnderWay(),
      log,
    });
    const demo = createDemoStudio(path.join(import.meta.dirname, 'studio.js'), path.join(folder, 'demo'), log);
    const files = createFileHandles(async (file) => {
      try {
        await engine.line().ask(askedOfEngine.addFile, file);
      } catch (error) {
        notTold(error);
      }
    });
    const channels = connectWindows(windows, () => engine);

    const engine: EngineProcess = createEngineProcess({
      file: path.join(import.meta.dirname, 'engine.js'),
      network,
      startOptions: () => ({
        dataFolder: path.join(folder, 'data'),
        appVersion: app.getVersion(),
        isKeyStoreSafe: keyStore.isSafe,
        opensDemoFirst: process.argv.includes('--demo'),
        certificates: networkStore.certificates(),
      }),
      answerers: answerEngine({
        log,
        keyStore,
        network,
        networkStore,
        demo,
        windows,
        onDataHeld: channels.onDataHeld,
      }),
      log,
      onRunning: () => {
        for (const file of files.all()) engine.line().tell(askedOfEngine.addFile, file);
        channels.onRunning();
      },
      onStopped: channels.onStopped,
    });
    /** For what a stopped engine may miss: it looks by itself when it starts. */
    const tell = (say: (line: ReturnType<EngineProcess['line']>) => void): void => {
      try {
        say(engine.line());
      } catch (error) {
        notTold(error);
      }
    };
    const notTold = (error: unknown): void => log.write('info', 'engine-not-told', describeError(error));

    const openHere = (place: string): void => openPlace({ host: null, path: place });
    const tray = createTray({
      open: () => void windows.focusOne(),
      openPlace: openHere,
      sync: () => tell((line) => line.tell(askedOfEngine.wake, {})),
      setQuiet: (isQuiet) => tell((line) => line.tell(askedOfEngine.saveSettings, { isQuiet })),
      quit: () => app.quit(),
      log,
    });

    lockSession(session.defaultSession);
    serveApp(session.defaultSession, rendererFolder());
    const askForMedia: AskForMedia = (request) => engine.line().ask(askedOfEngine.media, request);
    serveMedia(session.defaultSession, askForMedia, log);
    serveDesktop({
      windows,
      files,
      keyStore,
      network: networkStore,
      fileCommand: openFileCommand(path.join(folder, 'file-command.json')),
      mediaOut: createMediaOut(folder, askForMedia),
      languages: openLanguageFiles(path.join(folder, 'languages')),
      tray,
      leaving,
      tellOf: createTeller(openHere),
      onNetworkChanged: () => void network.apply().then(() => engine.restart('network settings')),
      log,
    });
    setMenu({
      newWindow: () => windows.open(),
      zoom: (direction) =>
        tell((line) => line.tell(askedOfEngine.saveSettings, { zoom: nextZoom(windows.zoom(), direction) })),
    });
    quitWithLastWindow(() => void windows.focusOne());

    openPlace = ({ host, path: place }) => {
      const windowId = windows.focusOne().webContents.id;
      tell((line) => line.tell(askedOfEngine.openPlace, { windowId, host, path: place }));
    };
    app.on('second-instance', (_event, words) => {
      const place = linkAmong(words);
      if (place === null) windows.focusOne();
      else openPlace(place);
    });

    const wake = (): void => tell((line) => line.tell(askedOfEngine.wake, {}));
    powerMonitor.on('resume', wake);
    powerMonitor.on('unlock-screen', wake);
    ipcMain.on('network-back', (event) => {
      if (isOwnFrame(event) && net.isOnline()) wake();
    });
    app.on('child-process-gone', (_event, { type, name, reason }) => {
      // Those we end ourselves are killed.
      const isExpected = reason === 'clean-exit' || reason === 'killed';
      log.write(isExpected ? 'info' : 'error', 'process-gone', { type, name: name ?? '', reason });
      // Older Electron leaves the engine without Chromium's network for good when that service crashes.
      if (name === 'Network Service') void engine.restart('network service gone');
    });

    leaving.askFirst({
      // Its window may be closed by now.
      stay: () => void windows.focusOne(),
      leave: async () => {
        // Closing takes as long as the last answer on its way; nobody has to watch that.
        for (const window of windows.all()) window.hide();
        await Promise.all([engine.close(), demo.stop()]);
      },
    });

    // The window paints while the engine starts; its proxy has to be known before the first request.
    windows.open();
    void network.apply().then(() => {
      engine.start();
      if (waitingPlace !== null) openPlace(waitingPlace);
    });
  });
}
