// Files that come with a reply: the server keeps the reply first and takes no file for it later.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { FaultAction } from '../../../electron/studio/faults.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { draftKeyOfReply, emptyDraft, readReplyDraft } from '../../../shared/draft.ts';
import type { ShownComment } from '../../../shared/model/screens.ts';
import { pictureFixture, textFixture } from '../../support/files.ts';
import { signedIn, type SignedIn } from '../../support/signedIn.ts';

let studio: RunningStudio;
let artist: SignedIn;
let taskId = '';
let commentId = '';

const small = { shots: 20, tasksPerShot: 3, comments: 60, assets: 6, people: 12, isLive: false } as const;
const replyPath = '/data/tasks/*/comments/*/reply';

async function open(kitsu: '0.20.52' | '1.0.97'): Promise<void> {
  studio = await startDemoStudio({ kitsu, ...small });
  // Nothing that a demo studio works on takes longer.
  artist = await signedIn(studio, 'user', { longestWorkMs: 500 });
  taskId = (await artist.todo())[0]?.taskId ?? '';
  await artist.command('postComment', {
    taskId,
    taskStatusId: await artist.statusId('wip'),
    text: 'the parent',
    checklist: [],
    handles: [],
    draftKey: null,
  });
  await artist.untilQueueIsEmpty();
  commentId = (await parent())?.id ?? '';
}
async function close(): Promise<void> {
  await artist.remove();
  await studio.stop();
}
async function parent(): Promise<ShownComment | undefined> {
  return (await artist.query('comments', { taskId })).comments.find(({ text }) => text === 'the parent');
}
const pause = (isPaused: boolean) => artist.call('pauseSync', { isPaused });
async function reply(text: string, handles: readonly string[]): Promise<string> {
  const given = { taskId, commentId, text, handles: [...handles], draftKey: null };
  return (await artist.command('replyToComment', given)).commandIds[0] ?? '';
}
const twoFiles = async (): Promise<readonly string[]> => [
  await pictureFixture(artist, 'wrist.png'),
  (await textFixture(artist, 'notes.txt', 'mind the gap')).handle,
];

/** Of a reply its files, as the server has them. */
const repliesOnServer = (text: string) =>
  (studio.studio().store.comment.get(commentId)?.replies ?? [])
    .filter((one) => one.text === text)
    .map(({ id }) =>
      studio
        .studio()
        .store.attachment_file.by('comment_id', commentId)
        .filter((file) => file.reply_id === id),
    );
const namesOnServer = (text: string) =>
  repliesOnServer(text).map((files) => files.map(({ name }) => name ?? '').toSorted());
/** The same as the user sees it. */
async function shownReplies(text: string) {
  const comment = await parent();
  return (comment?.shownReplies ?? [])
    .filter((one) => one.text === text)
    .map(({ id, mark, waitingFiles }) => ({
      mark,
      waiting: waitingFiles.map(({ name }) => name),
      files: (comment?.attachments ?? [])
        .filter(({ replyId }) => replyId === id)
        .map(({ name }) => name)
        .toSorted(),
    }));
}
const whole = { mark: null, waiting: [], files: ['notes.txt', 'wrist.png'] };

