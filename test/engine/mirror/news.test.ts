import { expect, test } from 'vitest';
import { z } from 'zod';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import type { RunningStudio } from '../../../electron/studio/start.ts';
import type { NewsFeed } from '../../../shared/model/news.ts';
import { post, remove } from '../../contract/client.ts';
import { colleagueAt } from '../../support/colleague.ts';
import { openedProductionOf, signedIn } from '../../support/signedIn.ts';
import type { TestEngine } from '../../support/testEngine.ts';

const anything = {
  personId: null,
  taskTypeId: null,
  taskStatusId: null,
  withPreviewsOnly: false,
  from: null,
  until: null,
  limit: 5_000,
};
const newsOf = (engine: TestEngine, productionId: string | null): Promise<NewsFeed> =>
  engine.query('news', { ...anything, productionId });
const onServer = (studio: RunningStudio, productionId: string) => {
  const { store } = studio.studio();
  const tasks = new Set(store.task.filter((row) => row.project_id === productionId).map(({ id }) => id));
  return store.news.filter(({ task_id: taskId }) => tasks.has(taskId));
};
const row = z.object({ id: z.string() });

test.each(['0.20.52', '1.0.97'] as const)(
  'news of a Kitsu %s come by pages, stay current while they are shown, and go with their comment',
  async (kitsu) => {
    const studio = await startDemoStudio({ kitsu, shots: 40, tasksPerShot: 3, comments: 600, assets: 6 });
    const engine = await signedIn(studio, 'manager');
    try {
      const productionId = await openedProductionOf(engine);
      await engine.until(async () => (await newsOf(engine, productionId)).rows.length > 0, 'the news are here');
      const all = onServer(studio, productionId);
      expect(all.length).toBeGreaterThan(220);
      const first = await newsOf(engine, productionId);
      expect(first.hereCount).toBeLessThan(all.length);
      expect(first.older).toBe('server');
      expect(first.rows.map(({ createdAt }) => createdAt)).toEqual(
        first.rows.map(({ createdAt }) => createdAt).toSorted((one, other) => (one < other ? 1 : -1)),
      );
      for (let before = 0; before < all.length;) {
        before = (await newsOf(engine, productionId)).hereCount;
        if (before === all.length) break;
        await engine.call('readOlderNews', { productionId });
        await engine.until(async () => (await newsOf(engine, productionId)).hereCount > before, 'older ones are here');
      }
      expect(new Set((await newsOf(engine, productionId)).rows.map(({ id }) => id))).toEqual(
        new Set(all.map(({ id }) => id)),
      );

      await engine.call('wantScopes', { scopes: [{ kind: 'news', productionId }] });
      const account = studio.accounts.find(({ role }) => role === 'admin') ?? { email: '', password: '' };
      const admin = await colleagueAt(studio.url, account);
      const task = studio.studio().store.task.find(({ project_id: of }) => of === productionId);
      const taskId = task?.id ?? '';
      const status = studio.studio().store.task_status.find(({ is_retake: isRetake }) => isRetake);
      const comment = await admin.read(
        row,
        post(`/actions/tasks/${taskId}/comment`, { task_status_id: status?.id ?? '', comment: 'Once more' }),
      );
      const about = async () => (await newsOf(engine, productionId)).rows.filter((one) => one.commentId === comment.id);
      await engine.until(
        async () => (await about())[0]?.text === 'Once more',
        'the news of it has come with its words',
      );
      expect(await about()).toMatchObject([
        { taskId, authorId: admin.personId, taskStatusId: status?.id ?? '', preview: null },
      ]);
      await admin.does(remove(`/data/tasks/${taskId}/comments/${comment.id}`));
      await engine.until(async () => (await about()).length === 0, 'it has gone with its comment');
    } finally {
      await engine.remove();
      await studio.stop();
    }
  },
);

test.each(['0.20.52', '1.0.97'] as const)(
  'of the news of a Kitsu %s nobody keeps what is not for their eyes',
  async (kitsu) => {
    const studio = await startDemoStudio({ kitsu, shots: 12, tasksPerShot: 3, comments: 80, assets: 4 });
    const { store } = studio.studio();
    const clients = new Set(store.person.filter(({ role }) => role === 'client').map(({ id }) => id));
    const account = studio.accounts.find(({ role }) => role === 'client') ?? { email: '', password: '' };
    const client = await colleagueAt(studio.url, account);
    const production = store.project.find(({ team }) => team.includes(client.personId));
    const task = store.task.find(({ project_id: of }) => of === production?.id);
    const status = store.task_status.find(({ is_client_allowed: isAllowed }) => isAllowed);
    await client.does(
      post(`/actions/tasks/${task?.id ?? ''}/comment`, { task_status_id: status?.id ?? '', comment: 'For the studio' }),
    );
    try {
      expect(clients.size).toBeGreaterThan(0);
      for (const role of ['client', 'vendor', 'user', 'supervisor']) {
        const engine = await signedIn(studio, role);
        try {
          await engine.call('wantScopes', { scopes: [{ kind: 'news', productionId: null }] });
          await engine.until(
            async () => (await newsOf(engine, null)).freshness.state === 'complete',
            `the news of all are read as ${role}`,
          );
          const { rows } = await newsOf(engine, null);
          const session = await engine.query('session', {});
          const me = session.kind === 'open' ? session.personId : '';
          const byClients = rows.filter(({ authorId }) => clients.has(authorId ?? ''));
          if (role === 'client') expect(rows).toEqual([]);
          if (role === 'vendor')
            for (const { taskId } of rows) {
              const entityId = store.task.get(taskId)?.entity_id ?? '';
              expect(store.task.by('entity_id', entityId).some(({ assignees }) => assignees.includes(me))).toBe(true);
            }
          if (role === 'vendor' || role === 'user') expect(byClients).toEqual([]);
          if (role === 'supervisor') expect(byClients.length).toBeGreaterThan(0);
        } finally {
          await engine.remove();
        }
      }
    } finally {
      await studio.stop();
    }
  },
);
