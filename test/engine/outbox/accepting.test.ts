// Taking commands with files: in the order in which they were given, and what the disk does not take leaves nothing behind.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { createAccept } from '../../../electron/engine/commands/accept.ts';
import { createBatches } from '../../../electron/engine/commands/batches.ts';
import { createFileHandles } from '../../../electron/engine/commands/fileHandles.ts';
import { emptyOverlay } from '../../../electron/engine/commands/overlayView.ts';
import { createQueuedFiles, type QueuedFiles } from '../../../electron/engine/commands/queuedFiles.ts';
import { openDatabase, type Database } from '../../../electron/engine/db/open.ts';
import { createTables } from '../../../electron/engine/db/tables.ts';
import { createQueueDesk } from '../../../electron/engine/queueDesk.ts';
import type { Push } from '../../../electron/engine/sync/push.ts';
import { InariError } from '../../../shared/errors.ts';
import type { Person } from '../../../shared/model/studio.ts';
import { entity, task } from '../queries/bigProduction.ts';
import { production } from '../queries/support.ts';

const opened: (() => void)[] = [];
afterEach(() => {
  for (const close of opened.splice(0).toReversed()) close();
});

const me: Person = {
  id: 'me',
  firstName: 'Me',
  lastName: '',
  fullName: 'Me',
  email: '',
  role: 'manager',
  isActive: true,
  isBot: false,
  hasAvatar: false,
  departmentIds: [],
  updatedAt: null,
};

const written = z.object({ text: z.string() });

const nothing = (): void => undefined;
/** Nothing is sent here. */
const idle: Push = {
  pump: nothing,
  retry: nothing,
  retryAll: nothing,
  hold: nothing,
  release: nothing,
  pause: nothing,
  isPaused: () => true,
  uploadCount: () => 0,
  uploadOf: () => null,
  noteTakenBack: () => undefined,
  isHeldUp: () => false,
  isSending: () => false,
  takeLastSent: () => null,
  takeSent: () => [],
  close: () => Promise.resolve(),
};

function sitDown(filesOf: (files: QueuedFiles) => QueuedFiles = (files) => files) {
  const folder = mkdtempSync(join(tmpdir(), 'inari-accepting-'));
  const real = openDatabase(join(folder, 'mirror.db'));
  opened.push(() => {
    real.close();
    rmSync(folder, { recursive: true });
  });
  const disk = { isFull: false };
  const db: Database = {
    ...real,
    writeOriginals: (change) => {
      if (disk.isFull) throw new InariError('disk-full');
      return real.writeOriginals(change);
    },
  };
  const tables = createTables(db);
  real.write(() => {
    tables.productions.replaceAll([production('film', 'Film', { role: 'manager', teamIds: ['me'] })]);
    tables.taskStatuses.replaceAll([
      {
        id: 'wip',
        name: 'wip',
        shortName: 'wip',
        color: '#999999',
        priority: 0,
        isDefault: false,
        isDone: false,
        isRetake: false,
        isFeedbackRequest: false,
        isWip: true,
        isArtistAllowed: true,
        isClientAllowed: true,
        isForConcept: false,
        isArchived: false,
      },
    ]);
    tables.entities.upsert(entity('shot', 'film', 'Shot', 'SH0010', null));
    for (const id of ['task', 'other']) tables.tasks.upsert(task(id, 'film', 'shot', `animation-${id}`, 'wip', ['me']));
  });
  const copies = join(folder, 'outbox');
  const queuedFiles = filesOf(createQueuedFiles(copies));
  const handles = createFileHandles();
  writeFileSync(join(folder, 'movie.mp4'), 'movie');
  handles.add({ handle: 'movie', path: join(folder, 'movie.mp4'), name: 'movie.mp4', sizeBytes: 5 });
  const parts = {
    db,
    tables,
    overlay: () => emptyOverlay,
    handles,
    queuedFiles,
    now: () => '2026-11-24T09:00:00Z',
    batches: createBatches(),
  };
  const { accept, acceptAll } = createAccept({
    ...parts,
    me: () => me,
    roleIn: () => 'manager',
    waitsForLook: () => false,
    isSending: () => false,
  });
  const said = { taskId: 'task', taskStatusId: null, text: '', checklist: [], draftKey: null };
  return {
    disk,
    tables,
    queuedFiles,
    desk: createQueueDesk({
      ...parts,
      rooms: { isIn: () => false, noteDrawn: () => undefined },
      push: idle,
      acceptAll,
    }),
    publish: () => accept('publishRevision', { ...said, handles: ['movie'] }),
    comment: (text: string) => accept('postComment', { ...said, text, handles: [] }),
    /** The same of each task, in one go. */
    tellAll: (text: string) =>
      acceptAll(
        ['other', 'task'].map((taskId) => ({
          kind: 'postComment',
          input: { ...said, taskId, text, handles: [] },
        })),
      ),
    kinds: () => tables.outbox.all().map(({ kind }) => kind),
    texts: () => tables.outbox.all().map(({ payload }) => written.parse(payload).text),
    copies: () => readdirSync(copies),
  };
}

