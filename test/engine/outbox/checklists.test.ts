// Ticks of a checklist: the list goes out whole, and takes nothing along of what others did to it, nor what is unknown here.
import { expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import { newItem } from '../../../shared/model/checklist.ts';
import { openedProductionOf, signedIn } from '../../support/signedIn.ts';

test.each(['0.20.52', '1.0.97'] as const)(
  'at a Kitsu %s an item keeps its frame when it is ticked, and what somebody else ticked meanwhile stays ticked',
  async (kitsu) => {
    const studio = await startDemoStudio({ kitsu, shots: 8, tasksPerShot: 3, comments: 60, assets: 2 });
    const engine = await signedIn(studio, 'manager');
    try {
      const productionId = await openedProductionOf(engine);
      const { store } = studio.studio();
      const row = store.comment.find(({ object_id: taskId }) => store.task.get(taskId)?.project_id === productionId);
      const commentId = row?.id ?? '';
      const taskId = row?.object_id ?? '';
      const wire = (ticks: readonly boolean[]) => [
        { text: 'Elbow', checked: ticks[0], frame: 12, revision: 1 },
        { text: 'Foot', checked: ticks[1], frame: -1, revision: -1 },
        { text: 'Rope', checked: ticks[2] },
      ];
      const put = (ticks: readonly boolean[]) =>
        // As Kitsu's page writes them: more is in them than the type of a seed knows of.
        store.comment.update(commentId, { checklist: JSON.parse(JSON.stringify(wire(ticks))) });
      put([false, false, false]);
      const shown = async () =>
        (await engine.query('comments', { taskId })).comments.find(({ id }) => id === commentId);
      await engine.call('syncNow', {});
      await engine.query('task', { taskId });
      await engine.until(async () => (await shown())?.checklist.length === 3, 'the checklist is here');
      const comment = await shown();
      expect(comment?.checklist[0]).toEqual({ ...newItem('Elbow'), about: { revision: 1, frame: 11 } });

      await engine.call('pauseSync', { isPaused: true });
      const checklist = (comment?.checklist ?? []).map((item, index) => ({ ...item, checked: index === 0 }));
      await engine.command('editComment', { taskId, commentId, text: comment?.text ?? '', checklist });
      put([false, true, false]);
      await engine.call('pauseSync', { isPaused: false });
      await engine.untilQueueIsEmpty();
      const there = JSON.parse(JSON.stringify(store.comment.get(commentId)?.checklist));
      expect(there).toEqual([
        { text: 'Elbow', checked: true, frame: 12, revision: 1 },
        { text: 'Foot', checked: true },
        { text: 'Rope', checked: false },
      ]);
      expect((await shown())?.checklist.map(({ checked }) => checked)).toEqual([true, true, false]);
    } finally {
      await engine.remove();
      await studio.stop();
    }
  },
);
