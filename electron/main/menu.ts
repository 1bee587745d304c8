import { app, Menu, type MenuItemConstructorOptions } from 'electron';

/**
 * On macOS a menu bar; elsewhere the windows have none, so Alt stays the page's, and the menu only carries keys. Editing
 * keys are Chromium's own there. What the page binds itself (Ctrl+R, Ctrl+N, Ctrl+W…) is left to it.
 */
export function setMenu(actions: {
  readonly newWindow: () => void;
  /** 1 larger, -1 smaller, 0 as at first. */
  readonly zoom: (direction: 1 | -1 | 0) => void;
}): void {
  const isMac = process.platform === 'darwin';
  const zoomItems: MenuItemConstructorOptions[] = [
    { label: 'Actual Size', accelerator: 'CmdOrCtrl+0', click: () => actions.zoom(0) },
    { label: 'Zoom In', accelerator: 'CmdOrCtrl+Plus', click: () => actions.zoom(1) },
    // Keyboards where plus needs Shift.
    {
      label: 'Zoom In',
      accelerator: 'CmdOrCtrl+=',
      visible: false,
      acceleratorWorksWhenHidden: true,
      click: () => actions.zoom(1),
    },
    { label: 'Zoom Out', accelerator: 'CmdOrCtrl+-', click: () => actions.zoom(-1) },
  ];
  const view: MenuItemConstructorOptions[] = [
    ...zoomItems,
    { type: 'separator' },
    { role: 'togglefullscreen', accelerator: isMac ? 'Ctrl+Cmd+F' : 'F11' },
    ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' as const }]),
  ];
  const newWindow: MenuItemConstructorOptions = {
    label: 'New Window',
    accelerator: isMac ? 'Cmd+Alt+N' : 'Ctrl+Alt+N',
    click: actions.newWindow,
  };
  const closeWindow: MenuItemConstructorOptions = { role: 'close', accelerator: 'CmdOrCtrl+Shift+W' };
  const template: MenuItemConstructorOptions[] = isMac
    ? [
        { role: 'appMenu' },
        { label: 'File', submenu: [newWindow, closeWindow] },
        { role: 'editMenu' },
        { label: 'View', submenu: view },
        { role: 'windowMenu' },
      ]
    : [
        { label: 'File', submenu: [newWindow, closeWindow, { role: 'quit', accelerator: 'Ctrl+Q' }] },
        { label: 'View', submenu: view },
      ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
