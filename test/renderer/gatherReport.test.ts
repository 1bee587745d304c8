// What a report has of a shot: the frames that notes speak of and those that are drawn on.
import { expect, test } from 'vitest';
import { gatherShot } from '../../renderer/features/player/export/gatherReport.ts';
import { createMediumPool } from '../../renderer/features/player/movie/mediumPool.ts';
import { reviewPlace } from '../../renderer/place/place.ts';
import { kitsuTime } from '../../shared/rules/frames.ts';
import { shownComment } from './support/commentFixtures.ts';
import { complete, taskDetail } from './support/fixtures.ts';
import { movieMedium } from './support/movieMedium.ts';

/** The first ten frames of 88. */
const cutOff = movieMedium(24, 10, { id: 'preview', lostFrames: 78 });
const taskId = 'task-sq020-sh0040';
const known = taskDetail(taskId);
if (known === null) throw new Error('no such task');

test('frames that a cut off file lost are named as missing, noted or drawn on, and no other one is shown in their place', async () => {
  const shown = {
    file: {
      id: 'preview',
      taskId,
      revision: 3,
      position: 1,
      extension: 'mp4',
      originalName: 'lantern_v3',
      status: 'ready',
      validationStatus: 'neutral',
      sizeBytes: 10,
      widthPx: 640,
      heightPx: 360,
      durationSeconds: 4,
      personId: null,
      annotations: [{ time: kitsuTime(42, 24), drawing: { objects: [{ id: 'line', type: 'path' }] } }],
      createdAt: '2026-11-20T10:00:00Z',
      updatedAt: null,
    },
    media: 'movie',
    isOnDisk: true,
    source: 'none',
    isMain: false,
    mark: null,
    isBeingDeleted: false,
  } as const;
  const detail = { ...known, revisions: [{ revision: 3, files: [shown], mark: null }] };
  const report = await gatherShot(reviewPlace({ productionId: 'lanternfall', list: 'shots', taskId }), {
    task: () => Promise.resolve(detail),
    comments: () =>
      // The second speaks of a frame that no file of this movie would have.
      Promise.resolve({
        comments: [shownComment('v3 00:02.500 (061) here'), shownComment('v3 01:00.000 (1441) there')],
        freshness: complete,
      }),
    people: new Map(),
    taskTypes: new Map(),
    taskStatuses: new Map(),
    pool: createMediumPool(() => Promise.resolve(cutOff)),
    when: (instant) => instant,
    revisionWords: String,
    missingWords: (frames) => frames.join(),
  });
  expect(report).toMatchObject({ pictures: [], missing: '1043,1061' });
});
