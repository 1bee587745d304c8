import { expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import { openedProductionOf, signedIn } from '../../support/signedIn.ts';

const today = '2026-11-24';

test.each(['0.20.52', '1.0.97'] as const)(
  'at a Kitsu %s people come into a team and leave it, also without a connection, and each may be taken back',
  async (kitsu) => {
    const studio = await startDemoStudio({ kitsu, shots: 6, tasksPerShot: 2, comments: 0, assets: 2 });
    const engine = await signedIn(studio, 'manager');
    try {
      const productionId = await openedProductionOf(engine);
      const { store } = studio.studio();
      const team = (): readonly string[] => store.project.get(productionId)?.team ?? [];
      const shown = async () => {
        const { rows } = await engine.query('people', { productionId, today });
        return new Map(rows.map((row) => [row.personId, row]));
      };
      const everybody = (await engine.studioRows()).people;
      const before = [...team()];
      const outsider = everybody.find(({ id, isActive, isBot }) => isActive && !isBot && !before.includes(id));
      const member = everybody.find(({ id, role }) => role === 'user' && before.includes(id));
      const outside = outsider?.id ?? '';
      const inside = member?.id ?? '';
      expect(new Set((await shown()).keys())).toEqual(
        new Set(before.filter((id) => everybody.some((one) => one.id === id && one.isActive && !one.isBot))),
      );

      await engine.call('holdCommands', { commandIds: null });
      const added = await engine.command('addToTeam', { productionId, personIds: [outside] });
      await engine.call('holdCommands', { commandIds: [...added.commandIds] });
      expect((await shown()).has(outside)).toBe(true);
      await engine.call('releaseCommands', { commandIds: null });
      await engine.untilQueueIsEmpty();
      expect(team()).toContain(outside);
      expect((await shown()).get(outside)?.mark).toBeNull();

      await engine.command('removeFromTeam', { productionId, personIds: [inside] });
      await engine.untilQueueIsEmpty();
      expect(team()).not.toContain(inside);
      expect((await shown()).has(inside)).toBe(false);
      const { opposite } = await engine.call('undo', {});
      expect(opposite?.kind).toBe('removeFromTeam');
      await engine.untilQueueIsEmpty();
      expect(team()).toContain(inside);
      // Their tasks never left them.
      const own = await engine.query('person', { personId: inside });
      expect(own?.productionIds).toContain(productionId);
    } finally {
      await engine.remove();
      await studio.stop();
    }
  },
);

test('who works on what is told of the team, and changing it is for its managers', async () => {
  const studio = await startDemoStudio({ shots: 10, tasksPerShot: 3, comments: 20, assets: 4 });
  const { store } = studio.studio();
  try {
    for (const role of ['manager', 'supervisor', 'user', 'vendor', 'client']) {
      const engine = await signedIn(studio, role);
      try {
        const productionId = await openedProductionOf(engine);
        const list = await engine.query('people', { productionId, today });
        expect([role, list.canChangeTeam]).toEqual([role, role === 'manager']);
        const { people } = await engine.studioRows();
        const session = await engine.query('session', {});
        const me = session.kind === 'open' ? session.personId : '';
        const others = people.filter(({ id }) => id !== me);
        // Addresses are for those who run productions.
        expect([role, others.some(({ email }) => email !== '')]).toEqual([role, role === 'manager']);
        if (role === 'manager') {
          const isDone = new Set(store.task_status.filter((status) => status.is_done).map(({ id }) => id));
          for (const row of list.rows)
            expect(row.openTaskCount).toBe(
              store.task.filter(
                (task) =>
                  task.project_id === productionId &&
                  task.assignees.includes(row.personId) &&
                  !isDone.has(task.task_status_id ?? ''),
              ).length,
            );
        } else {
          const refused = await engine.command('addToTeam', { productionId, personIds: [me] });
          expect(refused.refused).toMatchObject([{ code: 'not-allowed', detail: { reason: 'role' } }]);
        }
      } finally {
        await engine.remove();
      }
    }
  } finally {
    await studio.stop();
  }
});
