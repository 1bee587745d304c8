// What leaves the queue unsent is told in a review room: without one nothing is looked at, and with one only what has changed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createOverlay } from '../../electron/engine/commands/overlay.ts';
import { openDatabase, type Database } from '../../electron/engine/db/open.ts';
import { createTables, type Tables } from '../../electron/engine/db/tables.ts';
import { tellingOfDrawings } from '../../electron/engine/drawingsTakenBack.ts';

let folder: string;
let db: Database;
let tables: Tables;
let asked: string[];
let told: unknown[];
let isIn: boolean;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inari-taken-back-'));
  db = openDatabase(join(folder, 'mirror.db'));
  tables = createTables(db);
  asked = [];
  told = [];
  isIn = true;
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

/** Strokes wait on so many files, and those of one are discarded. */
function discardOneOf(files: number): void {
  db.writeOriginals(() => {
    for (let at = 0; at < files; at += 1) {
      const changes = [{ kind: 'add', time: 1, object: { id: `stroke-${String(at)}` } }];
      const payload = { taskId: 'task', previewFileId: `file-${String(at)}`, revision: 1, changes };
      const written = { writtenAt: '2026-11-24T09:00:00Z', draftKey: null, hold: null };
      const chain = {
        commandId: `command-${String(at)}`,
        kind: 'drawOnPreview',
        taskId: 'task',
        chain: `task-${String(at)}`,
      } as const;
      tables.outbox.add({ ...chain, ...written, payload }, []);
    }
  });
  const { overlay } = createOverlay(db, tables, 'me');
  overlay();
  tellingOfDrawings(() => db.writeOriginals(() => tables.outbox.remove('command-7')), {
    tables: {
      previewFiles: {
        ...tables.previewFiles,
        get: (id) => {
          asked.push(id);
          return tables.previewFiles.get(id);
        },
      },
    },
    overlay: () => {
      asked.push('overlay');
      return overlay();
    },
    rooms: { isIn: () => isIn, noteDrawn: (...one) => told.push(one) },
  });
}

it('of many files with drawings that wait, only the one is read whose drawings left', () => {
  discardOneOf(40);
  expect(told).toEqual([['file-7', [{ kind: 'delete', time: 1, objectId: 'stroke-7' }]]]);
  expect(asked.filter((one) => one !== 'overlay')).toEqual(['file-7']);
});

it('without a room nothing is read', () => {
  isIn = false;
  discardOneOf(40);
  expect(asked).toEqual([]);
  expect(tables.outbox.count()).toBe(39);
});
