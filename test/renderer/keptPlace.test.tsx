import { act } from '@testing-library/react';
import { expect, test } from 'vitest';
import { KeptPlace } from '../../renderer/app/KeptPlace.ts';
import { go } from '../../renderer/place/navigation.ts';
import { reviewPlace } from '../../renderer/place/place.ts';
import { connect, show } from './support/show.tsx';

test('where one is is kept soon after, and once for all that one passed meanwhile', async () => {
  const shown = connect();
  let times = 0;
  shown.engine.answer({
    keepPages: () => {
      times += 1;
      return null;
    },
  });
  await show(<KeptPlace />, shown);
  const kept = (): number => times;
  await expect.poll(kept).toBe(1);
  const to = (taskId: string) => act(() => go(reviewPlace({ productionId: 'p', list: 'shots', taskId }, {})));
  for (let shot = 0; shot < 20; shot += 1) to(`shot-${String(shot)}`);
  await expect.poll(kept).toBe(2);
  to('shot-20');
  await expect.poll(kept).toBe(3);
});
