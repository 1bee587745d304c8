import { expect, test } from 'vitest';
import type { PreviewFileSize } from '../../../electron/engine/db/tables/previewFiles.ts';
import { filesOfPreviews } from '../../../electron/engine/pins/wantedFiles.ts';

const movie = (id: string, createdAt: string): PreviewFileSize => ({
  id,
  taskId: `task of ${id}`,
  revision: 1,
  extension: 'mp4',
  status: 'ready',
  sizeBytes: 40_000_000,
  durationSeconds: 4,
  createdAt,
});

test('of the files that movies were made of the newest is asked for first, and none before a movie', () => {
  const files = [movie('old', '2024-02-01T10:00:00Z'), movie('new', '2026-11-24T10:00:00Z')];
  const wanted = filesOfPreviews(
    files,
    { media: 'originals', revisionCount: null, hasSources: true },
    new Map(),
    () => true,
  );
  const inTurn = wanted.toSorted((a, b) => a.position - b.position);
  expect(inTurn.filter(({ kind }) => kind === 'movie-source').map(({ id }) => id)).toEqual(['new', 'old']);
  expect(inTurn.slice(-2).every(({ kind }) => kind === 'movie-source')).toBe(true);
});
