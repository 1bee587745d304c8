// The reference for a cold start: the least an Electron app can be. Same size and flags as Inari's window.
import { app, BrowserWindow } from 'electron';

// Not awaited: Electron holds `ready` back until this module has been read to its end.
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    show: false,
    frame: false,
    backgroundColor: '#101112',
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL('data:text/html,<title>empty</title><p>empty</p>');
});
app.on('window-all-closed', () => app.quit());
