/** The menu of a text that is written in: what a wrong word may be meant for, and what is done to the selection. */
import { app, Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';
import type { InputOf, MainCalls } from '../../shared/ipc.ts';

const toldWithinMs = 100;

/** A right click on a text is passed to the page, which knows the words and their language. */
export function offerTextMenus(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('context-menu', (_menuEvent, { isEditable, misspelledWord }) => {
      if (isEditable) contents.send('text-menu', misspelledWord);
    });
  });
}

/** @returns whether the word is to be taken for right from now on */
export function showTextMenu(
  window: BrowserWindow,
  { misspelled, suggestions, labels }: InputOf<MainCalls, 'showTextMenu'>,
): Promise<{ readonly isAdded: boolean }> {
  return new Promise((resolve) => {
    let isAdded = false;
    const spelling: MenuItemConstructorOptions[] =
      misspelled === ''
        ? []
        : [
            ...suggestions.map((word) => ({ label: word, click: () => window.webContents.replaceMisspelling(word) })),
            ...(suggestions.length === 0 ? [{ label: labels.none, enabled: false }] : []),
            { type: 'separator' },
            { label: labels.add, click: () => void (isAdded = true) },
            { type: 'separator' },
          ];
    const menu = Menu.buildFromTemplate([
      ...spelling,
      { role: 'cut', label: labels.cut },
      { role: 'copy', label: labels.copy },
      { role: 'paste', label: labels.paste },
      { role: 'selectAll', label: labels.selectAll },
    ]);
    // On some systems it closes a moment before its item is told.
    menu.popup({ window, callback: () => setTimeout(() => resolve({ isAdded }), toldWithinMs) });
  });
}
