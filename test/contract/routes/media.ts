import assert from 'node:assert/strict';
import { z } from 'zod';
import { get, upload, type Answer, type Call } from '../client.ts';
import { newPreviewEntry, sharedMovie, sharedPicture, type PreviewPlace } from '../fixtures.ts';
import { probe, type Probe } from '../probe.ts';
import { forbidden, notFound } from '../shapes/errors.ts';
import type { Trial } from '../trial.ts';
import { forVersion, type PerVersion } from '../version.ts';
import { perWorld, type World } from '../world.ts';

type Media = {
  readonly route: string;
  readonly of: (world: World) => Promise<PreviewPlace>;
  readonly path: (previewId: string) => string;
  readonly contentType: 'image/png' | 'video/mp4';
  /** What a range past the end is answered. */
  readonly pastTheEnd?: PerVersion<number>;
};

const isPng = (answer: Answer) => answer.bytes.toString('latin1', 1, 4) === 'PNG';
const isMp4 = (answer: Answer) => answer.bytes.toString('latin1', 4, 8) === 'ftyp';
const unknown = '11111111-1111-4111-8111-111111111111';

const sourcePath = (previewId: string) => `/movies/source/preview-files/${previewId}.mp4`;

/** Parts, parts past the end, and a second reading of something that has not changed. */
async function checkRangesAndConditions(
  trial: Trial,
  call: Call,
  whole: Answer,
  pastTheEnd: PerVersion<number>,
): Promise<void> {
  const ask = async (headers: Record<string, string>) => trial.world.session('artist').send({ ...call, headers });
  const part = await ask({ range: 'bytes=4-11' });
  trial.expect('range.status', 206, part.status);
  assert.deepEqual(part.bytes, whole.bytes.subarray(4, 12));
  assert.equal(part.headers.get('content-range'), `bytes 4-11/${whole.bytes.length}`);
  const open = await ask({ range: `bytes=${whole.bytes.length - 5}-` });
  trial.expect('open range.status', 206, open.status);
  assert.deepEqual(open.bytes, whole.bytes.subarray(-5));
  const suffix = await ask({ range: 'bytes=-3' });
  trial.expect('suffix range.status', 206, suffix.status);
  assert.deepEqual(suffix.bytes, whole.bytes.subarray(-3));
  const past = await ask({ range: `bytes=${whole.bytes.length + 10}-` });
  trial.expect('range past the end.status', forVersion(pastTheEnd, trial.world.version), past.status);
  const etag = whole.headers.get('etag');
  assert.ok(etag, 'the answer has an ETag');
  trial.expect('same tag.status', 304, (await ask({ 'if-none-match': etag })).status);
  trial.expect('other tag.status', 200, (await ask({ 'if-none-match': '"another"' })).status);
  const modified = whole.headers.get('last-modified');
  assert.ok(modified, 'the answer has a Last-Modified');
  trial.expect('not modified since.status', 304, (await ask({ 'if-modified-since': modified })).status);
}

const media = ({ route, of, path, contentType, pastTheEnd = 416 }: Media): Probe =>
  probe({
    route,
    setUp: of,
    forbidden: { as: 'vendor', call: ({ previewId }) => get(path(previewId)), status: 403, body: forbidden },
    permitted: {
      as: 'artist',
      call: ({ previewId }) => get(path(previewId)),
      status: 200,
      contentType,
      async effect({ trial, state, answer }) {
        assert.ok(contentType === 'image/png' ? isPng(answer) : isMp4(answer), `the file is ${contentType}`);
        await checkRangesAndConditions(trial, get(path(state.previewId)), answer, pastTheEnd);
      },
    },
    async further({ trial }) {
      await trial.step('unknown', 'artist', get(path(unknown)), { status: 404, body: notFound });
    },
  });

const documentBytes = new Uint8Array(
  Buffer.from('%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n'),
);

/** A file that is kept as it is. */
const sharedDocument = perWorld(async (world) => {
  const place = await newPreviewEntry(world);
  const file = { name: 'file', fileName: 'notes.pdf', type: 'application/pdf', bytes: documentBytes };
  await world.read(z.unknown(), 'artist', upload(`/pictures/preview-files/${place.previewId}`, [file]));
  await world.events.settle();
  return place;
});

export const mediaFiles: readonly Probe[] = [
  media({
    route: 'GET /pictures/thumbnails/preview-files/{preview_file_id}.png',
    of: sharedPicture,
    path: (id) => `/pictures/thumbnails/preview-files/${id}.png`,
    contentType: 'image/png',
  }),
  media({
    route: 'GET /pictures/thumbnails-square/preview-files/{preview_file_id}.png',
    of: sharedPicture,
    path: (id) => `/pictures/thumbnails-square/preview-files/${id}.png`,
    contentType: 'image/png',
  }),
  media({
    route: 'GET /pictures/originals/preview-files/{preview_file_id}.png',
    of: sharedPicture,
    path: (id) => `/pictures/originals/preview-files/${id}.png`,
    contentType: 'image/png',
  }),
  media({
    route: 'GET /movies/originals/preview-files/{preview_file_id}.mp4',
    of: sharedMovie,
    path: (id) => `/movies/originals/preview-files/${id}.mp4`,
    contentType: 'video/mp4',
  }),
  media({
    route: 'GET /movies/low/preview-files/{preview_file_id}.mp4',
    of: sharedMovie,
    path: (id) => `/movies/low/preview-files/${id}.mp4`,
    contentType: 'video/mp4',
    // 0.20.52 takes the refusal for a missing file and answers with a part of the full movie.
    pastTheEnd: { '0.20.52': 206, '1.0.97': 416 },
  }),
  // The file itself is kept where somebody has turned that on, which nobody has here; older servers do not know the route.
  probe({
    route: 'GET /movies/source/preview-files/{preview_file_id}.mp4',
    only: '1.0.97',
    setUp: sharedMovie,
    forbidden: { as: 'vendor', call: ({ previewId }) => get(sourcePath(previewId)), status: 403, body: forbidden },
    permitted: { as: 'artist', call: ({ previewId }) => get(sourcePath(previewId)), status: 404, body: notFound },
    async further({ trial }) {
      await trial.step('unknown', 'artist', get(sourcePath(unknown)), { status: 404, body: notFound });
    },
  }),
  media({
    route: 'GET /movies/tiles/preview-files/{preview_file_id}.png',
    of: sharedMovie,
    path: (id) => `/movies/tiles/preview-files/${id}.png`,
    contentType: 'image/png',
  }),
  media({
    route: 'GET /movies/originals/preview-files/{preview_file_id}/download',
    of: sharedMovie,
    path: (id) => `/movies/originals/preview-files/${id}/download`,
    contentType: 'video/mp4',
  }),
  probe({
    route: 'GET /pictures/originals/preview-files/{preview_file_id}.pdf',
    setUp: sharedDocument,
    forbidden: {
      as: 'vendor',
      call: ({ previewId }) => get(`/pictures/originals/preview-files/${previewId}.pdf`),
      status: 403,
      body: forbidden,
    },
    permitted: {
      as: 'artist',
      call: ({ previewId }) => get(`/pictures/originals/preview-files/${previewId}.pdf`),
      status: 200,
      contentType: 'application/pdf',
      async effect({ answer }) {
        assert.deepEqual(answer.bytes, Buffer.from(documentBytes));
      },
    },
  }),
];
