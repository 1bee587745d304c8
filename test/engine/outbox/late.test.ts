/** A server that acts after its answer was given up: nothing is sent twice because it was not there yet. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { FaultRule } from '../../../electron/studio/faults.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { pictureFixture, textFixture } from '../../support/files.ts';
import { asking, openedProductionOf, signedIn, type SignedIn } from '../../support/signedIn.ts';
import { startTestEngine } from '../../support/testEngine.ts';

let studio: RunningStudio;
let artist: SignedIn;
let manager: SignedIn;
let taskIds: string[] = [];
let wip = '';

/** Looked for several times meanwhile, and not sent again. */
const lateMs = 2_000;
const longestWorkMs = 4_000;

beforeAll(async () => {
  studio = await startDemoStudio({ kitsu: '1.0.97', shots: 60, tasksPerShot: 4, comments: 60, assets: 6, people: 12 });
  [artist, manager] = await Promise.all([
    signedIn(studio, 'user', { longestWorkMs }),
    signedIn(studio, 'manager', { longestWorkMs }),
  ]);
  taskIds = (await artist.todo()).map(({ taskId }) => taskId);
  wip = await artist.statusId('wip');
});
afterEach(() => {
  studio.faults.clear();
});
afterAll(async () => {
  await Promise.all([artist.remove(), manager.remove()]);
  await studio.stop();
});

/** In turn, so that what waits on one task holds up no other test. */
function freshTask(): string {
  const taskId = taskIds.shift();
  if (taskId === undefined) throw new Error('no task left');
  taskIds.push(taskId);
  return taskId;
}

const late = (path: string, answer: 'cut' | 'gateway'): void => {
  studio.faults.add({ method: 'POST', path, times: 1, action: { kind: 'late', ms: lateMs, answer } });
};
const comment = (taskId: string, text: string) => ({
  taskId,
  taskStatusId: wip,
  text,
  checklist: [],
  handles: [],
  draftKey: null,
});
const commentsOf = (taskId: string, text: string) =>
  studio.studio().store.comment.filter((row) => row.object_id === taskId && row.text === text);

test.each(['cut', 'gateway'] as const)(
  'a comment that the server is still at work on when its answer is given up (%s) is there once',
  async (answer) => {
    const [taskId, other] = [freshTask(), freshTask()];
    late('/actions/tasks/*/comment', answer);
    await artist.command('postComment', comment(taskId, 'said once'));
    await artist.until(
      async () => (await artist.query('queue', {})).rows.some(({ state }) => state === 'checking'),
      'it is looked for',
    );
    // Meanwhile everything else goes on.
    await artist.command('postComment', comment(other, 'said meanwhile'));
    await artist.until(async () => commentsOf(other, 'said meanwhile').length === 1, 'the other one is there', 1_500);
    await artist.untilQueueIsEmpty(20_000);
    await new Promise((resolve) => setTimeout(resolve, lateMs));
    expect(commentsOf(taskId, 'said once')).toHaveLength(1);
  },
  30_000,
);

test('a comment that never arrived is sent again once it can arrive no more, and not before, whoever asks for it', async () => {
  const taskId = freshTask();
  studio.faults.add({
    method: 'POST',
    path: '/actions/tasks/*/comment',
    times: 1,
    action: { kind: 'status', status: 504, body: '<html>' },
  });
  const startedAt = Date.now();
  await artist.command('postComment', comment(taskId, 'never arrived'));
  await artist.until(
    async () => (await artist.query('queue', {})).rows.some(({ state }) => state === 'checking'),
    'it is looked for',
  );
  await artist.call('retryAll', {});
  await artist.untilQueueIsEmpty(20_000);
  expect(Date.now() - startedAt).toBeGreaterThan(longestWorkMs);
  expect(commentsOf(taskId, 'never arrived')).toHaveLength(1);
}, 30_000);

