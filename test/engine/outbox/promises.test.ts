import { afterEach, describe, expect, test } from 'vitest';
import { overlaidTask } from '../../../electron/engine/commands/overlay.ts';
import { createOverlayBuilder } from '../../../electron/engine/commands/overlayBuilder.ts';
import { withWaiting } from '../../../electron/engine/queries/waitingComments.ts';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import { chanceOf } from '../../support/chance.ts';
import { signedIn, type SignedIn } from '../../support/signedIn.ts';

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

/** What a screen shows of a task, but for what only waiting things have: marks, temporary ids, times. */
async function shownOf(engine: SignedIn, taskId: string) {
  const detail = await engine.query('task', { taskId });
  const { comments } = await engine.query('comments', { taskId });
  const log = await engine.query('dayLog', { day });
  return {
    status: detail?.task.taskStatusId,
    priority: detail?.task.priority,
    assignees: detail?.task.assigneeIds.toSorted(),
    minutes: log.entries.find((row) => row.taskId === taskId)?.durationMinutes ?? 0,
    comments: comments
      .filter(({ text }) => text !== '')
      .map((comment) => ({
        text: comment.text,
        person: comment.personId,
        status: comment.taskStatusId,
        checklist: comment.checklist,
        acknowledgements: comment.acknowledgementIds.toSorted(),
        replies: comment.shownReplies.map(({ text, personId }) => ({ text, personId })),
      })),
  };
}
const day = '2026-11-24';

describe.each([
  ['0.20.52', 'user', 1],
  ['1.0.97', 'user', 2],
  ['0.20.52', 'supervisor', 3],
  ['1.0.97', 'manager', 4],
] as const)('at a Kitsu %s, a %s', (kitsu, role, seed) => {
  test('sees after sending what was promised while it waited', async () => {
    const studio = await startDemoStudio({ kitsu, shots: 30, tasksPerShot: 3, comments: 150, assets: 6, people: 12 });
    opened.push(() => studio.stop());
    const engine = await signedIn(studio, role);
    opened.push(() => engine.remove());
    const session = await engine.query('session', {});
    const me = session.kind === 'open' ? session.personId : '';
    const mine = (await engine.todo()).map(({ taskId }) => taskId);
    const taskIds = studio
      .studio()
      .store.task.filter(({ id, assignees }) => mine.includes(id) || (role !== 'user' && assignees.length > 0))
      .map(({ id }) => id);
    const known: string[] = [];
    for (const id of taskIds)
      if (known.length < 4 && (await engine.query('task', { taskId: id })) !== null) known.push(id);
    expect(known.length).toBeGreaterThan(1);

    const chance = chanceOf(seed);
    const statusIds = [await engine.statusId('wip'), await engine.statusId('wfa')];
    const aTask = (): string => chance.pick(known) ?? '';
    const aStatus = (): string => chance.pick(statusIds) ?? '';
    const aComment = async (taskId: string, isServers: boolean) => {
      const { comments } = await engine.query('comments', { taskId });
      return chance.pick(comments.filter(({ text, mark }) => text !== '' && (!isServers || mark === null)));
    };
    let count = 0;
    const fresh = (what: string): string => `${what} ${String((count += 1))}`;
    const deeds: readonly (() => Promise<unknown>)[] = [
      () =>
        engine.command('postComment', {
          taskId: aTask(),
          taskStatusId: chance.number() < 0.5 ? aStatus() : null,
          text: fresh('said'),
          checklist: chance.number() < 0.3 ? [{ text: 'an item', checked: true, about: null }] : [],
          handles: [],
          draftKey: null,
        }),
      () => engine.command('setTaskStatus', { taskIds: [aTask()], taskStatusId: aStatus() }),
      () => engine.command('setPriority', { taskIds: [aTask()], priority: chance.pick([0, 1, 2, 3] as const) ?? 0 }),
      () => engine.command('assignTask', { taskIds: [aTask()], personId: me }),
      () => engine.command('logTime', { taskId: aTask(), day, durationMinutes: 60 * chance.below(5) }),
      async () => {
        const taskId = aTask();
        const comment = await aComment(taskId, false);
        if (comment !== undefined)
          await engine.command('replyToComment', {
            taskId,
            commentId: comment.id,
            text: fresh('replied'),
            handles: [],
            draftKey: null,
          });
      },
      async () => {
        const taskId = aTask();
        const comment = await aComment(taskId, true);
        if (comment !== undefined)
          await engine.command('acknowledgeComment', {
            taskId,
            commentId: comment.id,
            isAcknowledged: chance.number() < 0.7,
          });
      },
      async () => {
        const taskId = aTask();
        const comment = await aComment(taskId, true);
        if (comment?.isOwn === true)
          await engine.command('editComment', {
            taskId,
            commentId: comment.id,
            text: fresh('edited'),
            checklist: [...comment.checklist],
          });
      },
    ];

    for (let round = 0; round < 3; round += 1) {
      await engine.call('pauseSync', { isPaused: true });
      for (let times = 0; times < 12; times += 1) await chance.pick(deeds)?.();
      const promised = await Promise.all(known.map((taskId) => shownOf(engine, taskId)));
      await engine.call('pauseSync', { isPaused: false });
      const left = async () =>
        (await engine.query('queue', {})).rows.map(({ kind, state, error }) => ({ kind, state, error }));
      await engine.until(async () => (await left()).every(({ state }) => state === 'rejected'), 'all is sent');
      expect(await left()).toEqual([]);
      // The mirror as the server's lists have it, not only as the answers to the commands left it.
      await engine.call('wantScopes', { scopes: [] });
      await engine.call('wantScopes', { scopes: known.map((taskId) => ({ kind: 'task' as const, taskId })) });
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(await Promise.all(known.map((taskId) => shownOf(engine, taskId)))).toEqual(promised);
    }
  }, 60_000);
});

test('where nothing waits, everything is as the mirror has it', async () => {
  const studio = await startDemoStudio({ shots: 10, tasksPerShot: 3, comments: 60, assets: 6, people: 12 });
  opened.push(() => studio.stop());
  const engine = await signedIn(studio, 'supervisor');
  opened.push(() => engine.remove());
  const overlay = createOverlayBuilder({
    personId: 'me',
    resolve: (id) => id,
    files: new Map(),
    latestRevision: () => 0,
    isInMirror: () => true,
    commentsOf: () => [],
    entitiesNamed: () => [],
    playlistsNamed: () => [],
    messagesOf: () => [],
    isClaimed: () => false,
  }).build();
  let compared = 0;
  for (const { id: taskId } of studio.studio().store.task.all()) {
    const detail = await engine.query('task', { taskId });
    if (detail === null) continue;
    compared += 1;
    expect(overlaidTask(detail.task, overlay)).toBe(detail.task);
    const { comments } = await engine.query('comments', { taskId });
    expect(withWaiting(comments, overlay.comments.get(taskId) ?? [], detail.task)).toEqual(comments);
  }
  expect(compared).toBeGreaterThan(10);
});
