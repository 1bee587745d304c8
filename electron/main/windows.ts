/**
 * The app's windows: made, placed, remembered, and told about the engine. Every window shows the same page; each has its
 * own port to the engine.
 */
import path from 'node:path';
import { app, BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import type { Log } from './log.ts';
import { pageUrl } from './page.ts';
import { readJson, writeWhole } from './wholeFile.ts';
import {
  type Display,
  firstState,
  placeSecond,
  placeWindow,
  type Rectangle,
  type SecondPlace,
  smallest,
  windowState,
  type WindowState,
} from './windowState.ts';

export type Windows = {
  /** `path`: the place of the page it begins at; where one was last if left out. */
  readonly open: (path?: string) => BrowserWindow;
  /** The player on another display; closes it where it is open. There is one at most, and it goes with the last of the others. */
  readonly toggleSecond: (beside: BrowserWindow, path: string) => void;
  readonly all: () => readonly BrowserWindow[];
  readonly focusOne: () => BrowserWindow;
  readonly applySettings: (settings: Pick<WindowState, 'theme' | 'zoom'>) => void;
  readonly zoom: () => number;
};

/** `--bg-app` of the page's tokens: what is seen before its first paint must not flash. */
const background = { dark: '#101112', light: '#ffffff' } as const;
const TITLE_BAR_PX = 40;
const SAVE_DELAY_MS = 500;
const PAINT_LIMIT_MS = 300;
const NEXT_WINDOW_PX = 28;
/** So long the system has to move windows itself. */
const MOVED_BY_SYSTEM_MS = 1_000;
/** A page that crashes at once again would reload for ever. */
const MOST_CRASHES = 3;

export function createWindows(options: {
  readonly stateFile: string;
  readonly preload: string;
  /** Whether the last window is hidden and goes on, instead of being closed: it is what hears of things, and tells them. */
  readonly hidesLast: () => boolean;
  readonly log: Log;
}): Windows {
  let state: WindowState = readJson(options.stateFile, windowState) ?? firstState;
  nativeTheme.themeSource = state.theme;

  const save = (change: Partial<WindowState>): void => {
    state = { ...state, ...change };
    writeWhole(options.stateFile, JSON.stringify(state));
  };
  const colour = (): string => (nativeTheme.shouldUseDarkColors ? background.dark : background.light);
  const all = (): readonly BrowserWindow[] => BrowserWindow.getAllWindows().filter((window) => !window.isDestroyed());

  nativeTheme.on('updated', () => {
    for (const window of all()) window.setBackgroundColor(colour());
  });

  // Most desktops move what was on a display that goes; where none does, it would be where nobody sees it.
  screen.on('display-removed', () => {
    setTimeout(() => {
      for (const window of all()) bringBack(window);
    }, MOVED_BY_SYSTEM_MS);
  });

  const make = (bounds: Rectangle): BrowserWindow => {
    const window = new BrowserWindow({
      ...bounds,
      minWidth: smallest.width,
      minHeight: smallest.height,
      show: false,
      title: 'Inari',
      backgroundColor: colour(),
      // The page draws the title bar; on macOS the system's buttons lie over it.
      ...(process.platform === 'linux' ? { frame: false } : { titleBarStyle: 'hidden' as const }),
      ...(process.platform === 'darwin' ? { trafficLightPosition: { x: 14, y: (TITLE_BAR_PX - 14) / 2 } } : {}),
      webPreferences: {
        preload: options.preload,
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        spellcheck: false,
        v8CacheOptions: 'bypassHeatCheckAndEagerCompile',
        // Zoom belongs to the settings, for all windows alike, not to the address.
        zoomFactor: state.zoom,
      },
    });
    recover(window.webContents, options.log);
    // Chromium forgets the factor with each load of a page of another address.
    window.webContents.on('did-finish-load', () => window.webContents.setZoomFactor(state.zoom));
    return window;
  };
  const load = (window: BrowserWindow, url: string): void => {
    void window.loadURL(url).catch((error: unknown) => {
      options.log.write('error', 'page-not-loaded', { message: String(error) });
    });
  };

  let second: BrowserWindow | null = null;
  const mains = (): readonly BrowserWindow[] => all().filter((window) => window !== second);

  const open = (path?: string): BrowserWindow => {
    const window = make(nextBounds(state.bounds, mains()));
    remember(window, () => save({ bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }));
    showWhenPainted(window, () => {
      // Maximizing shows a window, so it has to wait for the paint as well.
      if (state.isMaximized) window.maximize();
    });
    window.on('close', (event) => {
      if (mains().length > 1 || !options.hidesLast()) return;
      event.preventDefault();
      second?.close();
      hide(window);
    });
    window.on('closed', () => {
      if (mains().length === 0) second?.close();
    });
    load(window, path === undefined ? pageUrl : `${pageUrl}#${path}`);
    return window;
  };

  const openSecond = (beside: BrowserWindow, path: string): void => {
    const displays = displaysNow();
    const mainId = String(screen.getDisplayMatching(beside.getBounds()).id);
    const { bounds, isFullScreen } = placeSecond(state.second, displays, mainId);
    const window = make(bounds);
    second = window;
    remember(window, () => {
      const id = String(screen.getDisplayMatching(window.getBounds()).id);
      const { [id]: _before, ...others } = state.second;
      const place: SecondPlace = { bounds: window.getNormalBounds(), isFullScreen: window.isFullScreen() };
      save({ second: { ...others, [id]: place } });
    });
    showWhenPainted(window, () => {
      if (isFullScreen) window.setFullScreen(true);
    });
    window.on('closed', () => {
      second = null;
    });
    load(window, `${pageUrl}?second#${path}`);
  };

  return {
    open,
    toggleSecond: (beside, path) => {
      if (second === null) openSecond(beside, path);
      else second.close();
    },
    all,
    focusOne: () => {
      const focused = BrowserWindow.getFocusedWindow();
      const window = (focused === second ? null : focused) ?? mains()[0] ?? open();
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
      return window;
    },
    applySettings: ({ theme, zoom }) => {
      if (theme === state.theme && zoom === state.zoom) return;
      save({ theme, zoom });
      nativeTheme.themeSource = theme;
      for (const window of all()) window.webContents.setZoomFactor(zoom);
    },
    zoom: () => state.zoom,
  };
}

/** The primary one first. */
function displaysNow(): readonly [Display, ...Display[]] {
  const primary = screen.getPrimaryDisplay();
  const rest = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  const of = ({ id, workArea }: Electron.Display): Display => ({ id: String(id), workArea });
  return [of(primary), ...rest.map(of)];
}

function bringBack(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  const now = window.getBounds();
  const place = (): Rectangle => placeWindow(window.getNormalBounds(), workAreas());
  const there = placeWindow(now, workAreas());
  // Its title bar can be reached.
  if (there.x === now.x && there.y === now.y) return;
  if (!window.isFullScreen()) {
    window.setBounds(place());
    return;
  }
  window.once('leave-full-screen', () => window.setBounds(place()));
  window.setFullScreen(false);
}

function workAreas(): readonly [Rectangle, ...Rectangle[]] {
  const [primary, ...rest] = displaysNow();
  return [primary.workArea, ...rest.map(({ workArea }) => workArea)];
}

function nextBounds(remembered: Rectangle | null, others: readonly BrowserWindow[]): Rectangle {
  const last = others.at(-1)?.getNormalBounds();
  return placeWindow(
    last === undefined ? remembered : { ...last, x: last.x + NEXT_WINDOW_PX, y: last.y + NEXT_WINDOW_PX },
    workAreas(),
  );
}

function remember(window: BrowserWindow, keep: () => void): void {
  let timer: NodeJS.Timeout | undefined;
  const saveNow = (): void => {
    clearTimeout(timer);
    if (!window.isDestroyed()) keep();
  };
  const saveSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(saveNow, SAVE_DELAY_MS);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('maximize', saveSoon);
  window.on('unmaximize', saveSoon);
  window.on('enter-full-screen', saveSoon);
  window.on('leave-full-screen', saveSoon);
  window.on('close', saveNow);
  window.on('closed', () => clearTimeout(timer));
}

/** Nothing is told over a full screen: a hidden one is none. macOS hides it once it has left its own space. */
function hide(window: BrowserWindow): void {
  const isFull = window.isFullScreen();
  if (isFull) window.setFullScreen(false);
  if (isFull && process.platform === 'darwin') window.once('leave-full-screen', () => window.hide());
  else window.hide();
}

function showWhenPainted(window: BrowserWindow, before: () => void): void {
  const show = (): void => {
    if (window.isDestroyed() || window.isVisible()) return;
    before();
    window.show();
  };
  window.once('ready-to-show', show);
  // A hidden window is sometimes never painted (seen on a busy Linux machine), and then nobody says that it is ready.
  window.webContents.once('did-finish-load', () => setTimeout(show, PAINT_LIMIT_MS));
  window.webContents.once('did-fail-load', show);
  window.webContents.once('render-process-gone', show);
}

function recover(contents: WebContents, log: Log): void {
  let crashes = 0;
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.write('error', 'page-gone', { reason, exitCode });
    if (reason === 'clean-exit' || crashes >= MOST_CRASHES) return;
    crashes += 1;
    contents.reload();
  });
  contents.on('preload-error', (_event, _path, error) =>
    log.write('error', 'preload-failed', { message: error.message }),
  );
  contents.on('unresponsive', () => log.write('warning', 'page-unresponsive'));
}

export const preloadFile = (): string => path.join(import.meta.dirname, 'preload.cjs');
export const rendererFolder = (): string => path.join(import.meta.dirname, 'renderer');

/** Closing the last window ends the app, but on macOS, where it stays in the dock. */
export function quitWithLastWindow(focusOne: () => void): void {
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().every((window) => !window.isVisible())) focusOne();
  });
}
