/** Tells through the system what one is told: one note for each thing, whichever windows heard of it, and none over a full screen. */
import { BrowserWindow, Notification } from 'electron';

export type Told = {
  readonly key: string;
  readonly title: string;
  readonly body: string;
  /** Where pressing it leads, `/productions/…`. */
  readonly path: string;
};

const mostRemembered = 500;

export function createTeller(openPlace: (path: string) => void): (told: Told) => void {
  const known = new Set<string>();
  // Kept while they are shown: one that is collected is not heard when it is pressed.
  const shown = new Map<string, Notification>();
  return ({ key, title, body, path }) => {
    if (known.has(key) || !Notification.isSupported()) return;
    known.add(key);
    for (const oldest of known) if (known.size > mostRemembered) known.delete(oldest);
    if (BrowserWindow.getAllWindows().some((window) => window.isFullScreen())) return;
    const note = new Notification({ title, body });
    shown.set(key, note);
    note.on('click', () => {
      openPlace(path);
    });
    note.on('close', () => {
      shown.delete(key);
    });
    note.show();
  };
}
