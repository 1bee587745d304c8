/**
 * The way to the engine of a data folder: the one that runs in the app (or in another command), else one of our own. When
 * the owner ends in the middle, or the app asks for the data, the door opens anew on whoever owns it then.
 */
import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { InariError } from '../../shared/errors.ts';
import type { EngineEvent } from '../../shared/ipc.ts';
import { connectToOwner } from '../engine/line/client.ts';
import { tryToOwn } from '../engine/line/ownership.ts';
import type { HandledFile } from '../engine/commands/fileHandles.ts';
import { createAsking, type Asking } from './asking.ts';
import { exitCodes } from './exitCodes.ts';
import { Failure } from './failure.ts';
import { linkToOwner, ownEngine, type Link } from './links.ts';
import type { Outside } from './outside.ts';

export type Door = Asking & {
  /** Hands a file over; answers its handle. Fails with `file-missing`. */
  readonly addFile: (path: string) => string;
  /** The same for a folder to write into. Fails with `folder-not-writable`. */
  readonly addFolder: (path: string) => string;
  readonly onEvent: (listener: (event: EngineEvent) => void) => void;
  readonly close: () => Promise<void>;
};

export type DoorOptions = {
  readonly dataFolder: string;
  readonly outside: Outside;
  /** Whether an engine of our own speaks with the server; without it, it reads and keeps. */
  readonly isOnline: boolean;
  /** Chooses the account; done anew with each owner. */
  readonly enter: (asking: Asking) => Promise<void>;
};

const askAgainMs = 50;
/** A command without a network has the data for a moment only. */
const longestWaitMs = 60_000;

export async function openDoor(options: DoorOptions): Promise<Door> {
  const listeners = new Set<(event: EngineEvent) => void>();
  const files: HandledFile[] = [];
  const tell = (event: EngineEvent): void => {
    for (const listener of listeners) listener(event);
  };
  let isClosed = false;

  const openNext = (headStartMs: number): Promise<Open> => {
    if (isClosed) return Promise.reject(new InariError('engine-stopped'));
    return open({
      options,
      headStartMs,
      files,
      onEvent: tell,
      onLeaving: (left) => {
        if (isClosed) return;
        ready = left.then(openNext);
        ready.then(
          () => tell({ kind: 'changed', sources: ['*'] }),
          // Whoever asks next is told.
          () => undefined,
        );
      },
    });
  };
  let ready = openNext(0);

  /** Whoever answers now; while one owner leaves the next is waited for. */
  const current = async (): Promise<Open> => {
    for (;;) {
      const asked = ready;
      try {
        const opened = await asked;
        if (ready === asked) return opened;
      } catch (error) {
        if (ready === asked) throw error;
      }
    }
  };
  const handOver = (file: HandledFile): string => {
    files.push(file);
    ready.then(
      ({ link }) => link.addFile(file),
      // The command that it is for is told.
      () => undefined,
    );
    return file.handle;
  };
  await current();

  return {
    query: async (name, input) => (await current()).asking.query(name, input),
    command: async (name, input) => (await current()).asking.command(name, input),
    call: async (name, input) => (await current()).asking.call(name, input),
    addFile: (path) => handOver(fileAt(path)),
    addFolder: (path) => handOver(folderAt(path)),
    onEvent: (listener) => void listeners.add(listener),
    close: async () => {
      isClosed = true;
      await ready.then(
        ({ link }) => link.close(),
        () => undefined,
      );
    },
  };
}

type Open = { readonly link: Link; readonly asking: Asking };

async function open(parts: {
  readonly options: DoorOptions;
  readonly headStartMs: number;
  /** Known to the one before; the next owner has never heard of them. */
  readonly files: readonly HandledFile[];
  readonly onEvent: (event: EngineEvent) => void;
  /** @param left resolves when the data is free, with how long it is for others first */
  readonly onLeaving: (left: Promise<number>) => void;
}): Promise<Open> {
  const link = await reach(parts.options, parts.headStartMs);
  const asking = createAsking(link.ask, parts.onEvent);
  let isClosing = false;
  let entering: Promise<void> = Promise.resolve();
  link.listen({
    receive: asking.receive,
    // An opening is several questions: no pause between them is the end.
    idle: () => entering.then(asking.idle, asking.idle),
    leaving: () => {
      if (isClosing) return;
      parts.onLeaving(
        link.ended.then(() => {
          asking.end();
          return link.headStartMs;
        }),
      );
    },
  });
  for (const file of parts.files) link.addFile(file);
  try {
    entering = parts.options.enter(asking);
    await entering;
  } catch (error) {
    isClosing = true;
    await link.close();
    throw error;
  }
  return { link, asking };
}

async function reach({ dataFolder, outside, isOnline }: DoorOptions, headStartMs: number): Promise<Link> {
  const begin = Date.now();
  for (; Date.now() < begin + longestWaitMs; await wait(askAgainMs)) {
    const owner = await connectToOwner(dataFolder);
    if (owner !== null && owner.appVersion !== outside.appVersion) {
      owner.close();
      throw otherVersion(owner.appVersion, outside.appVersion);
    }
    if (owner !== null) return linkToOwner(owner);
    const lock = Date.now() < begin + headStartMs ? null : tryToOwn(dataFolder);
    if (lock !== null) return ownEngine({ dataFolder, outside, isOnline, lock });
  }
  throw new Failure('busy', exitCodes.thisComputer, {
    happened: 'Another process owns this data and does not answer.',
    safe: 'Nothing was done.',
    todo: 'Close Inari and other commands on this data, then try again.',
  });
}

const otherVersion = (running: string, own: string): Failure =>
  new Failure('busy', exitCodes.thisComputer, {
    happened: `The Inari that runs is ${running}, this command is ${own}.`,
    safe: 'Nothing was done.',
    todo: 'Use the command that came with it, or close it.',
  });

function fileAt(given: string): HandledFile {
  const path = resolve(given);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile()) throw new InariError('file-missing', { name: given });
  return { handle: randomUUID(), path, name: basename(path), sizeBytes: found.size };
}

function folderAt(given: string): HandledFile {
  const path = resolve(given);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new InariError('folder-not-writable', { name: given });
  return { handle: randomUUID(), path, name: basename(path), sizeBytes: 0 };
}
