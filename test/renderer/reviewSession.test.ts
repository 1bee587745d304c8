import { expect, test } from 'vitest';
import { keptTogether, nextUnanswered } from '../../renderer/features/player/queue/reviewSession.ts';
import type { QueueItem } from '../../renderer/features/player/queue/useReviewQueue.ts';
import type { GivenStatus } from '../../renderer/parts/reviewSide.ts';
import { reviewPlace } from '../../renderer/place/place.ts';

const item = (taskId: string, taskStatusId = 'wfa'): QueueItem => ({
  key: taskId,
  place: reviewPlace({ productionId: 'p1', list: 'shots', taskId }),
  entityId: null,
  entity: null,
  taskStatusId,
  thumbnailId: null,
});
const given = (taskId: string, taskStatusId: string) => ({
  ...({ taskId, taskStatusId, beforeId: 'wfa', commandIds: [], isWritten: false } satisfies GivenStatus),
  place: item(taskId).place,
  entity: {
    entityId: taskId,
    kind: 'Shot' as const,
    episodeName: '',
    parentName: '',
    name: taskId,
    description: '',
    mainPreviewFileId: null,
    isCanceled: false,
  },
});
const ids = (items: readonly QueueItem[]) => items.map(({ key, taskStatusId }) => `${key} ${taskStatusId ?? ''}`);

test('what is answered leaves its list and keeps its place, with what it was given; what comes stands last', () => {
  const before = [item('a'), item('b'), item('c')];
  const now = [item('c'), item('new'), item('a')];
  expect(ids(keptTogether(before, now, [given('b', 'done')]))).toEqual(['a wfa', 'b done', 'c wfa', 'new wfa']);
});

test('after an answer comes the next without one, then what was left for later, then nothing', () => {
  const items = [item('a'), item('b'), item('c'), item('d')];
  expect(nextUnanswered(items, 1, new Set(['b', 'c']))?.key).toBe('d');
  expect(nextUnanswered(items, 3, new Set(['b', 'c', 'd']))?.key).toBe('a');
  expect(nextUnanswered(items, 0, new Set(['a', 'b', 'c', 'd']))).toBeNull();
});