const surely: readonly (readonly [string, FaultRule])[] = [
  [
    'the server broke',
    {
      method: 'POST',
      path: '/actions/tasks/*/comment',
      action: { kind: 'status', status: 500, body: { message: 'no' } },
    },
  ],
  ['the look before it was cut off', { method: 'GET', path: '/data/tasks', action: { kind: 'cut before' } }],
];
test.each(surely)(
  'what surely did not arrive, for %s, goes again at once',
  async (_why, rule) => {
    const taskId = freshTask();
    const startedAt = Date.now();
    studio.faults.add({ ...rule, times: 1 });
    // Where it keeps the status, that is asked for first.
    const taskStatusId = rule.method === 'GET' ? null : wip;
    await artist.command('postComment', { ...comment(taskId, 'once more'), taskStatusId });
    await artist.untilQueueIsEmpty(20_000);
    expect(Date.now() - startedAt).toBeLessThan(longestWorkMs);
    expect(commentsOf(taskId, 'once more')).toHaveLength(1);
  },
  30_000,
);

test('an app that is started anew gives what it sent before as much time to arrive', async () => {
  const taskId = freshTask();
  const first = await signedIn(studio, 'user', { longestWorkMs });
  late('/actions/tasks/*/comment', 'cut');
  await first.command('postComment', comment(taskId, 'before the restart'));
  await first.until(
    async () => (await first.query('queue', {})).rows.some(({ state }) => state === 'checking'),
    'it is looked for',
  );
  await first.close();
  const second = asking(await startTestEngine({ dataFolder: first.dataFolder, longestWorkMs }));
  await second.untilQueueIsEmpty(20_000);
  await second.remove();
  expect(commentsOf(taskId, 'before the restart')).toHaveLength(1);
}, 30_000);

test('a status, a reply, a revision, a new asset and an acknowledgement that come late are there once', async () => {
  const { store } = studio.studio();
  const taskId = freshTask();
  await artist.command('postComment', comment(taskId, 'to be answered'));
  await artist.untilQueueIsEmpty();
  const [parent] = commentsOf(taskId, 'to be answered');
  const [statusTask, publishTask, ackTask] = [freshTask(), freshTask(), freshTask()];
  await artist.command('postComment', comment(ackTask, 'to be acknowledged'));
  await artist.untilQueueIsEmpty();
  const [seen] = commentsOf(ackTask, 'to be acknowledged');
  const revisions = store.preview_file.filter(({ task_id: id }) => id === publishTask).length;
  const wordless = store.comment.filter(({ object_id: id }) => id === statusTask).length;
  late('/actions/tasks/*/comments/*/add-preview', 'cut');
  late('/data/tasks/*/comments/*/reply', 'gateway');
  late('/data/tasks/*/comments/*/ack', 'cut');
  late('/data/projects/*/asset-types/*/assets/new', 'gateway');
  late(`/actions/tasks/${statusTask}/comment`, 'cut');

  const handle = await pictureFixture(artist, 'late.png');
  await artist.command('publishRevision', {
    ...comment(publishTask, 'a late revision'),
    handles: [handle],
  });
  await artist.command('replyToComment', {
    taskId,
    commentId: parent?.id ?? '',
    text: 'late',
    handles: [],
    draftKey: null,
  });
  await artist.command('setTaskStatus', { taskIds: [statusTask], taskStatusId: await artist.statusId('wfa') });
  await artist.command('acknowledgeComment', { taskId: ackTask, commentId: seen?.id ?? '', isAcknowledged: true });
  const productionId = await openedProductionOf(manager);
  const { assetTypes } = await manager.studioRows();
  await manager.command('createEntity', {
    productionId,
    place: { kind: 'Asset', assetTypeId: assetTypes[0]?.id ?? '', episodeId: null },
    entities: [{ name: 'Latecomer', description: '', data: {}, lengthFrames: null }],
  });
  await Promise.all([artist.untilQueueIsEmpty(40_000), manager.untilQueueIsEmpty(40_000)]);
  await new Promise((resolve) => setTimeout(resolve, lateMs));
  expect(store.preview_file.filter(({ task_id: id }) => id === publishTask)).toHaveLength(revisions + 1);
  expect(store.comment.get(parent?.id ?? '')?.replies).toHaveLength(1);
  expect(store.comment.filter(({ object_id: id }) => id === statusTask)).toHaveLength(wordless + 1);
  expect(store.comment.get(seen?.id ?? '')?.acknowledgements).toHaveLength(1);
  expect(store.entity.filter(({ name }) => name === 'Latecomer')).toHaveLength(1);
}, 60_000);

