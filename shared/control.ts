/**
 * What the main process and the engine ask each other. Lists and commands never pass here: the page has its own port to
 * the engine, and main only introduces them.
 */
import { z } from 'zod';
import { ask } from './askLine.ts';
import { mediaKinds } from './mediaUrl.ts';

const none = z.null();
const secretName = z.strictObject({ name: z.string().min(1).max(300) });

/** The one message that is no question: it brings a window's port along. A window that asks again replaces its old one. */
export const portMessage = z.strictObject({ kind: z.literal('port'), windowId: z.number() });

export const mediaRequest = z.strictObject({
  kind: z.enum(mediaKinds),
  id: z.string(),
  extension: z.string(),
  version: z.string().nullable(),
  /** Null asks for the file; a number waits until more than so many bytes are on disk, for a file still arriving. */
  afterBytes: z.number().int().nonnegative().nullable(),
});

export const mediaFile = z.strictObject({
  /** Names the bytes: the same while a file grows and after it is complete, another when its download began anew. */
  contentId: z.string(),
  path: z.string(),
  contentType: z.string(),
  /** The whole length; null while it is not known. */
  totalBytes: z.number().nullable(),
  /** How many of them are on disk. */
  availableBytes: z.number(),
  isComplete: z.boolean(),
});

export const askedOfEngine = {
  start: ask(
    'start',
    z.strictObject({
      dataFolder: z.string(),
      appVersion: z.string(),
      isKeyStoreSafe: z.boolean(),
      /** Whoever has no account yet finds the demo studio open. */
      opensDemoFirst: z.boolean(),
      /** PEM of the studio's own certificate authority. */
      certificates: z.string().nullable(),
    }),
    none,
  ),
  addFile: ask(
    'addFile',
    z.strictObject({ handle: z.string(), path: z.string(), name: z.string(), sizeBytes: z.number() }),
    none,
  ),
  openPlace: ask(
    'openPlace',
    z.strictObject({ windowId: z.number(), host: z.string().nullable(), path: z.string() }),
    none,
  ),
  /** What the windows' own menu and the mark in the tray change. */
  saveSettings: ask('saveSettings', z.strictObject({ zoom: z.number(), isQuiet: z.boolean() }).partial(), none),
  /** The computer woke up or a network came back: look again now. */
  wake: ask('wake', z.strictObject({}), none),
  media: ask('media', mediaRequest, mediaFile),
  /** Answers when the databases are closed; nothing may be asked afterwards. */
  close: ask('close', z.strictObject({}), none),
} as const;

export const askedOfMain = {
  log: ask(
    'log',
    z.strictObject({
      level: z.enum(['info', 'warning', 'error']),
      event: z.string(),
      detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
    }),
    none,
  ),
  loadSecret: ask('loadSecret', secretName, z.string().nullable()),
  saveSecret: ask('saveSecret', secretName.extend({ secret: z.string() }), none),
  removeSecret: ask('removeSecret', secretName, none),
  /** As Chromium answers: `DIRECT`, `PROXY host:port`, `SOCKS5 host:port`, several separated by `;`. */
  resolveProxy: ask('resolveProxy', z.strictObject({ url: z.string() }), z.string()),
  /** Name and password for this proxy, `host:port`, from the settings; null where none were given, or for another one. */
  proxyLogin: ask(
    'proxyLogin',
    z.strictObject({ proxy: z.string().max(300) }),
    z.strictObject({ user: z.string(), password: z.string() }).nullable(),
  ),
  startDemo: ask(
    'startDemo',
    z.strictObject({}),
    z.strictObject({ url: z.string(), email: z.string(), password: z.string() }),
  ),
  resetDemo: ask('resetDemo', z.strictObject({}), none),
  /** The computer that has the data open, while the engine waits for it; null once it is ours. */
  dataHeld: ask('dataHeld', z.strictObject({ computer: z.string().nullable() }), none),
  /** What a window itself has to follow. */
  applySettings: ask(
    'applySettings',
    z.strictObject({ theme: z.enum(['dark', 'light', 'system']), zoom: z.number() }),
    none,
  ),
} as const;

/** A command in the package runs beside main as the engine does, and asks it for the key store and the proxy by `askedOfMain`. */
export const askedOfCommand = {
  /** Answers with the exit status, once everything is written. */
  run: ask(
    'run',
    z.strictObject({
      args: z.array(z.string()),
      folder: z.string(),
      appVersion: z.string(),
      isKeyStoreSafe: z.boolean(),
      certificates: z.string().nullable(),
    }),
    z.number(),
  ),
  /** The user asked it to end. */
  stop: ask('stop', z.strictObject({}), none),
} as const;

export const askedByCommand = {
  /** All of the standard input, which is main's alone. */
  readInput: ask('readInput', z.strictObject({}), z.string()),
} as const;

export type MediaRequest = z.output<typeof mediaRequest>;
export type MediaFile = z.output<typeof mediaFile>;
export type StartOptions = z.output<typeof askedOfEngine.start.input>;