describe('on a server that takes them', () => {
  beforeAll(() => open('1.0.97'));
  afterEach(async () => {
    studio.faults.clear();
    await pause(false);
    await artist.untilQueueIsEmpty(20_000);
  });
  afterAll(close);

  test('they stand with their reply while it waits and once it is sent', async () => {
    expect((await artist.query('task', { taskId }))?.repliesTakeFiles).toBe(true);
    await pause(true);
    await reply('with two', await twoFiles());
    expect(await shownReplies('with two')).toEqual([
      { mark: 'waiting', waiting: ['wrist.png', 'notes.txt'], files: [] },
    ]);
    await pause(false);
    await artist.untilQueueIsEmpty();
    expect(namesOnServer('with two')).toEqual([whole.files]);
    expect(await shownReplies('with two')).toEqual([whole]);
    // They are the reply's and not the comment's.
    expect((await parent())?.attachments.every(({ replyId }) => replyId !== null)).toBe(true);
  });

  test('a file may come without a word', async () => {
    await reply('', [await pictureFixture(artist, 'alone.png')]);
    await artist.untilQueueIsEmpty();
    expect(namesOnServer('')).toEqual([['alone.png']]);
  });

  const lost: readonly (readonly [string, FaultAction])[] = [
    ['before the server acted', { kind: 'cut before' }],
    ['after the server acted', { kind: 'cut after' }],
    ['by a proxy that answers 502 in its place', { kind: 'status', status: 502 }],
    ['while the server is still at work', { kind: 'late', ms: 300, answer: 'cut' }],
  ];
  test.each(lost)('an answer lost %s: the reply is there once, with all its files', async (when, action) => {
    studio.faults.set([{ method: 'POST', path: replyPath, times: 1, action }]);
    await reply(when, await twoFiles());
    await artist.untilQueueIsEmpty(20_000);
    expect(namesOnServer(when)).toEqual([whole.files]);
    expect(await shownReplies(when)).toEqual([whole]);
  });

  test.each([0, 1])('a server that failed with %i of two files kept has the reply once, whole', async (kept) => {
    const text = `failed after ${String(kept)}`;
    const { store } = studio.studio();
    studio.faults.set([
      { method: 'POST', path: replyPath, times: 1, action: { kind: 'cut after' } },
      // Until it has been made as if its disk had failed in between.
      { method: 'GET', path: '/data/tasks/*/comments', action: { kind: 'refuse' } },
    ]);
    await reply(text, await twoFiles());
    await artist.until(() => Promise.resolve(repliesOnServer(text)[0]?.length === 2), 'the reply has arrived');
    for (const { id } of repliesOnServer(text)[0]?.slice(kept) ?? []) store.attachment_file.delete(id);
    studio.faults.clear();
    await artist.untilQueueIsEmpty(20_000);
    expect(namesOnServer(text)).toEqual([whole.files]);
    expect(await shownReplies(text)).toEqual([whole]);
    // Whose reply is gone have gone with it.
    const replyIds = new Set(store.comment.get(commentId)?.replies.map(({ id }) => id));
    const files = store.attachment_file.by('comment_id', commentId);
    expect(files.filter((file) => file.reply_id !== null && !replyIds.has(file.reply_id))).toEqual([]);
  });

  test('the same file sent twice on purpose is there twice', async () => {
    const action: FaultAction = { kind: 'cut after' };
    studio.faults.set([{ method: 'POST', path: replyPath, times: 1, action }]);
    for (let times = 0; times < 2; times += 1) await reply('again', await twoFiles());
    await artist.untilQueueIsEmpty(20_000);
    expect(namesOnServer('again')).toEqual([whole.files, whole.files]);
  });

  test('one of them is taken away as a comment’s is, and the others go with the reply', async () => {
    await reply('to be taken away', await twoFiles());
    await artist.untilQueueIsEmpty();
    const comment = await parent();
    const shown = comment?.shownReplies.find(({ text }) => text === 'to be taken away');
    const ofReply = (files: ShownComment['attachments'] = []) => files.filter(({ replyId }) => replyId === shown?.id);
    const note = ofReply(comment?.attachments).find(({ name }) => name === 'notes.txt');
    await artist.command('deleteAttachment', { taskId, commentId, attachmentId: note?.id ?? '' });
    await artist.untilQueueIsEmpty();
    expect(namesOnServer('to be taken away')).toEqual([['wrist.png']]);
    await pause(true);
    await artist.command('deleteReply', { taskId, commentId, replyId: shown?.id ?? '' });
    expect(ofReply((await parent())?.attachments)).toEqual([]);
    await pause(false);
    await artist.untilQueueIsEmpty();
    expect(repliesOnServer('to be taken away')).toEqual([]);
    expect(studio.studio().store.attachment_file.filter((file) => file.reply_id === shown?.id)).toEqual([]);
    expect(ofReply((await parent())?.attachments)).toEqual([]);
  });

  test('a reply taken back comes before what was typed since, with its files', async () => {
    const key = draftKeyOfReply(commentId);
    await pause(true);
    const commandId = await reply('taken back', await twoFiles());
    // As an earlier version of this app kept it.
    await artist.call('saveDraft', { key, value: 'typed since' });
    await artist.call('editCommand', { commandId });
    const { value } = await artist.query('draft', { key });
    const draft = readReplyDraft(value) ?? emptyDraft;
    expect(draft.text).toBe('taken back\n\ntyped since');
    expect(draft.files.map(({ name }) => name)).toEqual(['wrist.png', 'notes.txt']);
    await pause(false);
    await reply(
      draft.text,
      draft.files.map(({ handle }) => handle),
    );
    await artist.untilQueueIsEmpty();
    expect(namesOnServer(draft.text)).toEqual([whole.files]);
    expect(repliesOnServer('taken back')).toEqual([]);
  });
});

describe('on a server that leaves them aside', () => {
  beforeAll(() => open('0.20.52'));
  afterAll(close);

  test('nothing is sent without its file, and it is said why', async () => {
    expect((await artist.query('task', { taskId }))?.repliesTakeFiles).toBe(false);
    await reply('no file is taken', await twoFiles());
    const queue = async () => (await artist.query('queue', {})).rows;
    await artist.until(async () => (await queue())[0]?.state === 'rejected', 'it is refused');
    expect((await queue())[0]?.error).toMatchObject({ code: 'unsupported-version' });
    expect(repliesOnServer('no file is taken')).toEqual([]);
  });
});
