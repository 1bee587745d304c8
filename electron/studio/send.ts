/*
 * Answers to bytes: JSON compressed as the proxy of a real site does, files with ranges and conditions.
 */
import { createReadStream, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { crc32, createGzip, gzip } from 'node:zlib';
import type { Answer, FileSource } from './answer.ts';
import { jsonText } from './json.ts';

const compress = promisify(gzip);

export type SendOptions = { readonly isNew: boolean };

export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  options: SendOptions,
): Promise<void> {
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries(answer.headers)) {
    response.setHeader(name, typeof value === 'string' ? value : [...value]);
  }
  const { body } = answer;
  switch (body.kind) {
    case 'empty':
      if (answer.status === 204) {
        response.setHeader('Content-Type', options.isNew ? 'text/html; charset=utf-8' : 'application/json');
      }
      response.end();
      return;
    case 'json':
      await sendText(request, response, jsonText(body.value), 'application/json');
      return;
    case 'text':
      await sendText(request, response, body.text, body.contentType);
      return;
    case 'lines':
      response.setHeader('Content-Type', 'application/x-ndjson');
      await sendLines(request, response, body.values);
      return;
    case 'file':
      await sendFile(request, response, body, options);
  }
}

const acceptsGzip = (request: IncomingMessage): boolean => /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');

/** A compressing proxy may not call two encodings the same: the tag becomes a weak one. */
function weakenTag(response: ServerResponse): void {
  const tag = response.getHeader('ETag');
  if (typeof tag === 'string' && !tag.startsWith('W/')) response.setHeader('ETag', `W/${tag}`);
}

async function sendText(
  request: IncomingMessage,
  response: ServerResponse,
  text: string,
  contentType: string,
): Promise<void> {
  response.setHeader('Content-Type', contentType);
  let bytes: Buffer = Buffer.from(text);
  if (contentType === 'application/json' && bytes.length > 20 && acceptsGzip(request)) {
    bytes = await compress(bytes, { level: 1 });
    response.setHeader('Content-Encoding', 'gzip');
    response.setHeader('Vary', 'Accept-Encoding');
    weakenTag(response);
  }
  response.setHeader('Content-Length', bytes.length);
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

async function sendLines(request: IncomingMessage, response: ServerResponse, values: Iterable<unknown>): Promise<void> {
  const lines = Readable.from(
    (function* () {
      for (const value of values) yield `${jsonText(value)}\n`;
    })(),
  );
  if (acceptsGzip(request)) {
    response.setHeader('Content-Encoding', 'gzip');
    response.setHeader('Vary', 'Accept-Encoding');
    weakenTag(response);
    await pipeline(lines, createGzip({ level: 1 }), response);
    return;
  }
  await pipeline(lines, response);
}

type FileBody = Extract<Answer['body'], { kind: 'file' }>;

const sizeOf = (source: FileSource): number =>
  source.kind === 'bytes' ? source.bytes.length : statSync(source.path).size;

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  body: FileBody,
  { isNew }: SendOptions,
): Promise<void> {
  const size = sizeOf(body.source);
  const modified = new Date(`${body.modified.slice(0, 19)}Z`);
  const tag = `"${modified.getTime() / 1000}.0-${size}-${crc32(`${body.name} ${body.contentType}`)}"`;
  response.setHeader('Content-Type', body.contentType);
  response.setHeader('Content-Disposition', disposition(body.name, body.isAttachment));
  response.setHeader('Last-Modified', modified.toUTCString());
  response.setHeader('Cache-Control', isNew ? 'max-age=604800, private' : 'public, max-age=604800');
  response.setHeader('ETag', tag);
  if (isNew) response.setHeader('Accept-Ranges', 'bytes');
  else response.setHeader('Vary', 'Cookie');
  if (isUnchanged(request, tag, modified)) {
    response.removeHeader('Content-Type');
    response.statusCode = 304;
    response.end();
    return;
  }
  const range = rangeOf(request.headers.range, size);
  if (range === 'unsatisfiable') {
    response.statusCode = 416;
    response.removeHeader('ETag');
    response.setHeader('Content-Range', `bytes */${size}`);
    response.end();
    return;
  }
  const first = range?.first ?? 0;
  const last = range?.last ?? size - 1;
  if (range !== null) {
    response.statusCode = 206;
    response.setHeader('Accept-Ranges', 'bytes');
    response.setHeader('Content-Range', `bytes ${first}-${last}/${size}`);
  }
  response.setHeader('Content-Length', last - first + 1);
  if (request.method === 'HEAD' || size === 0) response.end();
  else if (body.source.kind === 'bytes') response.end(body.source.bytes.subarray(first, last + 1));
  else await pipeline(createReadStream(body.source.path, { start: first, end: last }), response);
}

function isUnchanged(request: IncomingMessage, tag: string, modified: Date): boolean {
  const wanted = request.headers['if-none-match'];
  if (wanted !== undefined)
    return wanted === '*' || wanted.split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  return !Number.isNaN(since) && modified.getTime() <= since;
}

type Range = { readonly first: number; readonly last: number };

function rangeOf(header: string | undefined, size: number): Range | null | 'unsatisfiable' {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (match === null) return null;
  const [, from = '', to = ''] = match;
  if (from === '' && to === '') return null;
  if (from === '') {
    const length = Math.min(Number(to), size);
    return length === 0 ? 'unsatisfiable' : { first: size - length, last: size - 1 };
  }
  const first = Number(from);
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < first) return null;
  return first >= size ? 'unsatisfiable' : { first, last };
}

/** Content-Disposition as Werkzeug writes it: an unaccented name, and the real one beside it. */
function disposition(name: string, isAttachment: boolean): string {
  const kind = isAttachment ? 'attachment' : 'inline';
  const plain = name.normalize('NFKD').replace(/[^\x20-\x7e]/g, '');
  const quoted = /^[\w!#$%&'*+.^`|~-]+$/.test(plain) ? plain : `"${plain.replace(/(["\\])/g, '\\$1')}"`;
  const real = plain === name ? '' : `; filename*=UTF-8''${encodeURIComponent(name)}`;
  return `${kind}; filename=${quoted}${real}`;
}
