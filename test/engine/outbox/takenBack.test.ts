import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { draftKeyOfReply, draftKeyOfTask, emptyDraft, readDraft, writeDraft } from '../../../shared/draft.ts';
import type { QueueRow } from '../../../shared/model/sync.ts';
import { pictureFixture, textFixture } from '../../support/files.ts';
import { asking, signedIn, type SignedIn } from '../../support/signedIn.ts';
import { startTestEngine } from '../../support/testEngine.ts';

let studio: RunningStudio;
let artist: SignedIn;
let taskId = '';
let wip = '';

beforeAll(async () => {
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 60, assets: 6, people: 12 });
  artist = await signedIn(studio, 'user');
  taskId = (await artist.todo())[0]?.taskId ?? '';
  wip = await artist.statusId('wip');
});
afterEach(async () => {
  studio.faults.clear();
  for (const { commandId } of await queue()) await artist.call('discardCommand', { commandId }).catch(() => undefined);
  await artist.call('saveDraft', { key: draftKeyOfTask(taskId), value: null });
  await pause(false);
});
afterAll(async () => {
  await artist.remove();
  await studio.stop();
});

const queue = async (): Promise<readonly QueueRow[]> => (await artist.query('queue', {})).rows;
const pause = (isPaused: boolean): Promise<null> => artist.call('pauseSync', { isPaused });
const draftOf = async (key = draftKeyOfTask(taskId)) => readDraft((await artist.query('draft', { key })).value);
const onServer = (text: string) =>
  studio.studio().store.comment.filter((row) => row.object_id === taskId && row.text === text);

async function post(text: string, handles: readonly string[] = []): Promise<string> {
  const { commandIds } = await artist.command('postComment', {
    taskId,
    taskStatusId: wip,
    text,
    checklist: [],
    handles: [...handles],
    draftKey: draftKeyOfTask(taskId),
  });
  return commandIds[0] ?? '';
}
async function shownId(text: string): Promise<string> {
  const { comments } = await artist.query('comments', { taskId });
  return comments.find((comment) => comment.text === text)?.id ?? '';
}
async function reply(commentId: string, text: string): Promise<string> {
  const { commandIds } = await artist.command('replyToComment', {
    taskId,
    commentId,
    text,
    handles: [],
    draftKey: null,
  });
  return commandIds[0] ?? '';
}

test('a comment taken back just as it is about to leave is either sent or a draft again, never both', async () => {
  for (let times = 0; times < 4; times += 1) {
    const text = `either or ${String(times)}`;
    await pause(true);
    const { handle } = await textFixture(artist, 'notes.txt', 'notes');
    const commandId = await post(text, [handle]);
    const going = times % 2 === 0 ? [pause(false)] : [];
    const taken = artist.call('editCommand', { commandId }).then(
      () => true,
      () => false,
    );
    await Promise.all([...going, taken]);
    await pause(false);
    await artist.untilQueueIsEmpty();
    const draft = await draftOf();
    expect(onServer(text)).toHaveLength((await taken) ? 0 : 1);
    expect(draft?.text ?? '').toBe((await taken) ? text : '');
    await artist.call('saveDraft', { key: draftKeyOfTask(taskId), value: null });
  }
});

test('a comment taken back comes before what has been typed since, with its files', async () => {
  await pause(true);
  const { handle } = await textFixture(artist, 'notes.txt', 'notes');
  const commandId = await post('sent first', [handle]);
  await artist.call('saveDraft', {
    key: draftKeyOfTask(taskId),
    value: writeDraft({ ...emptyDraft, text: 'typed later' }),
  });
  await artist.call('editCommand', { commandId });
  const draft = await draftOf();
  expect(draft?.text).toBe('sent first\n\ntyped later');
  expect(draft?.files).toMatchObject([{ name: 'notes.txt', sizeBytes: 5 }]);
  // Its files are good to be sent again.
  const again = await post('sent first', draft?.files.map((file) => file.handle) ?? []);
  await pause(false);
  await artist.untilQueueIsEmpty();
  expect(again).not.toBe('');
  expect(studio.studio().store.attachment_file.by('comment_id', onServer('sent first')[0]?.id)).toHaveLength(1);
});

test('what is typed while large files are being queued stays in the draft', async () => {
  await pause(true);
  const path = join(artist.dataFolder, 'large.bin');
  await writeFile(path, Buffer.alloc(20_000_000, 1));
  const handle = randomUUID();
  artist.engine.addFile({ handle, path, name: 'large.zip', sizeBytes: 20_000_000 });
  const key = draftKeyOfTask(taskId);
  await artist.call('saveDraft', { key, value: writeDraft({ ...emptyDraft, text: 'with a large file' }) });
  const posted = post('with a large file', [handle]);
  await artist.call('saveDraft', { key, value: writeDraft({ ...emptyDraft, text: 'the next one' }) });
  await posted;
  expect((await draftOf())?.text).toBe('the next one');
});

test('a reply goes with the comment it answers: discarded together, and until then the comment keeps its place', async () => {
  await pause(true);
  const commandId = await post('the parent');
  const replyId = await reply(await shownId('the parent'), 'the reply');
  const rows = await queue();
  expect(rows.find((row) => row.commandId === commandId)?.canEdit).toBe(false);
  expect(rows.find((row) => row.commandId === replyId)).toMatchObject({ canEdit: true, isBlockedBy: commandId });
  await expect(artist.call('editCommand', { commandId })).rejects.toMatchObject({ code: 'rejected' });
  await artist.call('discardCommand', { commandId });
  expect(await queue()).toEqual([]);
});

