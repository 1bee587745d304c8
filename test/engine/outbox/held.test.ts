// What is held does not go, whatever happens, and what comes after it on its task waits with it.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import type { QueueRow } from '../../../shared/model/sync.ts';
import { asking, signedIn, type SignedIn } from '../../support/signedIn.ts';
import { startTestEngine } from '../../support/testEngine.ts';

let studio: RunningStudio;
let artist: SignedIn;
let taskIds: readonly string[] = [];
let wip = '';

beforeEach(async () => {
  studio = await startDemoStudio({ shots: 20, tasksPerShot: 3, comments: 60, assets: 6, people: 12 });
  artist = await signedIn(studio, 'user');
  taskIds = (await artist.todo()).map(({ taskId }) => taskId);
  wip = await artist.statusId('wip');
});
afterEach(async () => {
  await artist.remove();
  await studio.stop();
});

const rows = async (): Promise<readonly QueueRow[]> => (await artist.query('queue', {})).rows;
const held = async () => (await rows()).map(({ excerpt, hold }) => [excerpt, hold]);
const onServer = (text: string) => studio.studio().store.comment.filter((row) => row.text === text).length;
const isOnline = async (): Promise<boolean> =>
  ['live', 'polling'].includes((await artist.query('sync', {})).connection.kind);

async function post(text: string, taskId = taskIds[0] ?? ''): Promise<string> {
  const { commandIds } = await artist.command('postComment', {
    taskId,
    taskStatusId: wip,
    text,
    checklist: [],
    handles: [],
    draftKey: null,
  });
  return commandIds[0] ?? '';
}
/** The line is down until `goOnline`. */
async function goOffline(): Promise<void> {
  studio.faults.set([{ action: { kind: 'refuse' } }]);
  await artist.call('syncNow', {});
  await artist.until(async () => !(await isOnline()), 'it is offline');
}
async function goOnline(): Promise<void> {
  studio.faults.clear();
  await artist.call('syncNow', {});
  await artist.until(isOnline, 'it is online');
}
/** Something written later and elsewhere has gone: whatever else could have gone has, too. */
async function untilOthersWent(text: string): Promise<void> {
  const sent = await post(text, taskIds[1]);
  await artist.until(async () => (await rows()).every(({ commandId }) => commandId !== sent), `“${text}” was sent`);
  expect(onServer(text)).toBe(1);
}
async function restart(): Promise<void> {
  const { dataFolder } = artist;
  await artist.close();
  artist = asking(await startTestEngine({ dataFolder }));
  await artist.until(isOnline, 'it is online');
}

test('a held command and what follows it on its task wait; the rest goes, and released they go in their order', async () => {
  await goOffline();
  const first = await post('first');
  await artist.command('replyToComment', {
    taskId: taskIds[0] ?? '',
    commentId:
      (await artist.query('comments', { taskId: taskIds[0] ?? '' })).comments.find(({ text }) => text === 'first')
        ?.id ?? '',
    text: 'a reply to it',
    handles: [],
    draftKey: null,
  });
  await post('second');
  await artist.call('holdCommands', { commandIds: [first] });
  expect((await rows()).map(({ excerpt, hold, turn, isBlockedBy }) => [excerpt, hold, turn, isBlockedBy])).toEqual([
    ['first', 'by-author', { index: 1, of: 3 }, null],
    ['a reply to it', null, { index: 2, of: 3 }, first],
    ['second', null, { index: 3, of: 3 }, first],
  ]);
  await goOnline();
  await untilOthersWent('elsewhere');
  expect((await rows()).map(({ excerpt }) => excerpt)).toEqual(['first', 'a reply to it', 'second']);
  expect((await artist.query('sync', {})).outbox).toMatchObject({ held: 1, waiting: 2, sending: 0 });

  await artist.call('retryAll', {});
  await untilOthersWent('elsewhere again');
  expect(onServer('first') + onServer('second')).toBe(0);

  await artist.call('releaseCommands', { commandIds: [first] });
  await artist.untilQueueIsEmpty();
  expect([onServer('first'), onServer('second')]).toEqual([1, 1]);
});

