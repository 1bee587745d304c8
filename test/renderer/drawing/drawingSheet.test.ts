// What is drawn on the pictures of a revision: on one sheet by its frames here, on a file of its own each at the server.
import { expect, test } from 'vitest';
import { sheetOf } from '../../../renderer/features/player/draw/drawingSheet.ts';
import { frameOfFile, playableOf, sequenceOf } from '../../../renderer/features/player/reviewFile.ts';
import type { Revision, RevisionFile } from '../../../shared/model/screens.ts';
import { drawingsIn } from '../../../shared/rules/annotationChanges.ts';
import { kitsuTime } from '../../../shared/rules/frames.ts';

const fps = 24;
const picture = (id: string, part: Partial<RevisionFile['file']> = {}): RevisionFile => ({
  file: {
    id,
    taskId: 'task',
    personId: null,
    revision: 3,
    position: 1,
    originalName: id,
    extension: 'png',
    status: 'ready',
    validationStatus: 'neutral',
    widthPx: 1920,
    heightPx: 1080,
    durationSeconds: null,
    sizeBytes: 1,
    annotations: null,
    createdAt: '2026-11-24T10:00:00Z',
    updatedAt: null,
    ...part,
  },
  media: 'picture',
  isOnDisk: true,
  source: 'none',
  isMain: false,
  mark: null,
  isBeingDeleted: false,
});
const revisionOf = (...files: readonly RevisionFile[]): Revision => ({ revision: 3, files, mark: null });
const none: ReadonlySet<string> = new Set();
const object = (id: string) => ({ id, type: 'path' });

test('pictures of one size are frames; one alone, a movie among them, or another size is not', () => {
  const [a, b] = [picture('a'), picture('b')];
  expect(sequenceOf(revisionOf(a, b), none)).toEqual([a, b]);
  expect(frameOfFile({ revision: revisionOf(a, b), shown: b }, none)).toBe(1);
  expect(sequenceOf(revisionOf(a), none)).toBeNull();
  expect(sequenceOf(revisionOf(a, { ...b, media: 'movie' }), none)).toBeNull();
  expect(sequenceOf(revisionOf(a, picture('c', { heightPx: 1920 })), none)).toBeNull();
  // A server that does not tell has them looked at.
  expect(sequenceOf(revisionOf(a, picture('c', { widthPx: null, heightPx: null })), none)).toHaveLength(2);
  expect(sequenceOf(revisionOf(a, picture('c', { status: 'processing' })), none)).toBeNull();
  // What waits here is all there is.
  expect(sequenceOf({ ...revisionOf(a, picture('c', { status: 'processing' })), mark: 'waiting' }, none)).toHaveLength(
    2,
  );
});

test('where somebody wants to see them one by one, each is a picture of its own, and what is drawn goes to the one on screen', () => {
  const [a, b] = [picture('a'), picture('b', { annotations: [{ time: 0, drawing: { objects: [object('on b')] } }] })];
  const revision = revisionOf(a, b);
  const apart = new Set(['a']);
  expect(playableOf(revision)).toEqual([a, b]);
  expect(sequenceOf(revision, apart)).toBeNull();
  expect(frameOfFile({ revision, shown: b }, apart)).toBe(0);
  const change = { kind: 'add', time: 0, object: object('new on b') } as const;
  const sheet = sheetOf({ revision, shown: b }, fps, apart);
  expect(sheet.id).toBe('b');
  expect(sheet.byFile([change])).toEqual([{ previewFileId: 'b', changes: [change] }]);
  // Another revision's pictures are frames still.
  expect(sequenceOf(revisionOf(picture('c'), picture('d')), apart)).toHaveLength(2);
});

test('what is drawn on each stands on its frame, and what is changed goes to its own file, at its beginning', () => {
  const [a, b, c] = [
    picture('a'),
    picture('b', { annotations: [{ time: 0, drawing: { objects: [object('on b')] } }] }),
    picture('c', { annotations: [{ time: 0.04, drawing: { objects: [object('late on c')] } }] }),
  ];
  const sheet = sheetOf({ revision: revisionOf(a, b, c), shown: c }, fps, none);
  expect(sheet.id).toBe('a');
  expect(drawingsIn(sheet.annotations).map(({ time, objects }) => [time, objects.map(({ id }) => id)])).toEqual([
    [kitsuTime(1, fps), ['on b']],
    [kitsuTime(2, fps), ['late on c']],
  ]);
  expect(
    sheet.byFile([
      { kind: 'add', time: kitsuTime(0, fps), object: object('new on a') },
      { kind: 'delete', time: kitsuTime(1, fps), objectId: 'on b' },
      { kind: 'update', time: kitsuTime(2, fps), object: object('late on c') },
      { kind: 'add', time: kitsuTime(2, fps), object: object('new on c') },
    ]),
  ).toEqual([
    { previewFileId: 'a', changes: [{ kind: 'add', time: 0, object: object('new on a') }] },
    { previewFileId: 'b', changes: [{ kind: 'delete', time: 0, objectId: 'on b' }] },
    {
      previewFileId: 'c',
      changes: [
        // Where another app put it.
        { kind: 'update', time: 0.04, object: object('late on c') },
        { kind: 'add', time: 0, object: object('new on c') },
      ],
    },
  ]);
});

test('of one file all goes to it, at the moments of its frames', () => {
  const movie: RevisionFile = { ...picture('movie'), media: 'movie' };
  const sheet = sheetOf({ revision: revisionOf(movie), shown: movie }, fps, none);
  const change = { kind: 'add', time: kitsuTime(7, fps), object: object('stroke') } as const;
  expect(sheet.byFile([change])).toEqual([{ previewFileId: 'movie', changes: [change] }]);
});
