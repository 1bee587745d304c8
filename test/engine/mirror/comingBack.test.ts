import { afterEach, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { post, remove } from '../../contract/client.ts';
import { openProxy } from '../../e2e/support/recordingProxy.ts';
import { colleagueAt, type Colleague } from '../../support/colleague.ts';
import { asking, openedProductionOf, signedIn, signedInAt, type SignedIn } from '../../support/signedIn.ts';
import { startTestEngine } from '../../support/testEngine.ts';

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

/** A machine may be doing other things. */
const patienceMs = 60_000;
const conversation = /^\/data\/tasks\/[^/]+\/comments$/;
const asked = (studio: RunningStudio, path: string | RegExp): number =>
  studio.requests
    .all()
    .filter((request) => (typeof path === 'string' ? request.path === path : path.test(request.path))).length;
const isCaughtUp = async (engine: SignedIn): Promise<boolean> => {
  const { connection, pulling } = await engine.query('sync', {});
  return connection.kind === 'live' && pulling === null;
};

async function leftStudio(): Promise<{
  readonly studio: RunningStudio;
  readonly colleague: Colleague;
  readonly productionId: string;
  readonly comeBack: () => Promise<SignedIn>;
}> {
  const studio = await startDemoStudio({
    kitsu: '1.0.97',
    shots: 40,
    tasksPerShot: 3,
    comments: 200,
    assets: 10,
    people: 12,
  });
  opened.push(() => studio.stop());
  const engine = await signedIn(studio, 'manager');
  await engine.until(() => isCaughtUp(engine), 'all is here', patienceMs);
  const productionId = await openedProductionOf(engine);
  await engine.close();
  const admin = studio.accounts.find(({ role }) => role === 'admin');
  if (admin === undefined) throw new Error('nobody is admin');
  const colleague = await colleagueAt(studio.url, admin);
  return {
    studio,
    colleague,
    productionId,
    comeBack: async () => {
      studio.requests.clear();
      const back = asking(await startTestEngine({ dataFolder: engine.dataFolder }));
      opened.push(() => back.remove());
      return back;
    },
  };
}

/** Tasks of nobody who is a manager: what one has to do oneself is read in full. */
function tasksOf({ store }: ReturnType<RunningStudio['studio']>, productionId: string, count: number) {
  const managers = new Set(store.person.filter(({ role }) => role === 'manager').map(({ id }) => id));
  return store.task
    .filter((task) => task.project_id === productionId && !task.assignees.some((id) => managers.has(id)))
    .slice(0, count);
}

test('a server that was gone is asked for every list once, though its events come after its answers', async () => {
  const { studio } = await leftStudio();
  const proxy = await openProxy(studio.url);
  opened.push(proxy.close);
  const manager = studio.accounts.find(({ role }) => role === 'manager');
  if (manager === undefined) throw new Error('nobody is manager');
  const engine = await signedInAt(proxy.url, manager);
  opened.push(() => engine.remove());
  await engine.until(() => isCaughtUp(engine), 'all is here', patienceMs);
  await proxy.stop();
  await engine.until(
    async () => (await engine.query('sync', {})).connection.kind === 'unreachable',
    'it is gone',
    patienceMs,
  );
  studio.requests.clear();
  await proxy.start();
  await engine.until(() => isCaughtUp(engine), 'all is here again', patienceMs);
  for (const path of ['/data/user/context', '/data/user/tasks', '/data/user/notifications', '/data/entities'])
    expect([path, asked(studio, path)]).toEqual([path, 1]);
  // Of productions that are not mirrored every name is known by now.
  expect(asked(studio, /\/with-tasks$/)).toBe(0);
});

test('what was said meanwhile comes with the list of comments, and not one conversation each', async () => {
  const { studio, colleague, productionId, comeBack } = await leftStudio();
  const tasks = tasksOf(studio.studio(), productionId, 30);
  expect(tasks).toHaveLength(30);
  for (const [index, task] of tasks.entries())
    await colleague.does(
      post(`/actions/tasks/${task.id}/comment`, {
        task_status_id: task.task_status_id,
        comment: `note ${String(index)}`,
      }),
    );
  const engine = await comeBack();
  await engine.until(() => isCaughtUp(engine), 'all is here again', patienceMs);
  for (const [index, { id: taskId }] of tasks.entries()) {
    const { comments } = await engine.query('comments', { taskId });
    expect(comments.map(({ text }) => text)).toContain(`note ${String(index)}`);
  }
  expect(asked(studio, conversation)).toBe(0);
});

test('where something was deleted meanwhile, the conversations that moved are read', async () => {
  const { studio, colleague, productionId, comeBack } = await leftStudio();
  const { store } = studio.studio();
  const told = store.comment.find(({ object_id: of }) => store.task.get(of)?.project_id === productionId);
  const taskId = told?.object_id ?? '';
  const [other] = tasksOf(studio.studio(), productionId, 30).filter(({ id }) => id !== taskId);
  await colleague.does(
    post(`/actions/tasks/${other?.id ?? ''}/comment`, { task_status_id: other?.task_status_id, comment: 'a note' }),
  );
  await colleague.does(remove(`/data/tasks/${taskId}/comments/${told?.id ?? ''}`));
  const engine = await comeBack();
  await engine.until(() => isCaughtUp(engine), 'all is here again', patienceMs);
  const { comments } = await engine.query('comments', { taskId });
  expect(comments.map(({ id }) => id)).not.toContain(told?.id);
  expect(asked(studio, conversation)).toBeGreaterThan(0);
});

test('a file that was attached meanwhile is known by its name, and not only by its id', async () => {
  const { studio, colleague, productionId, comeBack } = await leftStudio();
  const [task] = tasksOf(studio.studio(), productionId, 1);
  await colleague.does({
    method: 'POST',
    path: `/actions/tasks/${task?.id ?? ''}/comment`,
    form: [
      { name: 'task_status_id', value: task?.task_status_id ?? '' },
      { name: 'comment', value: 'see the file' },
      { name: 'file-0', fileName: 'note.txt', type: 'text/plain', bytes: new TextEncoder().encode('a note') },
    ],
  });
  const engine = await comeBack();
  await engine.until(() => isCaughtUp(engine), 'all is here again', patienceMs);
  const { comments } = await engine.query('comments', { taskId: task?.id ?? '' });
  const [said] = comments.filter(({ text }) => text === 'see the file');
  expect(said?.attachments.map(({ name }) => name)).toEqual(['note.txt']);
});
