// What a report has of a shot: the frames that notes speak of and those that are drawn on.
import { expect, test } from 'vitest';
import { gatherShot } from '../../renderer/features/player/export/gatherReport.ts';
import { createMediumPool } from '../../renderer/features/player/movie/mediumPool.ts';
import { reviewPlace } from '../../renderer/place/place.ts';
import { kitsuTime } from '../../shared/rules/frames.ts';
import { shownComment } from './support/commentFixtures.ts';
import { complete, previewFile, taskDetail } from './support/fixtures.ts';
import { movieMedium } from './support/movieMedium.ts';

/** The first ten frames of 88. */
const cutOff = movieMedium(24, 10, { id: 'preview', lostFrames: 78 });
const taskId = 'task-sq020-sh0040';
const known = taskDetail(taskId);
if (known === null) throw new Error('no such task');

const shown = {
  file: previewFile({
    durationSeconds: 4,
    annotations: [{ time: kitsuTime(42, 24), drawing: { objects: [{ id: 'line', type: 'path' }] } }],
  }),
  media: 'movie',
  isOnDisk: true,
  source: 'none',
  isMain: false,
  mark: null,
  isBeingDeleted: false,
} as const;
const detail = { ...known, revisions: [{ revision: 3, files: [shown], mark: null }] };

/** What it has of notes with these words. */
const reportOf = (notes: readonly string[]) =>
  gatherShot(reviewPlace({ productionId: 'lanternfall', list: 'shots', taskId }), {
    task: () => Promise.resolve(detail),
    comments: () => Promise.resolve({ comments: notes.map((text) => shownComment(text)), freshness: complete }),
    people: new Map(),
    taskTypes: new Map(),
    taskStatuses: new Map(),
    pool: createMediumPool(() => Promise.resolve(cutOff)),
    apart: new Set<string>(),
    when: (instant) => instant,
    revisionWords: String,
    missingWords: (frames, more) => `${frames.join()} +${String(more)}`,
  });

test('frames that a cut off file lost are named as missing, noted or drawn on, and no other one is shown in their place', async () => {
  // The second speaks of a frame that no file of this movie would have.
  const report = await reportOf(['v3 00:02.500 (061) here', 'v3 01:00.000 (1441) there']);
  expect(report).toMatchObject({ pictures: [], missing: '1043,1061 +0' });
});

test('of many frames that are missing the first are named, and the others counted', async () => {
  const frames = Array.from({ length: 60 }, (_, at) => at + 20);
  const report = await reportOf(frames.map((frame) => `v3 00:02.500 (${String(frame).padStart(3, '0')}) here`));
  // One of them is drawn on, too.
  const named = frames.slice(0, 20).map((frame) => String(1000 + frame));
  expect(report?.missing).toBe(`${named.join()} +40`);
});
