import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import { get, post, remove, type Call } from '../../contract/client.ts';
import { colleagueAt } from '../../support/colleague.ts';
import { asking, openedProductionOf, signedIn, type SignedIn } from '../../support/signedIn.ts';
import { startTestEngine } from '../../support/testEngine.ts';

describe.each(['0.20.52', '1.0.97'] as const)('at a Kitsu %s a supervisor', (kitsu) => {
  let studio: RunningStudio;
  let supervisor: SignedIn;

  beforeAll(async () => {
    studio = await startDemoStudio({ kitsu, shots: 20, tasksPerShot: 3, comments: 120, assets: 6, people: 12 });
    supervisor = await signedIn(studio, 'supervisor');
  });
  afterAll(async () => {
    await supervisor.remove();
    await studio.stop();
  });

  const shown = async (): Promise<readonly string[]> => {
    const list = await supervisor.query('todoList', {
      tab: 'checks',
      search: '',
      grouping: 'none',
      sort: 'default',
      today: '2026-11-24',
    });
    return list.rows.map(({ taskId }) => taskId).toSorted();
  };
  const accountOf = (wanted: string): RunningStudio['accounts'][number] => {
    const account = studio.accounts.find(({ role }) => role === wanted);
    if (account === undefined) throw new Error(`nobody is ${wanted}`);
    return account;
  };
  const onServer = async (wanted = 'supervisor'): Promise<readonly string[]> => {
    const colleague = await colleagueAt(studio.url, accountOf(wanted));
    const rows = await colleague.read(z.array(z.object({ id: z.string() })), get('/data/user/tasks-to-check'));
    return rows.map(({ id }) => id).toSorted();
  };

  test('who has no tasks begins with the production where most waits for them', async () => {
    const manager = await signedIn(studio, 'manager');
    expect(await manager.todo()).toEqual([]);
    const { homeProductionId } = await manager.query('sideBar', { productionId: null });
    const opened = await openedProductionOf(manager);
    await manager.remove();
    const waiting = new Map<string, number>();
    for (const id of await onServer('manager')) {
      const { project_id: projectId } = studio.studio().store.task.get(id) ?? { project_id: '' };
      waiting.set(projectId ?? '', (waiting.get(projectId ?? '') ?? 0) + 1);
    }
    const [most] = [...waiting].toSorted(([, one], [, other]) => other - one);
    expect(homeProductionId).toBe(most?.[0]);
    expect(opened).toBe(most?.[0]);
  });

  test('sees exactly what the server gives to check, also of productions that were never opened', async () => {
    const wanted = await onServer();
    expect(wanted.length).toBeGreaterThan(0);
    await supervisor.until(async () => (await shown()).length >= wanted.length, 'the checks are here');
    expect(await shown()).toEqual(wanted);
  });

  test('does not read again what is said there, where the first pull of its production has read it', async () => {
    const productionId = await openedProductionOf(supervisor);
    const { store } = studio.studio();
    const toCheck = (await shown()).filter((id) => store.task.get(id)?.project_id === productionId);
    expect(toCheck.length).toBeGreaterThan(0);
    studio.requests.clear();
    supervisor.engine.wake();
    const isAsked = (path: string): boolean => studio.requests.all().some((request) => request.path === path);
    await supervisor.until(() => Promise.resolve(isAsked(`/data/projects/${productionId}/comments`)), 'it catches up');
    await supervisor.until(async () => (await supervisor.query('sync', {})).pulling === null, 'all is read');
    expect(toCheck.filter((id) => isAsked(`/data/tasks/${id}/comments`))).toEqual([]);
  });

  test('reads the list once: then what changed tells what joined it, left it or is gone, also where nothing was opened', async () => {
    const opened = await openedProductionOf(supervisor);
    const { store } = studio.studio();
    const admin = await colleagueAt(studio.url, accountOf('admin'));
    const statusId = (name: string): string => store.task_status.find((one) => one.short_name === name)?.id ?? '';
    const elsewhere = (await shown()).filter((id) => store.task.get(id)?.project_id !== opened);
    const [answered = '', deleted = ''] = elsewhere;
    expect(elsewhere.length).toBeGreaterThan(1);
    const { project_id: projectId, task_type_id: typeId } = store.task.get(answered) ?? {};
    const joining = store.task.find(
      (task) =>
        task.project_id === projectId &&
        task.task_type_id === typeId &&
        !elsewhere.includes(task.id) &&
        task.id !== deleted,
    );
    /** Closed, and opened again after that: answers how often the list was asked for. */
    const back = async (...changes: readonly Call[]): Promise<number> => {
      await supervisor.close();
      for (const change of changes) await admin.does(change);
      const wanted = await onServer();
      studio.requests.clear();
      supervisor = asking(await startTestEngine({ dataFolder: supervisor.dataFolder }));
      await supervisor.until(async () => String(await shown()) === String(wanted), 'the checks are as on the server');
      await supervisor.until(async () => {
        const { steps } = await supervisor.query('pullSteps', {});
        const { pulling } = await supervisor.query('sync', {});
        return pulling === null && steps.some(({ key, state }) => key === 'my-tasks' && state === 'done');
      }, 'all is read');
      return studio.requests.all().filter(({ path }) => path === '/data/user/tasks-to-check').length;
    };
    const comment = (taskId: string, name: string): Call =>
      post(`/actions/tasks/${taskId}/comment`, { task_status_id: statusId(name), comment: '' });
    expect(await back(comment(answered, 'retake'), comment(joining?.id ?? '', 'wfa'))).toBe(0);
    expect(await shown()).toContain(joining?.id);
    // What is gone leaves no trace but in the number of tasks.
    expect(await back(remove(`/data/tasks/${deleted}`, { force: 'true' }))).toBe(1);
  });
});