test('what is held is held after a restart, and can be discarded: then what followed it goes', async () => {
  await artist.call('pauseSync', { isPaused: true });
  const first = await post('held over the restart');
  await post('after it');
  await artist.call('holdCommands', { commandIds: [first] });
  await restart();
  await untilOthersWent('after the restart');
  expect(await held()).toEqual([
    ['held over the restart', 'by-author'],
    ['after it', null],
  ]);
  await artist.call('discardCommand', { commandId: first });
  await artist.untilQueueIsEmpty();
  expect([onServer('held over the restart'), onServer('after it')]).toEqual([0, 1]);
});

test('all that waits is held at once, and edited or undone like anything that waits', async () => {
  await artist.call('pauseSync', { isPaused: true });
  const first = await post('one', taskIds[0]);
  await post('two', taskIds[1]);
  await artist.call('holdCommands', { commandIds: null });
  await artist.call('pauseSync', { isPaused: false });
  await artist.until(isOnline, 'it is online');
  expect(await held()).toEqual([
    ['one', 'by-author'],
    ['two', 'by-author'],
  ]);
  expect((await artist.call('undo', {})).undone?.excerpt).toBe('two');
  expect((await rows()).map(({ canEdit, canHold }) => [canEdit, canHold])).toEqual([[true, true]]);
  await artist.call('editCommand', { commandId: first });
  expect(await rows()).toEqual([]);
  expect(onServer('one') + onServer('two')).toBe(0);
});

test('what is on its way cannot be held any more', async () => {
  studio.faults.set([{ method: 'POST', path: '/actions/*', action: { kind: 'delay', ms: 1_500 } }]);
  const sent = await post('on its way');
  await artist.until(async () => (await rows()).some(({ state }) => state === 'sending'), 'it is being sent');
  await artist.call('holdCommands', { commandIds: [sent] });
  expect((await rows()).map(({ hold, canHold }) => [hold, canHold])).toEqual([[null, false]]);
  await artist.untilQueueIsEmpty();
  expect(onServer('on its way')).toBe(1);
});

test('who wants to look first finds what was written offline unsent when the line is back, also after a restart', async () => {
  await artist.call('saveSettings', { looksFirst: true });
  await post('written online');
  await artist.untilQueueIsEmpty();
  await goOffline();
  await post('written offline');
  const mine = await post('held by me', taskIds[2]);
  await artist.call('releaseCommands', { commandIds: null });
  await artist.call('holdCommands', { commandIds: [mine] });
  await goOnline();
  await untilOthersWent('written when back');
  expect(await held()).toEqual([
    ['written offline', 'until-seen'],
    ['held by me', 'by-author'],
  ]);
  await restart();
  await untilOthersWent('written after the restart');
  const seen = (await rows()).filter(({ hold }) => hold === 'until-seen').map(({ commandId }) => commandId);
  await artist.call('releaseCommands', { commandIds: seen });
  // Its answer may still be on its way when the server has it.
  await artist.until(async () => onServer('written offline') === 1 && (await held()).length === 1, 'it was sent');
  expect(await held()).toEqual([['held by me', 'by-author']]);
  expect(onServer('held by me')).toBe(0);
});

test('what the line took down with it waits for the look, too', async () => {
  await artist.call('saveSettings', { looksFirst: true });
  // Down in the moment it is sent: the request surely did not arrive.
  studio.faults.set([{ action: { kind: 'refuse' } }]);
  await post('sent into the dark');
  await artist.until(async () => (await rows()).some(({ hold }) => hold === 'until-seen'), 'it waits for the look');
  await goOnline();
  await untilOthersWent('something new');
  expect(await held()).toEqual([['sent into the dark', 'until-seen']]);
});

test('who sends everything when back needs no look', async () => {
  await goOffline();
  await post('goes by itself');
  await goOnline();
  await artist.untilQueueIsEmpty();
  expect(onServer('goes by itself')).toBe(1);
});
