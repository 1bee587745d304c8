/**
 * A damaged database is put aside as it is, and a new one takes its place: the mirror in it is empty and comes from the
 * server, what exists nowhere else has been saved from the old one. A kill at any moment leaves the old one or the new one.
 */
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InariError } from '../../../../shared/errors.ts';
import { createMeta } from '../tables/meta.ts';
import { createOutbox } from '../tables/outbox.ts';
import { noteRepair } from '../notices.ts';
import { openDatabase, type Database } from '../open.ts';
import type { OriginalRows } from './originals.ts';
import { readLostLog, readOriginals } from './read.ts';
import { writeSaved, type Saved } from './write.ts';

/** The file first: as soon as it is gone the new one counts. */
const parts = ['', '-wal', '-shm', '-journal'];
const queuedFolder = 'outbox';

export type Place = { readonly path: string; readonly isOnNetwork: boolean; readonly now: () => number };

/**
 * Opens a database, mends what is damaged, and notes in it what became of that. Fails as `openDatabase` does, but for damage.
 * @param isDamaged it was met while it was open: it need not show when it is opened
 */
export function openOrRebuild(place: Place, isDamaged: boolean): Database {
  const { path, now } = place;
  finishRebuild(path);
  // SQLite begins the log anew as soon as the database is opened.
  const lost = readLostLog(`${path}-wal`);
  const asideName = lost === null ? null : keepLog(path, now());
  const db = isDamaged || isNoDatabase(path) ? null : openedOrNull(place);
  if (db === null) return rebuild(place, lost);
  if (lost === null || asideName === null) return db;
  const saved = writeSaved(db, lost, false);
  // What was cut off with the power had been promised to nobody, and is in nobody's way.
  if (saved.commandCount + saved.draftCount === 0) rmSync(join(dirname(path), asideName), { recursive: true });
  else tell(db, { ...saved, asideName, isWhole: false, looseFileCount: 0 }, now());
  return db;
}

function openedOrNull({ path, isOnNetwork }: Place): Database | null {
  try {
    return openDatabase(path, isOnNetwork);
  } catch (error) {
    if (isDamage(error)) return null;
    throw error;
  }
}

export const isDamage = (error: unknown): boolean => error instanceof InariError && error.code === 'database-damaged';

function rebuild({ path, isOnNetwork, now }: Place, lost: OriginalRows | null): Database {
  const { isWhole: isFileWhole, ...rows } = readOriginals(path);
  const isWhole = isFileWhole && lost === null;
  const next = nextPath(path);
  removeAll(next);
  const fresh = openDatabase(next, isOnNetwork);
  const folder = dirname(path);
  let asideName: string;
  try {
    const saved = sumOf(
      writeSaved(fresh, rows, isWhole),
      lost === null ? nothingSaved : writeSaved(fresh, lost, false),
    );
    asideName = asideNameOf(folder, now());
    const owned = new Set(
      createOutbox(fresh)
        .allFiles()
        .map((file) => file.path),
    );
    const loose = filesIn(join(folder, queuedFolder)).filter((name) => !owned.has(name));
    tell(fresh, { ...saved, asideName, isWhole, looseFileCount: loose.length }, now());
    // Whoever had begun to work here goes on: it is no first sync that one waits for.
    fresh.write(() => {
      createMeta(fresh).set('startedAt', new Date(now()).toISOString());
    });
    mkdirSync(join(folder, asideName, queuedFolder), { recursive: true, mode: 0o700 });
    // Of commands that could not be saved: they would be tidied away with what nobody owns.
    for (const name of loose) renameSync(join(folder, queuedFolder, name), join(folder, asideName, queuedFolder, name));
  } finally {
    fresh.close();
  }
  flush(next);
  moveAside(path, asideName);
  finishRebuild(path);
  return openDatabase(path, isOnNetwork);
}

/** The new one takes the place of the old one, which is no longer there; also where a kill came in between. */
function finishRebuild(path: string): void {
  const next = nextPath(path);
  if (!existsSync(next)) return;
  if (existsSync(path)) {
    // Nobody knows whether it is whole: begun anew where it is still needed.
    removeAll(next);
    return;
  }
  // A log of the old one would be read into the new one.
  const asides = filesIn(dirname(path)).filter((name) => name.startsWith(asidePrefix));
  moveAside(path, asides.toSorted().at(-1) ?? asideNameOf(dirname(path), 0));
  renameSync(next, path);
  flush(dirname(path));
}

const nextPath = (path: string): string => `${path}.next`;
const asidePrefix = 'damaged-';

/** None yet where two are met in one second. */
function asideNameOf(folder: string, ms: number): string {
  const time = new Date(ms)
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replaceAll(':', '-');
  for (let number = 1; ; number += 1) {
    const name = `${asidePrefix}${time}${number === 1 ? '' : `-${String(number)}`}`;
    if (!existsSync(join(folder, name))) return name;
  }
}

function moveAside(path: string, asideName: string): void {
  const aside = join(dirname(path), asideName);
  mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const part of parts)
    if (existsSync(`${path}${part}`)) renameSync(`${path}${part}`, join(aside, `${basename(path)}${part}`));
  flush(aside);
}

function keepLog(path: string, ms: number): string {
  const name = asideNameOf(dirname(path), ms);
  mkdirSync(join(dirname(path), name), { mode: 0o700 });
  copyFileSync(`${path}-wal`, join(dirname(path), name, `${basename(path)}-wal`));
  return name;
}

/** A folder in its place, or an empty file: SQLite would take that for a new database, and its log for another one's. */
function isNoDatabase(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && (!found.isFile() || found.size === 0);
}

function tell(
  db: Database,
  what: Saved & { readonly asideName: string; readonly isWhole: boolean; readonly looseFileCount: number },
  ms: number,
): void {
  db.write(() => {
    noteRepair({ meta: createMeta(db) }, { kind: 'repaired', at: new Date(ms).toISOString(), ...what });
  });
}

const nothingSaved: Saved = { commandCount: 0, draftCount: 0 };
const sumOf = (one: Saved, other: Saved): Saved => ({
  commandCount: one.commandCount + other.commandCount,
  draftCount: one.draftCount + other.draftCount,
});

function removeAll(path: string): void {
  for (const part of parts) rmSync(`${path}${part}`, { recursive: true, force: true });
}

const filesIn = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder) : []);

function flush(path: string): void {
  // Windows opens no folder, and keeps names by itself.
  if (process.platform === 'win32' && statSync(path).isDirectory()) return;
  const file = openSync(path, process.platform === 'win32' ? 'r+' : 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