test('what is changed once more stays so, though a request before it that was not answered comes late', async () => {
  const { store } = studio.studio();
  const productionId = await openedProductionOf(manager);
  const tasks = store.task.filter((task) => task.project_id === productionId).map(({ id }) => id);
  const [valued = '', estimated = '', assigned = '', talkedOf = ''] = tasks;
  const [assetId = ''] = (await manager.query('castableAssets', { productionId })).map((asset) => asset.assetId);
  const shotIds = [...new Set(tasks.map((id) => store.task.get(id)?.entity_id ?? ''))].filter((id) => id !== assetId);
  const [worded = '', castIn = ''] = shotIds.filter((id) => store.entity.get(id)?.nb_frames !== null);
  const { people } = await manager.studioRows();
  const personId = people.find(({ role, isActive }) => role === 'user' && isActive)?.id ?? '';
  await manager.command('postComment', comment(talkedOf, 'to be pinned'));
  await manager.untilQueueIsEmpty();
  const commentId = commentsOf(talkedOf, 'to be pinned')[0]?.id ?? '';
  const give = async (isFirst: boolean): Promise<void> => {
    await manager.command('setPriority', { taskIds: [valued], priority: isFirst ? 1 : 2 });
    await manager.command('editTask', {
      taskIds: [estimated],
      changes: [{ field: 'estimationMinutes', value: isFirst ? 11 : 22 }],
    });
    await manager.command('editEntity', {
      entityIds: [worded],
      changes: [{ field: 'description', value: isFirst ? 'once' : 'twice' }],
    });
    await manager.command('changeCasting', {
      changes: [{ entityId: castIn, assetId, occurrences: isFirst ? 11 : 22 }],
    });
    await manager.command(isFirst ? 'assignTask' : 'unassignTask', { taskIds: [assigned], personId });
    await manager.command('pinComment', { taskId: talkedOf, commentId, isPinned: isFirst });
  };
  studio.faults.set(
    [
      `/data/tasks/${valued}`,
      `/data/tasks/${estimated}`,
      `/data/entities/${worded}`,
      '/data/projects/*/casting',
      '/actions/persons/*/assign',
      '/data/comments/*',
    ].map((path) => ({ method: 'PUT', path, times: 1, action: { kind: 'late', ms: lateMs, answer: 'cut' } })),
  );
  await give(true);
  await manager.until(
    async () => (await manager.query('queue', {})).rows.every(({ attempts }) => attempts > 0),
    'none was answered',
  );
  await give(false);
  await manager.untilQueueIsEmpty(40_000);
  await new Promise((resolve) => setTimeout(resolve, lateMs));
  expect({
    priority: store.task.get(valued)?.priority,
    estimation: store.task.get(estimated)?.estimation,
    description: store.entity.get(worded)?.description,
    casting: store.entity_link.by('entity_in_id', castIn).find((link) => link.entity_out_id === assetId)?.nb_occurences,
    isAssigned: store.task.get(assigned)?.assignees.includes(personId),
    isPinned: store.comment.get(commentId)?.pinned,
  }).toEqual({
    priority: 2,
    estimation: 22,
    description: 'twice',
    casting: 22,
    isAssigned: false,
    isPinned: false,
  });
}, 60_000);

test('nobody is asked between two values while their own may still arrive: it does, and is done', async () => {
  const { store } = studio.studio();
  const productionId = await openedProductionOf(manager);
  const [taskId = ''] = store.task
    .filter((task) => task.project_id === productionId)
    .slice(20)
    .map(({ id }) => id);
  studio.faults.set([
    { method: 'PUT', path: `/data/tasks/${taskId}`, times: 1, action: { kind: 'late', ms: lateMs, answer: 'cut' } },
  ]);
  await manager.command('editTask', { taskIds: [taskId], changes: [{ field: 'estimationMinutes', value: 33 }] });
  await manager.until(
    async () => (await manager.query('queue', {})).rows.some(({ state }) => state === 'checking'),
    'its answer is lost',
  );
  store.task.update(taskId, { estimation: 44 });
  const states = new Set<string>();
  await manager.until(
    async () => {
      const { rows } = await manager.query('queue', {});
      for (const { state } of rows) states.add(state);
      return rows.length === 0;
    },
    'it is found',
    20_000,
  );
  expect(states).not.toContain('conflict');
  expect(store.task.get(taskId)?.estimation).toBe(33);
}, 30_000);

