import { expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import { put } from '../../contract/client.ts';
import { colleagueAt } from '../../support/colleague.ts';
import { openedProductionOf, signedIn } from '../../support/signedIn.ts';

test.each(['0.20.52', '1.0.97'] as const)(
  'a vendor at a Kitsu %s has what is assigned to them, and nothing else, from the first pull on',
  async (kitsu) => {
    const studio = await startDemoStudio({ kitsu, shots: 20, tasksPerShot: 3, comments: 80, assets: 10 });
    const engine = await signedIn(studio, 'vendor');
    try {
      const productionId = await openedProductionOf(engine);
      const { store } = studio.studio();
      const session = await engine.query('session', {});
      const me = session.kind === 'open' ? session.personId : '';
      const shots = async () => {
        const list = await engine.query('entityList', {
          productionId,
          kind: 'Shot',
          episodeId: null,
          search: '',
          sort: null,
          foldedGroupIds: [],
        });
        const { rows } = await engine.query('entityRows', { productionId, kind: 'Shot', keys: [...list.order] });
        return new Map(rows.map((row) => [row.id, row]));
      };
      const isMine = (entityId: string | null) =>
        store.task.by('entity_id', entityId).some(({ assignees }) => assignees.includes(me));
      const isShot = (entityId: string | null) =>
        store.entity_type.get(store.entity.get(entityId)?.entity_type_id ?? '')?.name === 'Shot';
      const inProduction = store.task.filter((row) => row.project_id === productionId && isShot(row.entity_id));
      const mine = new Set(inProduction.flatMap((row) => (isMine(row.entity_id) ? [row.entity_id ?? ''] : [])));
      expect(new Set((await shots()).keys())).toEqual(mine);
      // Lists of sequences come whole: neither others' tasks are kept of them, nor are those shown that hold nothing of one's own.
      const sequences = await engine.query('entityList', {
        productionId,
        kind: 'Sequence',
        episodeId: null,
        search: '',
        sort: null,
        foldedGroupIds: [],
      });
      const { rows } = await engine.query('entityRows', {
        productionId,
        kind: 'Sequence',
        keys: [...sequences.order],
      });
      const holders = new Set([...mine].map((id) => store.entity.get(id)?.parent_id ?? ''));
      expect(new Set(rows.map(({ id }) => id))).toEqual(holders);
      expect(rows.flatMap(({ cells }) => Object.keys(cells))).toEqual([]);
      studio.requests.clear();

      const admin = await colleagueAt(
        studio.url,
        studio.accounts.find(({ role }) => role === 'admin') ?? { email: '', password: '' },
      );
      const other = inProduction.find((row) => !isMine(row.entity_id));
      // What a vendor has no task on is heard of, and not kept.
      await admin.does(put(`/data/entities/${other?.entity_id ?? ''}`, { description: 'not for vendors' }));
      await admin.does(
        put(`/actions/persons/${me}/assign`, {
          task_ids: [inProduction.find(({ entity_id: id }) => !isMine(id) && id !== other?.entity_id)?.id],
        }),
      );
      const now = () => new Set(inProduction.flatMap((row) => (isMine(row.entity_id) ? [row.entity_id ?? ''] : [])));
      expect(now().size).toBe(mine.size + 1);
      await engine.until(async () => (await shots()).size === mine.size + 1, 'the new shot has come');
      expect(new Set((await shots()).keys())).toEqual(now());

      // And it goes when it is taken away again.
      const [added = ''] = [...now()].filter((id) => !mine.has(id));
      const task = store.task.by('entity_id', added).find(({ assignees }) => assignees.includes(me));
      await admin.does(put('/actions/tasks/clear-assignation', { person_id: me, task_ids: [task?.id] }));
      await engine.call('pullProduction', { productionId });
      await engine.until(async () => (await shots()).size === mine.size, 'it has gone');
      // Nobody walks the list in which a vendor finds each entity once for every task they have.
      const pages = studio.requests
        .all()
        .filter(({ path, query }) => path === '/data/entities' && query.includes('page='));
      expect(pages).toEqual([]);
    } finally {
      await engine.remove();
      await studio.stop();
    }
  },
);
