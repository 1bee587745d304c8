import { expect, test } from 'vitest';
import { startDemoStudio } from '../../../electron/studio/demo.ts';
import { openedProductionOf, signedIn } from '../../support/signedIn.ts';

test.each(['0.20.52', '1.0.97'] as const)(
  'at a Kitsu %s a preview becomes the one its shot is seen by, is validated, is deleted, and a comment is pinned',
  async (kitsu) => {
    const studio = await startDemoStudio({ kitsu, shots: 12, tasksPerShot: 3, comments: 120, assets: 2 });
    const engine = await signedIn(studio, 'manager');
    try {
      const productionId = await openedProductionOf(engine);
      const { store } = studio.studio();
      const files = store.preview_file.filter(
        (row) => store.task.get(row.task_id)?.project_id === productionId && row.position === 1,
      );
      const seenBy = (taskId: string | null) => store.entity.get(store.task.get(taskId)?.entity_id)?.preview_file_id;
      const file = files.find((row) => seenBy(row.task_id) !== row.id) ?? files[0];
      const previewFileId = file?.id ?? '';
      const taskId = file?.task_id ?? '';
      const shown = async () => {
        const detail = await engine.query('task', { taskId });
        return detail?.revisions.flatMap(({ files }) => files).find((one) => one.file.id === previewFileId);
      };
      await engine.until(async () => (await shown()) !== undefined, 'the file is here');

      await engine.command('changePreview', { taskId, previewFileId, change: { kind: 'main' } });
      expect((await shown())?.isMain).toBe(true);
      await engine.command('changePreview', {
        taskId,
        previewFileId,
        change: { kind: 'validation', value: 'validated' },
      });
      await engine.untilQueueIsEmpty();
      expect(seenBy(taskId)).toBe(previewFileId);
      expect(store.preview_file.get(previewFileId)?.validation_status).toBe('validated');
      expect(await shown()).toMatchObject({ isMain: true, mark: null, file: { validationStatus: 'validated' } });

      const [comment] = (await engine.query('comments', { taskId })).comments;
      await engine.command('pinComment', { taskId, commentId: comment?.id ?? '', isPinned: true });
      expect((await engine.query('comments', { taskId })).comments[0]).toMatchObject({
        id: comment?.id,
        isPinned: true,
      });
      await engine.untilQueueIsEmpty();
      expect(store.comment.get(comment?.id)?.pinned).toBe(true);

      await engine.command('changePreview', { taskId, previewFileId, change: { kind: 'delete' } });
      await engine.untilQueueIsEmpty();
      expect(store.preview_file.has(previewFileId)).toBe(false);
      expect(await shown()).toBeUndefined();
    } finally {
      await engine.remove();
      await studio.stop();
    }
  },
);

test('marks and deletions of previews are for staff, and the picture of an entity for whoever works on it', async () => {
  const studio = await startDemoStudio({ shots: 8, tasksPerShot: 3, comments: 60, assets: 2 });
  const engine = await signedIn(studio, 'user');
  try {
    const { store } = studio.studio();
    const productionId = await openedProductionOf(engine);
    const session = await engine.query('session', {});
    const me = session.kind === 'open' ? session.personId : '';
    const own = store.task.find((task) => task.project_id === productionId && task.assignees.includes(me));
    const detail = await engine.query('task', { taskId: own?.id ?? '' });
    expect(detail?.rights).toMatchObject({ canSetMainPreview: true, canValidate: false, canDeletePreview: false });
    const known = store.preview_file.find(({ task_id: taskId }) => store.task.get(taskId)?.project_id === productionId);
    const input = { taskId: known?.task_id ?? '', previewFileId: known?.id ?? '' };
    await engine.until(
      async () => ((await engine.query('task', { taskId: input.taskId }))?.revisions.length ?? 0) > 0,
      'its file is here',
    );
    const { refused } = await engine.command('changePreview', { ...input, change: { kind: 'delete' } });
    expect(refused).toMatchObject([{ code: 'not-allowed', detail: { reason: 'role' } }]);
  } finally {
    await engine.remove();
    await studio.stop();
  }
});
