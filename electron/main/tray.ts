/**
 * The mark in the system's tray: how the sync is, the next due task, and the way back to a window that was closed. Its
 * words come from the page, which has them in the user's language; what they say is kept after the last window is gone.
 */
import { Menu, nativeImage, Tray, type MenuItemConstructorOptions, type NativeImage } from 'electron';
import type { TrayView } from '../../shared/trayView.ts';
import { describeError, type Log } from './log.ts';
import failed from './trayPictures/failed.png?inline';
import offline from './trayPictures/offline.png?inline';
import ok from './trayPictures/ok.png?inline';
import syncing from './trayPictures/syncing.png?inline';

const pictures = { ok, syncing, offline, failed } as const;

export type AppTray = {
  /** Null takes it away. */
  readonly show: (view: TrayView | null) => void;
  /** Whether the app goes on without a window, and can be found again. */
  readonly keepsRunning: () => boolean;
};

/** Drawn at 32 pixels: twice the size that macOS and Windows show. */
export function trayPicture(state: keyof typeof pictures): NativeImage {
  const picture = nativeImage.createFromDataURL(pictures[state]);
  return process.platform === 'linux'
    ? picture
    : nativeImage.createFromBuffer(picture.toPNG(), { scaleFactor: 2, width: 32, height: 32 });
}

export function createTray(actions: {
  readonly open: () => void;
  /** A place of the page, `/productions/…`. */
  readonly openPlace: (path: string) => void;
  readonly sync: () => void;
  readonly setQuiet: (isQuiet: boolean) => void;
  readonly quit: () => void;
  readonly log: Log;
}): AppTray {
  let tray: Tray | null = null;
  let shown: TrayView | null = null;

  const entriesOf = ({ words, due, isQuiet }: TrayView): MenuItemConstructorOptions[] => [
    { label: words.state, enabled: false },
    ...(due === null ? [] : [{ label: due.label, click: () => actions.openPlace(due.path) }]),
    { type: 'separator' },
    { label: words.open, click: actions.open },
    { label: words.sync, click: actions.sync },
    { label: words.quiet, type: 'checkbox', checked: isQuiet, click: () => actions.setQuiet(!isQuiet) },
    { type: 'separator' },
    { label: words.quit, click: actions.quit },
  ];

  const draw = (view: TrayView): void => {
    if (tray === null) {
      tray = new Tray(trayPicture(view.state));
      tray.on('click', actions.open);
    } else if (view.state !== shown?.state) tray.setImage(trayPicture(view.state));
    tray.setToolTip(view.words.state);
    tray.setContextMenu(Menu.buildFromTemplate(entriesOf(view)));
  };

  return {
    show: (view) => {
      try {
        if (view === null) {
          tray?.destroy();
          tray = null;
        } else draw(view);
        shown = view;
      } catch (error) {
        // A desktop without a tray.
        actions.log.write('warning', 'tray-not-shown', describeError(error));
        shown = null;
      }
    },
    keepsRunning: () => tray !== null && shown?.staysOpen === true,
  };
}
