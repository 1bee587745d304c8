import { z } from 'zod';
import { trayView } from '../trayView.ts';
import { unfinished } from '../unfinished.ts';
import type { FileCommand, FileOpening } from '../model/fileCommand.ts';
import type { NetworkSettings } from '../model/network.ts';
import type { FileHandle } from '../model/sync.ts';
import { answers, entry } from './entry.ts';
import { none, shortText, text, url } from './fields.ts';

const proxy = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('system') }),
  z.strictObject({ kind: z.literal('direct') }),
  z.strictObject({ kind: z.literal('manual'), rules: shortText, bypass: shortText }),
]);

/** Served by the main process: what only Electron can do. */
export const mainCalls = {
  chooseFiles: entry(z.strictObject({ purpose: z.enum(['attachment', 'publish']) }), answers<readonly FileHandle[]>()),
  /** Where something is to be written; null when the dialog was left. */
  chooseFolder: entry(none, answers<FileHandle | null>()),
  openExternal: entry(z.strictObject({ url }), answers<null>()),
  /** Through the system, once for a key whichever windows ask; pressing it leads to the place. */
  tellSystem: entry(
    z.strictObject({
      key: z.string().min(1).max(200),
      title: shortText,
      body: shortText,
      path: z.string().startsWith('/').max(20_000),
    }),
    answers<null>(),
  ),
  copyText: entry(z.strictObject({ text }), answers<null>()),
  /** In the system's own window of files, where there is one at that path; nothing is opened or run. */
  revealPath: entry(z.strictObject({ path: z.string().min(1).max(4_000) }), answers<{ readonly isFound: boolean }>()),
  /** How files are opened here; the program is chosen in the system's own dialog, and no input names it. */
  fileCommand: entry(none, answers<FileCommand>()),
  saveFileCommand: entry(
    z.union([
      z.strictObject({ action: z.enum(['choose', 'forget']) }),
      z.strictObject({ action: z.literal('tell'), words: shortText }),
    ]),
    answers<FileCommand>(),
  ),
  /** By that program, where there is a file at that path. */
  openByCommand: entry(z.strictObject({ path: z.string().min(1).max(4_000) }), answers<FileOpening>()),
  /** A picture, a movie or a file of the mirror, saved where the user says; fetched first when it is not on this disk. */
  saveMedia: entry(
    z.strictObject({ url: z.string().startsWith('kitsu-media://').max(400), suggestedName: shortText }),
    answers<{ readonly isSaved: boolean }>(),
  ),
  /**
   * A copy of such a file in the program that the system opens it with, or in the system's window of files. Only documents are
   * opened (`isOpenable`): what a colleague sent is never run.
   */
  openMedia: entry(
    z.strictObject({
      url: z.string().startsWith('kitsu-media://').max(400),
      suggestedName: shortText,
      how: z.enum(['open', 'reveal']),
    }),
    answers<{ readonly isOpened: boolean }>(),
  ),
  /** The system's menu of a text that is written in, where it was asked for; `misspelled` is empty where no word is wrong. */
  showTextMenu: entry(
    z.strictObject({
      misspelled: shortText,
      suggestions: z.array(shortText).max(10),
      labels: z.strictObject({
        none: shortText,
        add: shortText,
        cut: shortText,
        copy: shortText,
        paste: shortText,
        selectAll: shortText,
      }),
    }),
    answers<{ readonly isAdded: boolean }>(),
  ),
  /** Begins to drag such a file to another program, from within a `dragstart`; it has to be on this disk. */
  dragMedia: entry(
    z.strictObject({ url: z.string().startsWith('kitsu-media://').max(400), suggestedName: shortText }),
    answers<null>(),
  ),
  /** The mark in the system's tray; null takes it away. */
  showTray: entry(trayView.nullable(), answers<null>()),
  /** What would have to begin again if the app ended now; null where nothing would. */
  noteUnfinished: entry(unfinished.nullable(), answers<null>()),
  /** Languages that files of this computer add to those of the app. */
  languageFiles: entry(none, answers<readonly { readonly fileName: string; readonly text: string }[]>()),
  /** Asks for such a file and keeps it; null when the dialog was left. */
  addLanguageFile: entry(none, answers<{ readonly fileName: string; readonly text: string } | null>()),
  removeLanguageFile: entry(z.strictObject({ fileName: shortText }), answers<null>()),
  saveTextFile: entry(
    z.strictObject({ suggestedName: shortText, text: z.string() }),
    answers<{ readonly isSaved: boolean }>(),
  ),
  /** Into the folder of downloads, as a browser does; nothing that is there is written over. */
  downloadTextFile: entry(
    z.strictObject({ suggestedName: shortText, text: z.string() }),
    answers<{ readonly path: string }>(),
  ),
  saveFile: entry(
    z.strictObject({ suggestedName: shortText, bytes: z.instanceof(Uint8Array) }),
    answers<{ readonly isSaved: boolean }>(),
  ),
  /** A new folder of that name where the user says, with these files in it. */
  saveFolder: entry(
    z.strictObject({
      suggestedName: shortText,
      files: z.array(z.strictObject({ name: shortText, bytes: z.instanceof(Uint8Array) })).max(5_000),
    }),
    answers<{ readonly isSaved: boolean }>(),
  ),
  /** The page as it looks on paper: through the system's dialog, or as a PDF where the user says. */
  printPage: entry(
    z.strictObject({ way: z.enum(['printer', 'pdf']), title: shortText, isLandscape: z.boolean() }),
    answers<{ readonly outcome: 'done' | 'left' | 'no-printer' }>(),
  ),
  window: entry(
    z.union([
      z.strictObject({ action: z.enum(['minimize', 'maximize', 'close', 'new']) }),
      /** A new one that begins at a place of the page, `/productions/…`. */
      z.strictObject({ action: z.literal('new'), path: z.string().startsWith('/').max(20_000) }),
      /** The player's second window, which follows this one; closed where it is open. */
      z.strictObject({ action: z.literal('second'), path: z.string().startsWith('/').max(20_000) }),
    ]),
    answers<null>(),
  ),
  /** What pages keep for themselves (localStorage) is on the disk soon after: Chromium by itself waits for up to a minute. */
  keepPages: entry(none, answers<null>()),
  network: entry(none, answers<NetworkSettings>()),
  /** A password of null keeps the one there is. The connection to the server is made anew. */
  saveNetwork: entry(
    z.strictObject({ proxy, proxyUser: shortText, proxyPassword: shortText.nullable() }),
    answers<NetworkSettings>(),
  ),
  /** Asks for the studio's own certificate authority (PEM), or forgets it. */
  setCertificate: entry(z.strictObject({ action: z.enum(['choose', 'forget']) }), answers<NetworkSettings>()),
  platform: entry(
    none,
    answers<{
      readonly os: 'linux' | 'darwin' | 'win32';
      readonly locale: string;
      readonly version: string;
      readonly electron: string;
      readonly keyStore: 'available' | 'missing';
      readonly logFolder: string;
    }>(),
  ),
} as const;
