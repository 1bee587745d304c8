/*
 * Reads a request's body: JSON, a form, or a form with files. Files go straight to disk.
 */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import type { Body, UploadedFile } from './call.ts';
import type { Json } from './columns.ts';

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** `incoming`: the folder uploaded files are written to. */
export async function readBody(request: IncomingMessage, incoming: () => string): Promise<Body> {
  const contentType = (request.headers['content-type'] ?? '').toLowerCase();
  if (contentType.startsWith('multipart/form-data')) return readForm(request, incoming());
  const text = await readAll(request);
  if (/^application\/(.*\+)?json/.test(contentType)) {
    try {
      return { kind: 'json', value: JSON.parse(text) as Json };
    } catch {
      return { kind: 'broken json' };
    }
  }
  if (contentType.startsWith('application/x-www-form-urlencoded')) {
    return { kind: 'form', fields: Object.fromEntries(new URLSearchParams(text)), files: [] };
  }
  return { kind: 'none' };
}

async function readForm(request: IncomingMessage, folder: string): Promise<Body> {
  const fields: Record<string, string> = {};
  const files: UploadedFile[] = [];
  const writing: Promise<void>[] = [];
  const parser = busboy({ headers: request.headers, defParamCharset: 'utf8', limits: { fieldSize: 64 * 1024 * 1024 } });
  parser.on('field', (name, value) => {
    fields[name] = value;
  });
  parser.on('file', (field, stream, { filename, mimeType }) => {
    const path = join(folder, randomUUID());
    let sizeBytes = 0;
    stream.on('data', (chunk: Buffer) => {
      sizeBytes += chunk.length;
    });
    const written = pipeline(stream, createWriteStream(path)).then(() => {
      // A file part without a name is a field to the server.
      if (filename !== undefined) files.push({ field, name: filename, mimetype: mimeType, path, sizeBytes });
    });
    // Cut off with the request, it is nobody's concern any more: the request itself fails.
    written.catch(() => undefined);
    writing.push(written);
  });
  await pipeline(request, parser);
  await Promise.all(writing);
  files.sort((left, right) => left.field.localeCompare(right.field, 'en', { numeric: true }));
  return { kind: 'form', fields, files };
}