test('whose value was lost for good is asked between it and somebody else’s, once it can arrive no more', async () => {
  const { store } = studio.studio();
  const productionId = await openedProductionOf(manager);
  const [taskId = ''] = store.task
    .filter((task) => task.project_id === productionId)
    .slice(21)
    .map(({ id }) => id);
  studio.faults.set([{ method: 'PUT', path: `/data/tasks/${taskId}`, times: 1, action: { kind: 'cut before' } }]);
  const startedAt = Date.now();
  await manager.command('editTask', { taskIds: [taskId], changes: [{ field: 'estimationMinutes', value: 33 }] });
  await manager.until(
    async () => (await manager.query('queue', {})).rows.some(({ state }) => state === 'checking'),
    'its answer is lost',
  );
  store.task.update(taskId, { estimation: 44 });
  await manager.until(
    async () => (await manager.query('queue', {})).rows.some(({ state }) => state === 'conflict'),
    'it is asked',
    20_000,
  );
  expect(Date.now() - startedAt).toBeGreaterThan(longestWorkMs);
  for (const { commandId } of (await manager.query('queue', {})).rows)
    await manager.call('discardCommand', { commandId });
  expect(store.task.get(taskId)?.estimation).toBe(44);
}, 30_000);

test('nothing is called gone while one’s own may still arrive, nor what has arrived: a production that is closed for a moment hides it', async () => {
  const { store } = studio.studio();
  const productionId = await openedProductionOf(manager);
  const statusNamed = (name: string): string => store.project_status.filter((row) => row.name === name)[0]?.id ?? '';
  const [taskId = ''] = store.task
    .filter((task) => task.project_id === productionId)
    .slice(22)
    .map(({ id }) => id);
  const [playlist] = store.playlist.filter((row) => row.project_id === productionId && row.for_entity === 'shot');
  const listed = (): readonly string[] =>
    (store.playlist.get(playlist?.id)?.shots ?? []).map(({ entity_id: entityId }) => entityId);
  const shotId = store.entity.filter(
    ({ id, project_id: of, nb_frames: frames }) => of === productionId && frames !== null && !listed().includes(id),
  )[0]?.id;
  studio.faults.set([
    { method: 'PUT', path: '/data/playlists/*', times: 1, action: { kind: 'cut after' } },
    { method: 'PUT', path: `/data/tasks/${taskId}`, times: 1, action: { kind: 'late', ms: lateMs, answer: 'cut' } },
  ]);
  await manager.command('editTask', { taskIds: [taskId], changes: [{ field: 'estimationMinutes', value: 55 }] });
  await manager.until(
    async () => (await manager.query('queue', {})).rows.some(({ state }) => state === 'checking'),
    'its answer is lost',
  );
  await manager.command('changePlaylist', {
    playlistId: playlist?.id ?? '',
    changes: [{ kind: 'add', entry: { entityId: shotId ?? '', previewFileId: null }, after: null }],
  });
  await manager.until(() => Promise.resolve(listed().includes(shotId ?? '')), 'it arrives, and is not answered');
  store.project.update(productionId, { project_status_id: statusNamed('Closed') });
  const states = new Set<string>();
  await manager.until(
    async () => {
      const { rows } = await manager.query('queue', {});
      for (const { state } of rows) states.add(state);
      // The playlist has it already, and is still seen: no more is asked.
      return store.task.get(taskId)?.estimation === 55 && rows.every(({ kind }) => kind !== 'changePlaylist');
    },
    'it arrives',
    longestWorkMs,
  );
  store.project.update(productionId, { project_status_id: statusNamed('Open') });
  await manager.untilQueueIsEmpty(20_000);
  expect(states).not.toContain('rejected');
  expect(listed().filter((id) => id === shotId)).toHaveLength(1);
}, 40_000);

test('what a gateway gave up is not called gone for a task that is not seen: to follow it arrives, and to let it go after that', async () => {
  const { store } = studio.studio();
  const productionId = await openedProductionOf(manager);
  const statusNamed = (name: string): string => store.project_status.filter((row) => row.name === name)[0]?.id ?? '';
  const [taskId = ''] = store.task
    .filter((task) => task.project_id === productionId)
    .slice(23)
    .map(({ id }) => id);
  const followers = () => store.subscription.by('task_id', taskId).map(({ person_id: personId }) => personId);
  const session = await manager.query('session', {});
  const me = session.kind === 'open' ? session.personId : '';
  late('/actions/user/tasks/*/subscribe', 'gateway');
  store.project.update(productionId, { project_status_id: statusNamed('Closed') });
  await manager.command('followTask', { taskId, isFollowed: true });
  await manager.command('followTask', { taskId, isFollowed: false });
  const states = new Set<string>();
  await manager.until(
    async () => {
      for (const { state } of (await manager.query('queue', {})).rows) states.add(state);
      return followers().includes(me);
    },
    'it arrives',
    longestWorkMs,
  );
  store.project.update(productionId, { project_status_id: statusNamed('Open') });
  await manager.untilQueueIsEmpty(20_000);
  expect(states).not.toContain('rejected');
  expect(followers()).not.toContain(me);
}, 40_000);