test('what is given while the files of a publish are copied goes after it', async () => {
  let endCopying: () => void = () => undefined;
  const copying = new Promise<void>((resolve) => (endCopying = resolve));
  const { publish, comment, kinds } = sitDown((files) => ({
    ...files,
    keep: async (commandId, handled) => {
      await copying;
      return files.keep(commandId, handled);
    },
  }));
  const given = [publish(), comment('first'), publish(), comment('second')];
  expect(kinds()).toEqual([]);
  endCopying();
  await Promise.all(given);
  expect(kinds()).toEqual(['publishRevision', 'postComment', 'publishRevision', 'postComment']);
});

test('what is told of many tasks at once overtakes no publish on one of them that is copied still', async () => {
  let endCopying: () => void = () => undefined;
  const copying = new Promise<void>((resolve) => (endCopying = resolve));
  const { publish, tellAll, comment, kinds, texts } = sitDown((files) => ({
    ...files,
    keep: async (commandId, handled) => {
      await copying;
      return files.keep(commandId, handled);
    },
  }));
  const given = [publish(), tellAll('retake'), comment('afterwards')];
  expect(kinds()).toEqual([]);
  endCopying();
  await Promise.all(given);
  expect(kinds()).toEqual(['publishRevision', 'postComment', 'postComment', 'postComment']);
  expect(texts()).toEqual(['', 'retake', 'retake', 'afterwards']);
});

test('a publish whose files cannot be copied holds up nothing that was given after it', async () => {
  const { publish, comment, kinds } = sitDown((files) => ({
    ...files,
    keep: () => Promise.reject(new InariError('file-missing', { name: 'movie.mp4' })),
  }));
  const given = [publish(), comment('goes all the same')];
  await expect(given[0]).rejects.toMatchObject({ code: 'file-missing' });
  await given[1];
  expect(kinds()).toEqual(['postComment']);
});

test('a command that the disk does not take leaves no copies of its files', async () => {
  const { disk, publish, kinds, copies } = sitDown();
  disk.isFull = true;
  await expect(publish()).rejects.toMatchObject({ code: 'disk-full' });
  await expect(publish()).rejects.toMatchObject({ code: 'disk-full' });
  expect([kinds(), copies()]).toEqual([[], []]);
  disk.isFull = false;
  await publish();
  expect([kinds(), copies().length]).toEqual([['publishRevision'], 1]);
});

test('what could not be taken back for want of room still waits with its files', async () => {
  const { disk, desk, publish, tables, queuedFiles, kinds } = sitDown();
  const { commandIds } = await publish();
  const [commandId = ''] = commandIds;
  disk.isFull = true;
  expect(() => desk.edit(commandId)).toThrow('disk-full');
  disk.isFull = false;
  await queuedFiles.removeOrphans(tables.outbox.allFiles(), []);
  expect(await queuedFiles.openAll(tables.outbox.files(commandId))).toMatchObject([{ name: 'movie.mp4' }]);
  expect(kinds()).toEqual(['publishRevision']);
});
