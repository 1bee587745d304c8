import { ipcMain, MessageChannelMain, type BrowserWindow } from 'electron';
import type { EngineProcess } from './engineProcess.ts';
import { isOwnFrame } from './security.ts';
import type { Windows } from './windows.ts';

/** Makes a channel between a window's page and the engine and steps aside: what they say never passes through here. */
function introduce(window: BrowserWindow, engine: EngineProcess): void {
  const { port1, port2 } = new MessageChannelMain();
  engine.connect(window.webContents.id, port1);
  window.webContents.postMessage('engine-port', null, [port2]);
}

/** Windows whose page has asked once get a new port by themselves whenever the engine starts again. */
export function connectWindows(
  windows: Windows,
  engine: () => EngineProcess,
): {
  readonly onRunning: () => void;
  readonly onStopped: (isFinal: boolean) => void;
  readonly onDataHeld: (computer: string | null) => void;
} {
  let heldBy: string | null = null;
  const tellHeld = (window: BrowserWindow): void => window.webContents.send('engine-held', heldBy);
  const asked = new WeakSet<BrowserWindow>();
  ipcMain.on('ask-for-port', (event) => {
    const window = windows.all().find(({ webContents }) => webContents === event.sender);
    if (window === undefined || !isOwnFrame(event)) return;
    asked.add(window);
    // One that is just starting introduces itself.
    if (engine().isUp()) introduce(window, engine());
    else engine().retry();
    // Said to the others when it was found out.
    if (heldBy !== null) tellHeld(window);
  });
  return {
    onDataHeld: (computer) => {
      heldBy = computer;
      for (const window of windows.all()) tellHeld(window);
    },
    onRunning: () => {
      // Whoever stopped waits no longer, and the next finds out for itself.
      heldBy = null;
      for (const window of windows.all()) if (asked.has(window)) introduce(window, engine());
    },
    onStopped: (isFinal) => {
      for (const window of windows.all()) window.webContents.send(isFinal ? 'engine-failed' : 'engine-stopped');
    },
  };
}