test('a reply to a refused comment waits for it, says so, and is sent once the comment is', async () => {
  studio.faults.set([
    { method: 'POST', path: '/actions/tasks/*/comment', times: 1, action: { kind: 'status', status: 403 } },
  ]);
  const commandId = await post('refused at first');
  await artist.until(
    async () => (await queue()).some((row) => row.commandId === commandId && row.state === 'rejected'),
    'the comment is refused',
  );
  const replyId = await reply(await shownId('refused at first'), 'a reply to it');
  expect((await queue()).find((row) => row.commandId === replyId)).toMatchObject({
    state: 'waiting',
    isBlockedBy: commandId,
  });
  await artist.call('retryCommand', { commandId });
  await artist.untilQueueIsEmpty();
  expect(onServer('refused at first')[0]?.replies).toMatchObject([{ text: 'a reply to it' }]);
});

test('a half-written reply to a waiting comment is still there when the comment has arrived', async () => {
  await pause(true);
  await post('to be answered');
  const localId = await shownId('to be answered');
  const value = writeDraft({ ...emptyDraft, text: 'half a reply' });
  await artist.call('saveDraft', { key: draftKeyOfReply(localId), value });
  await pause(false);
  await artist.untilQueueIsEmpty();
  const serverId = await shownId('to be answered');
  expect(serverId).not.toBe(localId);
  expect((await draftOf(draftKeyOfReply(serverId)))?.text).toBe('half a reply');
});

test('discarding what holds up a task lets the next command go at once', async () => {
  await pause(true);
  const commandId = await post('held up');
  await artist.call('holdCommands', { commandIds: [commandId] });
  await pause(false);
  await post('the next one');
  await artist.call('discardCommand', { commandId });
  await artist.untilQueueIsEmpty();
  expect(onServer('the next one')).toHaveLength(1);
  expect(onServer('held up')).toHaveLength(0);
});

test('the files of a command taken back are there as long as its draft, over a restart too, and no longer', async () => {
  const engine = await signedIn(studio, 'user');
  await engine.call('pauseSync', { isPaused: true });
  const key = draftKeyOfTask(taskId);
  const comment = { taskId, taskStatusId: wip, text: 'with a pasted picture', checklist: [] };
  const pasted = await engine.call('keepPastedFile', { name: 'pasted.png', bytes: new Uint8Array([1, 2, 3]) });
  const posted = await engine.command('postComment', { ...comment, handles: [pasted.handle], draftKey: null });
  await engine.call('editCommand', { commandId: posted.commandIds[0] ?? '' });
  const [account] = await engine.query('accounts', {});
  const folder = join(engine.dataFolder, 'accounts', account?.id ?? '');
  const filesIn = async () => [...(await readdir(join(folder, 'outbox'))), ...(await readdir(join(folder, 'chosen')))];
  expect(await filesIn()).toHaveLength(2);
  await engine.close();

  // What was pasted belongs to nothing any more; the copy is the only one there is.
  const next = asking(await startTestEngine({ dataFolder: engine.dataFolder }));
  await next.until(async () => (await filesIn()).length === 1, 'the other one is gone');
  await next.call('pauseSync', { isPaused: true });
  const draft = readDraft((await next.query('draft', { key })).value);
  expect(draft).toMatchObject({ text: 'with a pasted picture', files: [{ name: 'pasted.png', sizeBytes: 3 }] });
  const handles = draft?.files.map(({ handle }) => handle) ?? [];
  await next.command('postComment', { ...comment, handles, draftKey: key });
  expect((await next.query('queue', {})).rows[0]?.files).toMatchObject([{ name: 'pasted.png', sizeBytes: 3 }]);
  await next.close();

  const last = asking(await startTestEngine({ dataFolder: engine.dataFolder }));
  await last.until(async () => (await filesIn()).length === 1, 'the copy of the command is left');
  await last.remove();
});

test('an app closed in the middle of an upload closes, and publishes one revision the next time', async () => {
  const { dataFolder } = await signedIn(studio, 'user').then(async (engine) => {
    const picture = await pictureFixture(engine, 'frame.png');
    studio.faults.set([{ method: 'POST', path: '/pictures/preview-files/*', action: { kind: 'delay', ms: 20_000 } }]);
    await engine.command('publishRevision', {
      taskId,
      taskStatusId: wip,
      text: 'closed too early',
      checklist: [],
      handles: [picture],
      draftKey: null,
    });
    await engine.until(
      async () => (await engine.query('queue', {})).rows.some(({ step }) => step?.index === 3),
      'the upload has begun',
    );
    await engine.close();
    return engine;
  });
  studio.faults.clear();
  const next = asking(await startTestEngine({ dataFolder }));
  await next.untilQueueIsEmpty();
  await next.remove();
  const [comment, ...others] = onServer('closed too early');
  expect(others).toEqual([]);
  expect(comment?.previews).toHaveLength(1);
  const [previewId = ''] = comment?.previews ?? [];
  expect(studio.studio().store.preview_file.get(previewId)?.original_name).toBe('frame');
});