/** Its answer was lost, and nobody is at it: now it can be taken back. */
const discardUnanswered = async (engine: Pick<SignedIn, 'query' | 'call' | 'until'>): Promise<void> => {
  await engine.until(async () => {
    const { rows } = await engine.query('queue', {});
    for (const { commandId, attempts, state } of rows)
      if (attempts > 0 && state === 'checking')
        await engine.call('discardCommand', { commandId }).catch(() => undefined);
    return (await engine.query('queue', {})).rows.length === 0;
  }, 'what was not answered is taken back');
};

/** What was taken back has arrived meanwhile, and its author is asked: they keep what they gave after it. */
const untilGivenAnew = (engine: Pick<SignedIn, 'query' | 'call' | 'until'>): Promise<unknown> =>
  engine.until(
    async () => {
      const { rows } = await engine.query('queue', {});
      for (const { commandId, state } of rows)
        if (state === 'conflict') await engine.call('retryCommand', { commandId });
      return rows.length === 0;
    },
    'what was given anew is there',
    40_000,
  );

test('what is given anew is not set back by what was taken back and comes late, also after a restart', async () => {
  const { store } = studio.studio();
  const first = await signedIn(studio, 'manager', { longestWorkMs });
  const productionId = await openedProductionOf(first);
  const tasks = store.task.filter((task) => task.project_id === productionId).map(({ id }) => id);
  const [valued = '', estimated = ''] = tasks.slice(10);
  const give = async ({ command }: Pick<SignedIn, 'command'>, value: 1 | 2): Promise<void> => {
    await command('setPriority', { taskIds: [valued], priority: value });
    await command('editTask', { taskIds: [estimated], changes: [{ field: 'estimationMinutes', value }] });
  };
  const answers = [valued, estimated].map((id) => `/data/tasks/${id}`);
  const loseEach = (): void => {
    studio.faults.set(
      answers.map((path) => ({ method: 'PUT', path, times: 1, action: { kind: 'late', ms: lateMs, answer: 'cut' } })),
    );
  };
  const given = () => ({
    priority: store.task.get(valued)?.priority,
    estimation: store.task.get(estimated)?.estimation,
  });
  loseEach();
  await give(first, 1);
  await discardUnanswered(first);
  await give(first, 2);
  // Nothing stands before them in the queue, and it is said all the same why they wait.
  const waiting = (await first.query('queue', {})).rows;
  expect(waiting.map(({ state, isBlockedBy, isHeldUp }) => [state, isBlockedBy, isHeldUp])).toEqual([
    ['waiting', null, true],
    ['waiting', null, true],
  ]);
  await untilGivenAnew(first);
  await new Promise((resolve) => setTimeout(resolve, lateMs));
  expect(given()).toEqual({ priority: 2, estimation: 2 });

  loseEach();
  await give(first, 1);
  await discardUnanswered(first);
  await first.close();
  const second = asking(await startTestEngine({ dataFolder: first.dataFolder, longestWorkMs }));
  await give(second, 2);
  await untilGivenAnew(second);
  await new Promise((resolve) => setTimeout(resolve, lateMs));
  expect(given()).toEqual({ priority: 2, estimation: 2 });
  await second.remove();
}, 90_000);

