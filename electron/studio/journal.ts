/*
 * The studio's memory between runs. A snapshot of all rows and a journal of the changes since: each a file of JSON
 * lines named by a generation number. A new snapshot is written whole beside the old one before the old one goes, so that
 * a crash at any moment leaves a readable pair; a journal's torn last line is left out, and what a bad disk made of others.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { isTableName, tableNames, type Change, type Store } from './store.ts';
import type { RowHead, StudioData, TableName } from './tables.ts';

/** Of what a line of these files looks like; files of another format are left alone and a new studio is made. */
const format = 1;

export type Memory = {
  /** What other things live beside the rows: the secret of the tokens, tokens revoked. */
  readonly notes: Readonly<Record<string, string>>;
  readonly rows: ReadonlyMap<TableName, ReadonlyMap<string, RowHead>>;
};

type Line =
  readonly ['format', number] | readonly ['note', string, string] | readonly [TableName, string, RowHead | null];

const snapshotName = (generation: number): string => `snapshot-${generation}.jsonl`;
const journalName = (generation: number): string => `journal-${generation}.jsonl`;

/** Lines after which a snapshot is worth its writing. */
const longestJournal = 20_000;

function* linesOf(path: string): Generator<Line> {
  if (!existsSync(path)) return;
  // Line by line: a large studio is longer than a text may be.
  const bytes = readFileSync(path);
  for (let start = 0, end = bytes.indexOf(newline); end >= 0; start = end + 1, end = bytes.indexOf(newline, start)) {
    const line = readLine(bytes.toString('utf8', start, end));
    if (line !== null) yield line;
  }
}

/** Null for what nobody here wrote: a bad block of the disk costs what it held, and not the whole studio. */
function readLine(text: string): Line | null {
  let parts: unknown;
  try {
    parts = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isList(parts)) return null;
  const [kind, key, value] = parts;
  if (kind === 'format') return typeof key === 'number' ? ['format', key] : null;
  if (typeof kind !== 'string' || typeof key !== 'string') return null;
  if (kind === 'note') return typeof value === 'string' ? ['note', key, value] : null;
  return isTableName(kind) && (value === null || isRow(value)) ? [kind, key, value] : null;
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const isRow = (value: unknown): value is RowHead =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  'created_at' in value &&
  'updated_at' in value &&
  [value.id, value.created_at, value.updated_at].every((text) => typeof text === 'string');

const newline = 0x0a;

/** A line cut short by a crash goes, or what is written next would continue it. */
function dropTornLine(path: string): void {
  if (!existsSync(path)) return;
  truncateSync(path, readFileSync(path).lastIndexOf(newline) + 1);
}

export class Journal {
  readonly #folder: string;
  #generation = 0;
  #file: number | null = null;
  #pending: string[] = [];
  #length = 0;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  /** What is on disk, or null: nothing (readable). */
  read(): Memory | null {
    const generations = readdirSync(this.#folder)
      .map((name) => /^snapshot-(\d+)\.jsonl$/.exec(name)?.[1])
      .flatMap((text) => (text === undefined ? [] : [Number(text)]));
    const generation = Math.max(-1, ...generations);
    if (generation < 0) return null;
    this.#generation = generation;
    dropTornLine(join(this.#folder, journalName(generation)));
    const notes: Record<string, string> = {};
    const rows = new Map<TableName, Map<string, RowHead>>(tableNames.map((name) => [name, new Map()]));
    let isKnown = false;
    for (const name of [snapshotName(generation), journalName(generation)]) {
      for (const line of linesOf(join(this.#folder, name))) {
        if (line[0] === 'format') isKnown = line[1] === format;
        else if (line[0] === 'note') notes[line[1]] = line[2];
        else if (line[2] === null) rows.get(line[0])?.delete(line[1]);
        else rows.get(line[0])?.set(line[1], line[2]);
      }
    }
    return isKnown ? { notes, rows } : null;
  }

  add({ table, id, row }: Change): void {
    this.#pending.push(JSON.stringify([table, id, row]));
  }

  note(key: string, value: string): void {
    this.#pending.push(JSON.stringify(['note', key, value]));
  }

  /** Brings what was added to disk. */
  flush(): void {
    if (this.#pending.length === 0) return;
    const lines = this.#pending;
    this.#pending = [];
    this.#length += lines.length;
    this.#file ??= openSync(join(this.#folder, journalName(this.#generation)), 'a');
    writeSync(this.#file, `${lines.join('\n')}\n`);
  }

  get isLong(): boolean {
    return this.#length > longestJournal;
  }

  /** Writes all rows anew and starts an empty journal. */
  snapshot(store: Store, notes: Readonly<Record<string, string>>): void {
    this.#pending = [];
    const before = this.#generation;
    const next = before + 1;
    const path = join(this.#folder, snapshotName(next));
    const file = openSync(`${path}.part`, 'w');
    const write = (line: Line): void => {
      batch.push(JSON.stringify(line));
      if (batch.length === 2000) drain();
    };
    let batch: string[] = [];
    const drain = (): void => {
      if (batch.length > 0) writeSync(file, `${batch.join('\n')}\n`);
      batch = [];
    };
    write(['format', format]);
    for (const [key, value] of Object.entries(notes)) write(['note', key, value]);
    for (const name of tableNames) for (const row of store[name].all()) write([name, row.id, row]);
    drain();
    fsyncSync(file);
    closeSync(file);
    renameSync(`${path}.part`, path);
    this.close();
    this.#generation = next;
    this.#length = 0;
    for (const name of [snapshotName(before), journalName(before)]) rmSync(join(this.#folder, name), { force: true });
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }
}

export function rowsOf(memory: Memory): StudioData {
  const data: Partial<Record<TableName, readonly RowHead[]>> = {};
  for (const name of tableNames) data[name] = [...(memory.rows.get(name)?.values() ?? [])];
  return data as unknown as StudioData;
}
