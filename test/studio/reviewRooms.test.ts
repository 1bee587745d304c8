import { expect, test } from 'vitest';
import { startDemoStudio } from '../../electron/studio/demo.ts';
import { tellRoomStory } from '../support/roomStory.ts';

test.each(['0.20.52', '1.0.97'] as const)('two people share a review room of a Kitsu %s', async (kitsu) => {
  const studio = await startDemoStudio({ kitsu, shots: 4, tasksPerShot: 1, comments: 2, assets: 2 });
  try {
    const [manager, supervisor] = ['manager', 'supervisor'].map((role) =>
      studio.accounts.find((one) => one.role === role),
    );
    const production = studio.studio().store.project.find(({ team }) => team.length > 2);
    if (!manager || !supervisor || !production) throw new Error('nobody to meet');
    await expect(
      tellRoomStory({ url: studio.url, people: [manager, supervisor], productionId: production.id }),
    ).resolves.toBeUndefined();
  } finally {
    await studio.stop();
  }
});