test('what was taken back is waited for, too, where the database was damaged meanwhile', async () => {
  const { store } = studio.studio();
  const first = await signedIn(studio, 'manager', { longestWorkMs });
  const productionId = await openedProductionOf(first);
  const [taskId = ''] = store.task
    .filter((task) => task.project_id === productionId)
    .slice(30)
    .map(({ id }) => id);
  studio.faults.set([
    { method: 'PUT', path: `/data/tasks/${taskId}`, times: 1, action: { kind: 'late', ms: lateMs, answer: 'cut' } },
  ]);
  await first.command('setPriority', { taskIds: [taskId], priority: 1 });
  await discardUnanswered(first);
  const session = await first.query('session', {});
  const accountId = session.kind === 'open' ? session.account.id : '';
  await first.close();
  const path = join(first.dataFolder, 'accounts', accountId, 'mirror.db');
  writeFileSync(path, Buffer.from('no header of a database'), { flag: 'r+' });
  const second = asking(await startTestEngine({ dataFolder: first.dataFolder, longestWorkMs }));
  await second.until(
    async () => (await second.query('notices', {})).some(({ kind }) => kind === 'repaired'),
    'the database is another',
  );
  await second.until(
    async () =>
      (await second.command('setPriority', { taskIds: [taskId], priority: 2 }).catch(() => null))?.commandIds.length ===
      1,
    'the task is read again, and is given another',
  );
  await untilGivenAnew(second);
  await new Promise((resolve) => setTimeout(resolve, lateMs));
  expect(store.task.get(taskId)?.priority).toBe(2);
  await second.remove();
}, 90_000);

test('what the server had already, and was not sent again, may still arrive late: what is given after it stays, also after a restart', async () => {
  const { store } = studio.studio();
  const first = await signedIn(studio, 'manager', { longestWorkMs });
  const productionId = await openedProductionOf(first);
  const taskIds = store.task.filter((task) => task.project_id === productionId).map(({ id }) => id);
  const give = ({ command }: Pick<SignedIn, 'command'>, taskId: string, priority: 1 | 2): Promise<unknown> =>
    command('setPriority', { taskIds: [taskId], priority });
  /** It is not answered, and somebody else gives the same meanwhile. */
  const giveWhatIsThere = async (taskId: string): Promise<void> => {
    studio.faults.set([
      { method: 'PUT', path: `/data/tasks/${taskId}`, times: 1, action: { kind: 'late', ms: lateMs, answer: 'cut' } },
    ]);
    await give(first, taskId, 1);
    await first.until(
      async () => (await first.query('queue', {})).rows.some(({ state }) => state === 'checking'),
      'it was not answered',
    );
    store.task.update(taskId, { priority: 1 });
    await first.untilQueueIsEmpty(lateMs);
  };
  const [one = '', other = ''] = taskIds.slice(20);
  await giveWhatIsThere(one);
  await give(first, one, 2);
  await first.untilQueueIsEmpty(20_000);
  await new Promise((resolve) => setTimeout(resolve, lateMs));
  expect(store.task.get(one)?.priority).toBe(2);

  await giveWhatIsThere(other);
  await first.close();
  const second = asking(await startTestEngine({ dataFolder: first.dataFolder, longestWorkMs }));
  await give(second, other, 2);
  await second.untilQueueIsEmpty(20_000);
  await new Promise((resolve) => setTimeout(resolve, lateMs));
  expect(store.task.get(other)?.priority).toBe(2);
  await second.remove();
}, 90_000);

test('a comment that the server kept without its files gets those that are missing, once', async () => {
  const taskId = freshTask();
  const { store } = studio.studio();
  const files = [
    await textFixture(artist, 'notes.zip', 'kept'),
    await textFixture(artist, 'more.zip', 'the only copy'),
  ];
  studio.faults.add({ method: 'POST', path: '/actions/tasks/*/comment', times: 1, action: { kind: 'cut after' } });
  await artist.command('postComment', {
    ...comment(taskId, 'see the files'),
    handles: files.map(({ handle }) => handle),
  });
  // It keeps a comment before its files, and dies in between.
  await artist.until(() => Promise.resolve(commentsOf(taskId, 'see the files').length === 1), 'the comment is there');
  const [kept] = commentsOf(taskId, 'see the files');
  const [, lost] = store.attachment_file.by('comment_id', kept?.id);
  store.attachment_file.delete(lost?.id ?? '');
  await artist.untilQueueIsEmpty(20_000);
  expect(commentsOf(taskId, 'see the files')).toHaveLength(1);
  const names = store.attachment_file.by('comment_id', kept?.id).map(({ name }) => name);
  expect(new Set(names)).toEqual(new Set(['more.zip', 'notes.zip']));
  expect(names).toHaveLength(2);
  expect((await artist.query('storage', {})).outboxBytes).toBe(0);
}, 30_000);
