/**
 * Serves `kitsu-media:` from this disk. The engine knows which file it is and fetches it when it is not here; the bytes
 * are read by this process, so that a long movie never passes through the engine's port.
 */
import { open } from 'node:fs/promises';
import type { Session } from 'electron';
import type { MediaFile, MediaRequest } from '../../shared/control.ts';
import { InariError, type ErrorCode } from '../../shared/errors.ts';
import { parseMediaUrl } from '../../shared/mediaUrl.ts';
import { parseRange } from './byteRange.ts';
import { describeError, type Log } from './log.ts';
import { streamMedia } from './mediaStream.ts';
import { pageOrigin } from './page.ts';

export type AskForMedia = (request: MediaRequest) => Promise<MediaFile>;

export function serveMedia(session: Session, ask: AskForMedia, log: Log): void {
  session.protocol.handle('kitsu-media', async (request) => {
    try {
      return await answer(request, ask).catch((error: unknown) => {
        // Thrown out, or complete and renamed, in the moment between the question and the opening: asked once more.
        if (isMissing(error)) return answer(request, ask);
        throw error;
      });
    } catch (error) {
      if (error instanceof InariError) return failure(error.code);
      log.write('error', 'media-not-served', describeError(error));
      return failure('unexpected');
    }
  });
}

async function answer(request: Request, ask: AskForMedia): Promise<Response> {
  const reference = parseMediaUrl(request.url);
  if (reference === null || (request.method !== 'GET' && request.method !== 'HEAD')) return failure('not-found');
  const file = await ask({ ...reference, afterBytes: null });
  const entityTag = `"${file.contentId}"`;
  const headers: Record<string, string> = {
    ...common,
    'content-type': file.contentType,
    etag: entityTag,
    'accept-ranges': file.totalBytes === null ? 'none' : 'bytes',
    // What an id stands for does not change; what does carries its version in the address. A chosen file is its owner's,
    // who may save it over at any time: what is shown is what would be sent.
    'cache-control': file.isComplete && reference.kind !== 'chosen' ? 'private, max-age=604800, immutable' : 'no-store',
  };
  // Whoever asks for its end waits for all of it.
  if (!file.isComplete) headers['x-inari-arriving'] = '1';
  const condition = request.headers.get('if-range');
  const asked = condition === null || condition === entityTag ? request.headers.get('range') : null;
  const range = file.totalBytes === null ? null : parseRange(asked, file.totalBytes);
  if (range === 'unsatisfiable') {
    return new Response(null, {
      status: 416,
      headers: { ...common, 'content-range': `bytes */${String(file.totalBytes)}` },
    });
  }
  if (range !== null)
    headers['content-range'] = `bytes ${String(range.first)}-${String(range.last)}/${String(file.totalBytes)}`;
  const length = range === null ? file.totalBytes : range.last - range.first + 1;
  if (length !== null) headers['content-length'] = String(length);
  const status = range === null ? 200 : 206;
  if (request.method === 'HEAD') return new Response(null, { status, headers });
  const body = streamMedia(await open(file.path, 'r'), file, range ?? { first: 0, last: null }, (afterBytes) =>
    ask({ ...reference, afterBytes }),
  );
  return new Response(body, { status, headers });
}

const common = {
  // The page reads movies with `fetch` as well, and may see why one is not there.
  'access-control-allow-origin': pageOrigin,
  'access-control-expose-headers':
    'content-range, accept-ranges, content-length, etag, x-inari-error, x-inari-arriving',
  'x-content-type-options': 'nosniff',
};

const statusOf: Partial<Record<ErrorCode, number>> = {
  'not-found': 404,
  gone: 410,
  forbidden: 403,
  'not-on-this-disk': 503,
  'engine-stopped': 503,
  'disk-full': 507,
};

/** `<img>` and `<video>` only see that it failed; `fetch` sees the code in a header. */
function failure(code: ErrorCode): Response {
  return new Response(null, {
    status: statusOf[code] ?? 500,
    headers: { ...common, 'cache-control': 'no-store', 'x-inari-error': code },
  });
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';
