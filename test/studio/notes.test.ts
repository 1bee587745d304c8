import { expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import { tellNotes } from '../support/notesStory.ts';

test('five hundred notes stand on their frames, none is off', async () => {
  const studio = await startDemoStudio({ shots: 4, tasksPerShot: 2, comments: 20, assets: 2 });
  try {
    const { store } = studio.studio();
    const preview = store.preview_file.find(({ annotations }) => (annotations ?? []).length === 0);
    const account = studio.accounts.find(({ role }) => role === 'manager');
    if (preview === undefined || account === undefined) throw new Error('nothing to draw on');
    const place = { url: studio.url, account, taskId: preview.task_id ?? '', previewFileId: preview.id };
    await expect(tellNotes(place)).resolves.toBeGreaterThanOrEqual(500);
  } finally {
    await studio.stop();
  }
});
