import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FaultAction } from '../../electron/studio/faults.ts';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import type { RunningStudio } from '../../electron/studio/start.ts';
import { signedIn, type SignedIn } from '../support/signedIn.ts';
import { movieFixture, pictureFixture } from '../support/files.ts';

let studio: RunningStudio;
let artist: SignedIn;

beforeEach(async () => {
  studio = await startDemoStudio({ isLive: false });
  artist = await signedIn(studio, 'user');
});
afterEach(async () => {
  await artist.remove();
  await studio.stop();
});

const commentsOnServer = (taskId: string, text: string) =>
  [...studio.studio().store.comment.all()].filter((comment) => comment.object_id === taskId && comment.text === text);

const lost: readonly (readonly [string, FaultAction])[] = [
  ['before the server acted', { kind: 'cut before' }],
  ['after the server acted', { kind: 'cut after' }],
  ['by a proxy that answers 502 in its place', { kind: 'status', status: 502 }],
];

describe.each(lost)('an answer lost %s', (_when, action) => {
  test('a comment appears once', async () => {
    const [task] = await artist.todo();
    if (task === undefined) throw new Error('no task');
    studio.faults.set([{ method: 'POST', path: '/actions/tasks/*/comment', times: 1, action }]);
    await artist.command('postComment', {
      taskId: task.taskId,
      taskStatusId: await artist.statusId('wip'),
      text: 'sent through a bad line',
      checklist: [],
      handles: [],
      draftKey: null,
    });
    await artist.untilQueueIsEmpty(20_000);
    expect(commentsOnServer(task.taskId, 'sent through a bad line')).toHaveLength(1);
    const feed = await artist.query('comments', { taskId: task.taskId });
    expect(feed.comments.filter(({ text }) => text === 'sent through a bad line')).toHaveLength(1);
  });

  test('the same words sent twice on purpose appear twice', async () => {
    const [task] = await artist.todo();
    if (task === undefined) throw new Error('no task');
    studio.faults.set([{ method: 'POST', path: '/actions/tasks/*/comment', times: 1, action }]);
    for (let times = 0; times < 2; times += 1)
      await artist.command('postComment', {
        taskId: task.taskId,
        taskStatusId: await artist.statusId('wip'),
        text: 'ok',
        checklist: [],
        handles: [],
        draftKey: null,
      });
    await artist.untilQueueIsEmpty(20_000);
    expect(commentsOnServer(task.taskId, 'ok')).toHaveLength(2);
  });

  test.each([
    ['the comment', '/actions/tasks/*/comment'],
    ['the preview file', '/actions/tasks/*/comments/*/add-preview'],
    ['the second preview file', '/actions/tasks/*/comments/*/preview-files/*'],
    ['the upload', '/pictures/preview-files/*'],
  ])('a publish interrupted at %s becomes one revision with its files', async (_step, path) => {
    const [task] = await artist.todo();
    if (task === undefined) throw new Error('no task');
    const before = studio
      .studio()
      .store.preview_file.all()
      .filter(({ task_id }) => task_id === task.taskId).length;
    const picture = await pictureFixture(artist, 'frame.png');
    const movie = await movieFixture(artist, 'shot.mp4');
    studio.faults.set([{ method: 'POST', path, times: 1, action }]);
    await artist.command('publishRevision', {
      taskId: task.taskId,
      taskStatusId: await artist.statusId('wfa'),
      text: 'a new version',
      checklist: [],
      handles: [movie, picture],
      draftKey: null,
    });
    await artist.untilQueueIsEmpty(30_000);
    expect(commentsOnServer(task.taskId, 'a new version')).toHaveLength(1);
    const files = studio
      .studio()
      .store.preview_file.all()
      .filter(({ task_id }) => task_id === task.taskId)
      .slice(before);
    expect(files.map(({ original_name, position }) => [original_name, position])).toEqual([
      ['shot', 1],
      ['frame', 2],
    ]);
    expect(new Set(files.map(({ revision }) => revision)).size).toBe(1);
  });

  test('an acknowledgement is not taken back', async () => {
    const [task] = await artist.todo();
    if (task === undefined) throw new Error('no task');
    const feed = await artist.query('comments', { taskId: task.taskId });
    const comment = feed.comments[0];
    if (comment === undefined) throw new Error('no comment');
    studio.faults.set([{ method: 'POST', path: '/data/tasks/*/comments/*/ack', times: 1, action }]);
    await artist.command('acknowledgeComment', { taskId: task.taskId, commentId: comment.id, isAcknowledged: true });
    await artist.untilQueueIsEmpty(20_000);
    const after = await artist.query('comments', { taskId: task.taskId });
    const me = (await artist.query('session', {})) as { personId: string };
    expect(after.comments.find(({ id }) => id === comment.id)?.acknowledgementIds).toContain(me.personId);
  });

  test('a vendor is off a task that they took themselves off, and that they see no more', async () => {
    // An older Kitsu lets nobody but staff do that.
    const newer = await startDemoStudio({ kitsu: '1.0.97', isLive: false });
    const vendor = await signedIn(newer, 'vendor', { longestWorkMs: 1_000 });
    const session = await vendor.query('session', {});
    const personId = session.kind === 'open' ? session.personId : '';
    const [task] = await vendor.todo();
    if (task === undefined) throw new Error('no task');
    newer.faults.set([{ method: 'PUT', path: '/actions/tasks/clear-assignation', times: 1, action }]);
    await vendor.command('unassignTask', { taskIds: [task.taskId], personId });
    await vendor.untilQueueIsEmpty(20_000);
    expect(newer.studio().store.task.get(task.taskId)?.assignees).not.toContain(personId);
    await vendor.remove();
    await newer.stop();
  });

  test('a reply appears once, and its parent goes first', async () => {
    const [task] = await artist.todo();
    if (task === undefined) throw new Error('no task');
    studio.faults.set([{ method: 'POST', path: '/data/tasks/*/comments/*/reply', times: 1, action }]);
    const { commandIds } = await artist.command('postComment', {
      taskId: task.taskId,
      taskStatusId: await artist.statusId('wip'),
      text: 'the parent',
      checklist: [],
      handles: [],
      draftKey: null,
    });
    expect(commandIds).toHaveLength(1);
    const waiting = (await artist.query('comments', { taskId: task.taskId })).comments.find(
      ({ text }) => text === 'the parent',
    );
    if (waiting === undefined) throw new Error('the waiting comment is not shown');
    await artist.command('replyToComment', {
      taskId: task.taskId,
      commentId: waiting.id,
      text: 'the reply',
      handles: [],
      draftKey: null,
    });
    await artist.untilQueueIsEmpty(20_000);
    const [parent] = commentsOnServer(task.taskId, 'the parent');
    expect(parent?.replies).toMatchObject([{ text: 'the reply' }]);
  });
});
