import { app, shell, type Session, type WebContents } from 'electron';
import type { Log } from './log.ts';
import { isOwnPage } from './page.ts';

/** The page's session reaches nothing outside: no permission, no download, no dictionary fetched for the spell checker. */
export function lockSession(session: Session): void {
  // The player fills the screen and puts frames on the clipboard; nothing else is ever asked of the user by a page.
  session.setPermissionRequestHandler((contents, permission, answer) => {
    answer(allowed.has(permission) && contents !== null && isOwnPage(contents.getURL()));
  });
  session.setPermissionCheckHandler((_contents, permission) => allowed.has(permission));
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  // With any language set, Chromium asks a host of its maker for dictionaries.
  session.setSpellCheckerLanguages([]);
}

const allowed: ReadonlySet<string> = new Set(['fullscreen', 'clipboard-sanitized-write']);

/** A window shows one page for good: it navigates nowhere, opens nothing, and embeds nothing. */
export function lockWebContents(log: Log): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => {
      if (event.isMainFrame && isOwnPage(event.url) && event.url === contents.getURL()) return;
      event.preventDefault();
      log.write('warning', 'navigation-refused', { scheme: event.url.split(':', 1)[0] ?? '' });
    });
    contents.setWindowOpenHandler(({ url }) => {
      void openExternal(url);
      return { action: 'deny' };
    });
  });
}

/** Opens a web address in the user's browser; answers false for anything that is not one. */
export async function openExternal(text: string): Promise<boolean> {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '') return false;
  await shell.openExternal(url.href);
  return true;
}

/** Only the top frame of one of our own windows may ask the main process for anything. */
export function isOwnFrame(event: {
  readonly senderFrame: Electron.WebFrameMain | null;
  readonly sender: WebContents;
}): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && isOwnPage(frame.url);
}
