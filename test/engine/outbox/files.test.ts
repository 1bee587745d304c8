import { mkdtemp, readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createQueuedFiles } from '../../../electron/engine/commands/queuedFiles.ts';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import type { QueueRow } from '../../../shared/model/sync.ts';
import { movieFixture, pictureFixture, textFixture } from '../../support/files.ts';
import { signedIn, type SignedIn } from '../../support/signedIn.ts';

describe.each(['0.20.52', '1.0.97'] as const)('files that wait for a Kitsu %s', (kitsu) => {
  let studio: RunningStudio;
  let artist: SignedIn;
  let taskIds: readonly string[] = [];
  let wip = '';

  beforeAll(async () => {
    studio = await startDemoStudio({ kitsu, shots: 20, tasksPerShot: 3, comments: 60, assets: 6, people: 12 });
    artist = await signedIn(studio, 'user');
    taskIds = (await artist.todo()).map(({ taskId }) => taskId);
    wip = await artist.statusId('wip');
  });
  afterEach(async () => {
    studio.faults.clear();
    await artist.call('pauseSync', { isPaused: false });
  });
  afterAll(async () => {
    await artist.remove();
    await studio.stop();
  });

  const queue = async (): Promise<readonly QueueRow[]> => (await artist.query('queue', {})).rows;
  const filesOf = (taskId: string) => studio.studio().store.preview_file.filter((row) => row.task_id === taskId);
  const commentsOf = (taskId: string, text: string) =>
    studio.studio().store.comment.filter((row) => row.object_id === taskId && row.text === text);
  const untilRejected = async (): Promise<QueueRow> => {
    await artist.until(async () => (await queue())[0]?.state === 'rejected', 'it is refused', 15_000);
    const [row] = await queue();
    if (row === undefined) throw new Error('no row');
    return row;
  };
  const publish = (taskId: string, text: string, handles: readonly string[]) =>
    artist.command('publishRevision', {
      taskId,
      taskStatusId: wip,
      text,
      checklist: [],
      handles: [...handles],
      draftKey: null,
    });

  test('are published as they were when they were chosen, whatever became of the originals', async () => {
    const taskId = taskIds[0] ?? '';
    await artist.call('pauseSync', { isPaused: true });
    const { handle, path } = await textFixture(artist, 'layers.psd', 'as chosen');
    const other = await textFixture(artist, 'notes.zip', 'to be deleted');
    const before = filesOf(taskId).length;
    await publish(taskId, 'as chosen', [handle, other.handle]);
    await writeFile(path, 'saved over since, and longer');
    await unlink(other.path);
    await artist.call('pauseSync', { isPaused: false });
    await artist.untilQueueIsEmpty();
    const published = filesOf(taskId).slice(before);
    expect(published.map(({ original_name: name, file_size: size }) => [name, size])).toEqual([
      ['layers', 9],
      ['notes', 13],
    ]);
  });

  test('that one of them was refused: the rest of the revision stays, and a retry goes on where it stopped', async () => {
    const taskId = taskIds[1] ?? '';
    const before = filesOf(taskId).length;
    const movie = await movieFixture(artist, 'shot.mp4');
    const picture = await pictureFixture(artist, 'frame.png');
    studio.faults.set([
      {
        method: 'POST',
        path: '/pictures/preview-files/*',
        after: 1,
        times: 1,
        action: { kind: 'status', status: 413 },
      },
    ]);
    await publish(taskId, 'half a revision', [movie, picture]);
    const row = await untilRejected();
    expect(row.error?.detail['status']).toBe(413);
    expect(row.canEdit).toBe(false);
    await artist.call('retryCommand', { commandId: row.commandId });
    await artist.untilQueueIsEmpty();
    expect(commentsOf(taskId, 'half a revision')).toHaveLength(1);
    const published = filesOf(taskId).slice(before);
    expect(published.map(({ original_name: name, position }) => [name, position])).toEqual([
      ['shot', 1],
      ['frame', 2],
    ]);
    expect(new Set(published.map(({ revision }) => revision)).size).toBe(1);
  });

  test('that were given up after their comment had arrived leave nothing of theirs behind on this disk', async () => {
    const taskId = taskIds[2] ?? '';
    const picture = await pictureFixture(artist, 'frame.png');
    studio.faults.set([{ method: 'POST', path: '/pictures/preview-files/*', action: { kind: 'status', status: 413 } }]);
    await publish(taskId, 'given up', [picture]);
    const { commandId } = await untilRejected();
    await artist.command('replyToComment', {
      taskId,
      commentId:
        (await artist.query('comments', { taskId })).comments.find(({ text }) => text === 'given up')?.id ?? '',
      text: 'it did not upload',
      handles: [],
      draftKey: null,
    });
    await artist.until(
      () => Promise.resolve(commentsOf(taskId, 'given up')[0]?.replies.length === 1),
      'a reply does not wait for the files',
    );
    await artist.call('discardCommand', { commandId });
    const [account] = await artist.query('accounts', {});
    const folder = join(artist.dataFolder, 'accounts', account?.id ?? '', 'outbox');
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('without room for a copy', () => {
  test('the original is kept to, and not sent once it has changed or gone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'inari-files-'));
    const path = join(folder, 'large.mov');
    await writeFile(path, 'as chosen');
    const files = createQueuedFiles(join(folder, 'outbox'), () => Promise.resolve(0));
    const [kept] = await files.keep('command', [{ handle: 'h', path, name: 'large.mov', sizeBytes: 9 }]);
    if (kept === undefined) throw new Error('nothing kept');
    expect(kept).toMatchObject({ kept: 'original', path, sizeBytes: 9 });
    expect(await files.openAll([kept])).toMatchObject([{ path, sizeBytes: 9 }]);
    await writeFile(path, 'changed!!');
    await expect(files.openAll([kept])).rejects.toMatchObject({ code: 'file-changed' });
    await unlink(path);
    await expect(files.openAll([kept])).rejects.toMatchObject({ code: 'file-missing' });
    await rm(folder, { recursive: true });
  });

  test('a file that is not there any more leaves no copy of the others', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'inari-files-'));
    await writeFile(join(folder, 'one.mov'), 'one');
    const files = createQueuedFiles(join(folder, 'outbox'));
    const handled = (name: string) => ({ handle: name, path: join(folder, name), name, sizeBytes: 3 });
    await expect(files.keep('command', [handled('one.mov'), handled('two.mov')])).rejects.toMatchObject({
      code: 'file-missing',
    });
    expect(await readdir(join(folder, 'outbox'))).toEqual([]);
    expect(await readFile(join(folder, 'one.mov'), 'utf8')).toBe('one');
    await rm(folder, { recursive: true });
  });
});
