/*
 * The files people uploaded: one folder a kind, a file an id. What was seeded has no file here, it is drawn when asked for.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

export type FileKind =
  | 'previews'
  /** What was uploaded as a movie, where the studio keeps that too. */
  | 'sources'
  | 'attachments'
  | 'backgrounds'
  | 'avatars'
  | 'working-files'
  /** A picture standing for a movie: the frame somebody chose. */
  | 'frames';

export class FileShelf {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  get incoming(): string {
    return this.#made('incoming');
  }

  /** The file's path, or null when there is none. */
  find(kind: FileKind, id: string): string | null {
    const path = join(this.#folder, kind, id);
    return existsSync(path) ? path : null;
  }

  /** Takes an uploaded file over. */
  keep(kind: FileKind, id: string, from: string): string {
    const path = join(this.#made(kind), id);
    renameSync(from, path);
    return path;
  }

  copy(kind: FileKind, from: string, to: string): void {
    const path = this.find(kind, from);
    if (path !== null) copyFileSync(path, join(this.#folder, kind, to));
  }

  write(kind: FileKind, id: string, bytes: Buffer): string {
    const path = join(this.#made(kind), id);
    writeFileSync(path, bytes);
    return path;
  }

  read(kind: FileKind, id: string): Buffer | null {
    const path = this.find(kind, id);
    return path === null ? null : readFileSync(path);
  }

  sizeBytes(kind: FileKind, id: string): number {
    const path = this.find(kind, id);
    return path === null ? 0 : statSync(path).size;
  }

  remove(kind: FileKind, id: string): void {
    rmSync(join(this.#folder, kind, id), { force: true });
  }

  /** Removes everything. */
  clear(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #made(kind: string): string {
    const folder = join(this.#folder, kind);
    mkdirSync(folder, { recursive: true });
    return folder;
  }
}
